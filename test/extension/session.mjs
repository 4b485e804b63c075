import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inProject } from "../../scripts/lib/paths.mjs";

/** The packaged extension, which is what all these tests run against. */
export function packagedExtension() {
  const { name, version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const vsix = inProject(`${name}-${version}.vsix`);
  if (!existsSync(vsix)) throw new Error(`${path.basename(vsix)} is missing; make it with: npm run package`);
  return vsix;
}

/** A fresh copy of a fixture folder, for tests that change it. */
export function copyOfFixture(name) {
  const parent = mkdtempSync(path.join(os.tmpdir(), "podgrace-workspace-"));
  const folder = path.join(parent, name);
  cpSync(inProject("test/extension/fixtures", name), folder, { recursive: true });
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** Where the results of a run are written for scripts/test.mjs to count. A former result is removed. */
export function resultFile(name) {
  const file = inProject("test-results", `extension-${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  rmSync(logFile(name), { force: true });
  return file;
}

/** Where the log of the editor is kept when a run failed. */
export function logFile(name) {
  return inProject("test-results", `${name}.log`);
}

/**
 * Prints the results of a run, the failures in full, or the end of the editor's log where there is no result.
 * False unless all tests passed.
 */
export function report(name) {
  const file = inProject("test-results", `extension-${name}.json`);
  if (!existsSync(file)) {
    if (existsSync(logFile(name)))
      console.error(readFileSync(logFile(name), "utf8").split("\n").slice(-40).join("\n"));
    console.error("The tests did not come to an end, so there is no result.");
    return false;
  }
  const { passed, failed, skipped } = JSON.parse(readFileSync(file, "utf8"));
  for (const title of passed) console.log(`  passed  ${title}`);
  for (const title of skipped) console.log(`  SKIPPED ${title}`);
  for (const { title, reason } of failed)
    console.log(`  FAILED  ${title}\n${reason.replace(/^/gm, "          ")}`);
  return passed.length > 0 && failed.length === 0 && skipped.length === 0;
}

/** Writes a result that was collected outside an editor. */
export function writeResult(file, results) {
  writeFileSync(file, JSON.stringify(results, null, 2));
}
