import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "../lib/run.mjs";

/** The last file written into a folder: it says what the folder was made of. */
const stampName = "complete.json";

/** Whether the folder holds what the stamp describes. */
export function isInstalled(folder, stamp) {
  const file = path.join(folder, stampName);
  return existsSync(file) && readFileSync(file, "utf8") === stamp;
}

/**
 * Makes a folder, unless it is there already. It is built beside its place and moved there at the end, so that an
 * interrupted run leaves nothing half done.
 *
 * @param {string} folder
 * @param {string} stamp what it is made of; another one means that it is made anew
 * @param {(draft: string) => Promise<void>} make fills the empty folder it is given
 */
export async function installOnce(folder, stamp, make) {
  if (isInstalled(folder, stamp)) return;
  const draft = `${folder}.draft-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  try {
    mkdirSync(draft, { recursive: true });
    await make(draft);
    writeFileSync(path.join(draft, stampName), stamp);
    if (isInstalled(folder, stamp)) return; // Another run was faster.
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Installs what the package.json in `cwd` asks for; a registry that failed once is asked once more. */
export async function npmInstall(cwd, ...extra) {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  let last;
  for (let attempt = 1; attempt <= 2; attempt++) {
    last = await run(npm, ["install", ...quiet, ...extra], { cwd, timeoutSeconds: 420 });
    if (last.code === 0) return;
  }
  throw new Error(`npm install failed twice in ${cwd}:\n${last.output.slice(0, 3000)}`);
}
