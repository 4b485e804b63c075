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
  return file;
}

/** Prints the results of a run, the failures in full; false when there is none or when a test did not pass. */
export function report(file) {
  if (!existsSync(file)) {
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
