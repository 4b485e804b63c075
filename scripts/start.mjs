/**
 * `npm start [-- FOLDER] [-- --no-editor]`: shows what the product does. It builds and packages the extension,
 * reports on a folder of manifests (default: examples) in the terminal, and opens the folder in VS Code with the
 * extension installed: in the one of this machine, else in a server from the npm registry. `--no-editor`, or an
 * output that is no terminal, ends after the report.
 */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { installPackages } from "./lib/installPackages.mjs";
import { inProject, root } from "./lib/paths.mjs";
import { onPath } from "./lib/programs.mjs";
import { run } from "./lib/run.mjs";

try {
  await start();
} catch (error) {
  console.error(error.errors ? "The build failed." : error.message);
  process.exitCode = 1;
}

async function start() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "no-editor": { type: "boolean" } },
  });
  const folder = folderToShow(positionals);
  await installPackages(console.log);
  // Loaded now and not above: it needs the packages that were just installed.
  const { packageExtension } = await import("./package.mjs");
  const vsix = await packageExtension();
  await report(folder);
  if (values["no-editor"] || !process.stdout.isTTY) return;
  const desktop = process.env.VSCODE_EXECUTABLE ?? onPath("code");
  if (desktop) await openDesktop(desktop, vsix, folder);
  else await serve(vsix, folder);
}

function folderToShow(positionals) {
  if (positionals.length > 1) throw new Error("Name one folder at most: npm start -- FOLDER");
  // npm starts scripts in the project's folder and notes where the user was.
  const userFolder = process.env.INIT_CWD ?? process.cwd();
  const folder =
    positionals[0] === undefined ? inProject("examples") : path.resolve(userFolder, positionals[0]);
  if (!existsSync(folder)) throw new Error(`${folder} does not exist.`);
  return folder;
}

/** Findings are what the demonstration is about; only a command line that could not do its work is an error. */
async function report(folder) {
  console.log(`\n$ podgrace scan ${path.relative(root, folder) || "."}\n`);
  const { code } = await run(process.execPath, [inProject("dist/cli.js"), "scan", folder], { show: true });
  if (code > 1) throw new Error(`podgrace scan ended with code ${code}.`);
}

async function openDesktop(code, vsix, folder) {
  for (const args of [["--install-extension", vsix, "--force"], [folder]]) {
    const { code: exit } = await run(code, args, { show: true });
    if (exit !== 0) throw new Error(`${code} ${args[0]} ended with code ${exit}.`);
  }
}

async function serve(vsix, folder) {
  const { serveEditor } = await import("./hosts/openEditor.mjs");
  console.log("\nNo `code` on the PATH: starting a VS Code server.");
  // The editor has a terminal, so the address holds a secret that keeps other users of this machine out.
  const token = randomBytes(24).toString("hex");
  const editor = await serveEditor({ vsix, folder, token, say: console.log });
  console.log(`\nOpen this address in a browser; Ctrl+C ends the editor:\n\n  ${editor.address}\n`);
  await interrupted();
  await editor.stop();
}

/** Waits for Ctrl+C, in place of ending at once as the scripts do otherwise. */
function interrupted() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal).once(signal, resolve);
  });
}
