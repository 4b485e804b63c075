import { existsSync, readFileSync } from "node:fs";
import { inProject } from "./paths.mjs";
import { run } from "./run.mjs";

/**
 * Installs the packages of package-lock.json when node_modules does not hold them. Whoever calls this may use
 * nothing but Node's own modules before.
 *
 * @param {(line: string) => void} say told when there is something to install
 */
export async function installPackages(say) {
  if (isUpToDate()) return;
  say("installing packages (npm ci)");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const reports = [];
  for (const command of commands) {
    const { code, output } = await run(npm, [...command, "--no-audit", "--no-fund"], { timeoutSeconds: 600 });
    if (code === 0) return;
    reports.push(`npm ${command.join(" ")} ended with code ${code}:\n${output.slice(0, 3000)}`);
  }
  throw new Error(reports.join("\n"));
}

/**
 * What is tried, in this order. A registry that does not carry the optional packages of all platforms makes
 * `npm ci` refuse a lock file that was written with its help; `npm install` takes the same versions from it.
 */
const commands = [["ci"], ["install", "--no-save"]];

/** npm notes in node_modules what it put there. Packages for other platforms are rightly missing. */
function isUpToDate() {
  const installedFile = inProject("node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const installed = readPackages(installedFile);
  return Object.entries(readPackages(inProject("package-lock.json"))).every(
    ([folder, { version, optional }]) => {
      if (folder === "") return true;
      return installed[folder] ? installed[folder].version === version : optional;
    },
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
