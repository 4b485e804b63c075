import { accessSync, constants } from "node:fs";
import path from "node:path";
import { run } from "./run.mjs";

/** The first executable file of that name on the PATH. */
export function onPath(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether this process may install packages of Debian. */
export function canInstall() {
  return process.getuid?.() === 0 && onPath("apt-get") !== undefined;
}

/**
 * Installs packages of Debian.
 *
 * @param {readonly string[]} packages
 */
export async function install(...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // A lock held by another apt run (a machine that has just started) is waited for.
  const patient = ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=2"];
  const steps = [
    [...patient, "update"],
    [...patient, "install", "-y", "--no-install-recommends", ...packages],
  ];
  for (const args of steps) {
    const { code, output } = await run("apt-get", args, { env, timeoutSeconds: 900 });
    if (code !== 0)
      throw new Error(`apt-get ${args.at(-1)} failed with code ${code}:\n${output.slice(-3000)}`);
  }
}
