/**
 * `npm run bench`: how fast Podgrace is, beside others, on the same files in the same run.
 *
 *   npm run bench                          everything; some minutes
 *   npm run bench -- --only scan,edit      some of: scan, edit, workspace, growth, activation (only when asked for)
 *   npm run bench -- --folder DIR          cold scans of a folder of yours
 *   npm run bench -- --rounds 5            how often each cold scan is run
 *
 * Prints Markdown on standard output and what it is doing on standard error. The sets are generated, always the same. What
 * npm has of the peers is installed into `.bench`; kube-linter, kube-score and kubeconform take part where they are on the PATH.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "../build.mjs";
import { inProject } from "../lib/paths.mjs";
import { measureActivation } from "./activation.mjs";
import { measureEditing } from "./editing.mjs";
import { startServer } from "./languageServer.mjs";
import { installPeers, scanners, yamlLanguageServer } from "./programs.mjs";
import { compareScans, measureGrowth } from "./scanning.mjs";
import { sets, writeSet } from "./sets.mjs";
import { median, quantile, round, table } from "./statistics.mjs";
import { measureHugeWorkspace } from "./workspace.mjs";

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "scan,edit,workspace,growth" },
    folder: { type: "string" },
    rounds: { type: "string", default: "7" },
  },
});
const wanted = new Set(options.only.split(","));
const rounds = Number(options.rounds);
const say = (line) => process.stderr.write(`· ${line}\n`);
const temporary = mkdtempSync(path.join(os.tmpdir(), "podgrace-bench-"));
try {
  print(
    `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
  );
  if (wanted.delete("activation"))
    print("## Activation in VS Code", await measureActivation(Math.min(rounds, 5), say));
  if (wanted.size > 0 || options.folder !== undefined) await compare();
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

async function compare() {
  await build({ minify: true });
  const packages = await installPeers(say);
  const programs = await scanners(packages);
  if (options.folder !== undefined) {
    print(await compareScans(path.resolve(options.folder), programs, rounds, say));
    return;
  }
  if (wanted.has("scan")) await scan(programs);
  if (wanted.has("edit")) await edit(packages);
  if (wanted.has("workspace")) await workspace();
  if (wanted.has("growth")) {
    print("## Growth", await measureGrowth(temporary, programs[0], Math.min(rounds, 3), say));
  }
}

async function scan(programs) {
  const folder = writeSet(temporary, "repository", sets.repository());
  print("## Cold scan of 300 files with 1,500 objects", await compareScans(folder, programs, rounds, say));
}

async function edit(packages) {
  const servers = [{ name: "podgrace", command: ourServer(), pulls: true }];
  if (packages !== null) {
    const command = [process.execPath, yamlLanguageServer(packages), "--stdio"];
    servers.push({ name: "yaml-language-server", command, pulls: false });
  }
  const places = [
    { title: "A file of 300 lines among 1,500 objects", set: "repository", file: "team-10/app-150.yaml" },
    { title: "One file of 37,600 lines", set: "one-file", file: "all.yaml" },
  ];
  for (const { title, set, file } of places) {
    const folder = writeSet(temporary, set, sets[set]());
    const rows = [];
    for (const { name, command, pulls } of servers) {
      say(`typing, ${set}: ${name}`);
      rows.push([name, ...(await editingCells({ command, pulls, folder, file: path.join(folder, file) }))]);
    }
    const head = ["", "keystroke median", "p95", "in a name", "p95", "hover median", "p95"];
    head.push("memory", "at the most");
    print(`## ${title}`, table(head, rows));
  }
}

/** A peer's keystroke waits on purpose before it is looked at (200 ms in yaml-language-server); that is part of what is felt. */
async function editingCells({ command, pulls, folder, file }) {
  const server = await startServer({ command, folder, pulls });
  const first = server.diagnostics(file);
  await server.open(file);
  await first;
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const { keystrokes, inName, hovers } = await measureEditing(server, file, {
    strokes: pulls ? 100 : 20,
    warmUp: pulls ? 30 : 5,
  });
  const { now, peak } = server.memory();
  await server.stop();
  const times = [keystrokes, inName, hovers].flatMap((values) => [median(values), quantile(values, 0.95)]);
  return [...times.map((value) => `${round(value)} ms`), `${now.toFixed(0)} MB`, `${peak.toFixed(0)} MB`];
}

async function workspace() {
  say("writing 30,000 files");
  const folder = writeSet(temporary, "monorepo", sets.monorepo());
  const file = path.join(folder, "area-0/part-0/file-0.yaml");
  print("## 30,000 files, 350 MB", await measureHugeWorkspace(ourServer(), folder, file, say));
}

function ourServer() {
  return [process.execPath, inProject("dist/server.js"), "--stdio"];
}

function print(...paragraphs) {
  for (const paragraph of paragraphs) process.stdout.write(`${paragraph}\n\n`);
}
