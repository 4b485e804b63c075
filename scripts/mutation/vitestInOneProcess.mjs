/**
 * As much of Vitest as the tests of the pure layers use, without its processes: Vitest starts a worker and reads every module
 * anew for each mutant, which takes a hundred times as long as the tests that meet it. Stands in for `vitest` in the bundle that
 * `runner.mjs` makes.
 */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from "@vitest/expect";
import * as chai from "chai";

/** All tests in the order of their files: `{ id, run }`. */
export const tests = [];
const around = [];

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
setState({ assertionCalls: 0 }, expect);

export function describe(name, body) {
  around.push(name);
  body();
  around.pop();
}

/** `test(name, run)` and `test(name, options, run)`; the options are about time, which the runner looks after. */
export function test(name, ...rest) {
  const run = rest.findLast((each) => typeof each === "function");
  tests.push({ id: `${tests.length} ${[...around, name].join(" > ")}`, run });
}

export const it = Object.assign((...args) => test(...args), { each: eachOf(test) });
describe.each = eachOf(describe);
test.each = eachOf(test);

/** A row that is an array gives several arguments. */
function eachOf(declare) {
  return (rows) =>
    (name, ...rest) => {
      const run = rest.findLast((each) => typeof each === "function");
      for (const row of rows) declare(name, () => run(...(Array.isArray(row) ? row : [row])));
    };
}
