import { canInstall, install, isExecutable, onPath } from "../lib/programs.mjs";

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
  if (!canInstall()) {
    throw new Error(
      "No Chromium or Chrome found. Install one (on Debian: apt-get install chromium), or set CHROMIUM to its path.",
    );
  }
  say("installing chromium with apt-get");
  await install("chromium");
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
