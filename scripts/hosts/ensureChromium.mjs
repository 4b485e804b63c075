import { accessSync, constants } from "node:fs";
import path from "node:path";
import { run } from "../lib/run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const usualPlaces = [
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The path of a Chromium-based browser: the one named by CHROMIUM, one that is installed, or Debian's, which
 * is installed now when this process may do so.
 *
 * @param {(line: string) => void} [say] told when something is about to be installed
 * @returns {Promise<string>}
 */
export async function ensureChromium(say = () => {}) {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM is set to ${named}, which is not an executable file.`);
  }
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || !onPath("apt-get")) {
    throw new Error(
      "No Chromium or Chrome found. Install one (on Debian: apt-get install chromium), or set CHROMIUM to its path.",
    );
  }
  say("installing chromium with apt-get");
  await installWithApt();
  const installed = findChromium();
  if (!installed) throw new Error("apt-get installed chromium, yet no chromium is on the PATH.");
  return installed;
}

function findChromium() {
  for (const name of names) {
    const found = onPath(name);
    if (found) return found;
  }
  return usualPlaces.find(isExecutable);
}

/** The first executable file of that name on the PATH. */
export function onPath(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // A lock held by another apt run (a machine that has just started) is waited for.
  const patient = ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=2"];
  const steps = [
    [...patient, "update"],
    [...patient, "install", "-y", "--no-install-recommends", "chromium"],
  ];
  for (const args of steps) {
    const { code, output } = await run("apt-get", args, { env, timeoutSeconds: 900 });
    if (code !== 0)
      throw new Error(`apt-get ${args.at(-1)} failed with code ${code}:\n${output.slice(-3000)}`);
  }
}
