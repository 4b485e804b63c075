import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";

/** Where the peers are installed: outside of the project's own packages. */
const cache = inProject(".bench");

/** Installs what npm has of the peers, once. Gives the folder of the packages, or null where that fails. */
export async function installPeers(say) {
  if (existsSync(path.join(cache, "node_modules/@monokle/validation"))) return cache;
  say("installing yaml-language-server and @monokle/validation into .bench");
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(cache, "package.json"), '{ "private": true }\n');
  const packages = ["yaml-language-server", "@monokle/validation"];
  const { code, output } = await run("npm", ["install", ...packages, "--no-audit", "--no-fund"], {
    cwd: cache,
  });
  if (code !== 0) say(output);
  return code === 0 ? cache : null;
}

/** Everything that can scan a folder here, ours first: name, version and the command for a folder. */
export async function scanners(packages) {
  const node = process.execPath;
  const ours = { name: "podgrace", command: (folder) => [node, inProject("dist/cli.js"), "scan", folder] };
  const found = [{ ...ours, version: JSON.parse(readFileSync(inProject("package.json"), "utf8")).version }];
  if (packages !== null) {
    const runner = (file) => inProject("scripts/bench/peers", file);
    found.push({
      name: "yaml-language-server",
      version: versionOf(packages, "yaml-language-server"),
      command: (folder) => [node, runner("yamlLanguageServer.mjs"), yamlLanguageServer(packages), folder],
    });
    found.push({
      name: "@monokle/validation",
      version: versionOf(packages, "@monokle/validation"),
      command: (folder) => [node, runner("monokle.mjs"), packages, folder],
    });
  }
  for (const { name, version, command } of goTools) {
    const { code, output } = await run(name, version);
    if (code === 0)
      found.push({ name, version: output.match(/\d+\.\d+\.\d+/)?.[0] ?? "(built here)", command });
  }
  return found;
}

export function yamlLanguageServer(packages) {
  return path.join(packages, "node_modules/yaml-language-server/bin/yaml-language-server");
}

function versionOf(packages, name) {
  return JSON.parse(readFileSync(path.join(packages, "node_modules", name, "package.json"), "utf8")).version;
}

/** Those that are on the PATH take part. kubeconform gets no schemas, for those would come over the network. */
const goTools = [
  { name: "kube-linter", version: ["version"], command: (folder) => ["kube-linter", "lint", folder] },
  {
    name: "kube-score",
    version: ["version"],
    command: (folder) => ["sh", "-c", `find ${folder} -name '*.yaml' | xargs kube-score score`],
  },
  {
    name: "kubeconform",
    version: ["-v"],
    command: (folder) => ["kubeconform", "-ignore-missing-schemas", "-schema-location", folder, folder],
  },
];

/**
 * Runs a command to its end. Gives seconds by the clock and, where the system tells, of the processor (with all that the command
 * starts), and megabytes at the most (of the command itself).
 */
export function measure([program, ...args]) {
  const began = performance.now();
  const before = processorOfChildren();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  child.stdout.on("data", (data) => {
    if (output.length < 1000) output += data;
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMemory(child.pid));
  }, 5);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => {
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      resolve({ seconds, processor: processorOfChildren() - before, megabytes: peak, output });
    });
  });
}

/** Seconds of the processor that programs started from here, and those they started, have taken and ended; a tick is 10 ms. */
function processorOfChildren() {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1].split(" ");
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Megabytes at the most so far; 0 where the process has ended, or the system is none that tells. */
function peakMemory(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
