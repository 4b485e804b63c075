import path from "node:path";
import { expect, test } from "vitest";
import { fixturesIn } from "./fixtures.ts";
import { type Failure, fuzz } from "./fuzz.ts";

const fixtures = fixturesIn(path.resolve(import.meta.dirname, "../rules"));

test("no text makes the engine crash or a fix break its promises", { timeout: 240_000 }, () => {
  const failures: Failure[] = [];
  const tally = fuzz(
    20261128,
    fixtures,
    (inputs) => inputs < 200,
    (failure) => failures.push(failure),
  );
  expect(failures).toEqual([]);
  expect(tally.fixes).toBeGreaterThan(30);
});
