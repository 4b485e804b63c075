import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { collectResults, type Results } from "../support/results.ts";

/** What VS Code calls in its Node extension host: runs the suites beside this file. */
export async function run(): Promise<void> {
  const resultFile = process.env.PODGRACE_RESULT_FILE;
  if (!resultFile) throw new Error("PODGRACE_RESULT_FILE is not set; start the tests with runTests.mjs.");
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({ ui: "tdd", timeout: 120_000, retries: 1, color: false });
  if (process.env.PODGRACE_TEST_GREP) mocha.grep(process.env.PODGRACE_TEST_GREP);
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith(".test.js")) mocha.addFile(path.join(__dirname, file));
  }
  const results = await new Promise<Results>((resolve) => {
    const runner = mocha.run(() => resolve(collected));
    const collected = collectResults(runner);
  });
  writeFileSync(resultFile, JSON.stringify(results, null, 2));
  if (results.failed.length > 0) throw new Error(`${results.failed.length} tests failed`);
}
