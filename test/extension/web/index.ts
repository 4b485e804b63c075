import { collectResults, type Results } from "../support/results.ts";

/** What VS Code calls in its web worker extension host: runs the suites of this folder with mocha's browser build. */
export async function run(): Promise<void> {
  // Imported late: in a bundle it takes the place of this module's exports, which VS Code has read by now.
  await import("mocha/mocha.js");
  // Mocha's own choice for a browser writes into the page, which a worker does not have.
  mocha.setup({ ui: "tdd", timeout: 120_000, retries: 1, reporter: "spec" });
  await import("./browser.test.ts");
  const results = await new Promise<Results>((resolve) => {
    const runner = mocha.run(() => resolve(collected));
    const collected = collectResults(runner);
  });
  // A worker cannot write files: runWebTests.mjs looks for this line.
  console.log(`PODGRACE-RESULTS ${JSON.stringify(results)}`);
  if (results.failed.length > 0) throw new Error(`${results.failed.length} tests failed`);
}
