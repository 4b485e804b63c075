/**
 * Runs test/extension/ui: a browser drives the real editor with mouse and keyboard. PODGRACE_HOST chooses the host.
 *
 *   node test/extension/runUiTests.mjs [--grep TEXT]
 */
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import Mocha from "mocha";
import { inProject } from "../../scripts/lib/paths.mjs";
import { report, resultFile, writeResult } from "./session.mjs";

const { values } = parseArgs({ allowPositionals: true, options: { grep: { type: "string" } } });
const file = resultFile("ui");
const mocha = new Mocha({ ui: "tdd", timeout: 240_000, retries: 1, reporter: class {} });
if (values.grep) mocha.grep(values.grep);
const folder = inProject("test/extension/ui");
for (const each of readdirSync(folder).sort()) {
  if (each.endsWith(".test.mjs")) mocha.addFile(inProject("test/extension/ui", each));
}
await mocha.loadFilesAsync();
await new Promise((resolve) => {
  const results = { passed: [], failed: [], skipped: [] };
  const runner = mocha.run(() => {
    writeResult(file, results);
    resolve();
  });
  const retried = new Set();
  runner.on("retry", (test) => retried.add(test.fullTitle()));
  runner.on("pass", (test) => {
    const title = test.fullTitle();
    results.passed.push(retried.has(title) ? `${title} (at the second try)` : title);
  });
  runner.on("pending", (test) => results.skipped.push(test.fullTitle()));
  runner.on("fail", (test, error) => {
    results.failed.push({ title: test.fullTitle(), reason: error.stack ?? String(error) });
  });
});
process.exitCode = report("ui") ? 0 : 1;
