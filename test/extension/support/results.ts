import type { Runner, Test } from "mocha";

/** What a run of mocha inside an editor hands to the script that started the editor. */
export interface Results {
  readonly passed: string[];
  readonly failed: { readonly title: string; readonly reason: string }[];
  readonly skipped: string[];
}

/** Collects the results of a run while it goes on. */
export function collectResults(runner: Runner): Results {
  const results: Results = { passed: [], failed: [], skipped: [] };
  const retried = new Set<string>();
  runner.on("retry", (test: Test) => retried.add(test.fullTitle()));
  runner.on("pass", (test: Test) => {
    const title = test.fullTitle();
    results.passed.push(retried.has(title) ? `${title} (at the second try)` : title);
  });
  runner.on("pending", (test: Test) => results.skipped.push(test.fullTitle()));
  runner.on("fail", (test: Test, error: unknown) =>
    results.failed.push({ title: test.fullTitle(), reason: reasonOf(error) }),
  );
  return results;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
