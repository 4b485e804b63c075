/** The few checks of node:assert/strict that the web suite uses; the worker has no Node modules. */

export function ok(value: unknown, message = "expected something"): asserts value {
  if (!value) throw new Error(message);
}

export function equal(actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected)) throw new Error(`got ${String(actual)}, expected ${String(expected)}`);
}

export function match(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${JSON.stringify(text)} does not match ${pattern}`);
}
