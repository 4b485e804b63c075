import { expect, test } from "vitest";
import { createMemory } from "../../../server/src/core/workspace/memory.ts";

interface Source {
  ask(key: string): unknown;
}

function sourceOf(answers: Readonly<Record<string, unknown>>): Source {
  return { ask: (key) => answers[key] };
}

function memoryWithCount() {
  const memory = createMemory<object, Source, number>((_, note) => ({
    ask: (key) => note((source) => source.ask(key)),
  }));
  let computed = 0;
  const subject = {};
  const get = (source: Source, rest: readonly unknown[] = [], ...questions: string[]) =>
    memory.get(subject, rest, source, (from) => {
      for (const question of questions) from.ask(question);
      return ++computed;
    });
  return get;
}

test.each([
  ["the same value", 1, 1, true],
  ["another value", 1, 2, false],
  ["a list of the same values", [1, 2], [1, 2], true],
  ["a longer list", [1], [1, 1], false],
  ["a record of the same values", { a: 1 }, { a: 1 }, true],
  ["a record with another key", { a: 1 }, { b: 1 }, false],
  ["a list of records of the same values", [{ a: 1 }], [{ a: 1 }], true],
  ["something deeper, made anew", [{ a: {} }], [{ a: {} }], false],
  ["nothing instead of something", { a: 1 }, null, false],
])("an answer is compared: %s", (_, before, after, kept) => {
  const get = memoryWithCount();
  expect(get(sourceOf({ x: before }), [], "x")).toBe(1);
  expect(get(sourceOf({ x: after }), [], "x")).toBe(kept ? 1 : 2);
});

test("only the questions that were asked count", () => {
  const get = memoryWithCount();
  get(sourceOf({ x: 1, y: 1 }), [], "x");
  expect(get(sourceOf({ x: 1, y: 2 }), [], "x")).toBe(1);
});

test("the questions of the last computing count", () => {
  const get = memoryWithCount();
  get(sourceOf({ x: 1, y: 1 }), [], "x");
  get(sourceOf({ x: 2, y: 1 }), [], "y");
  expect(get(sourceOf({ x: 3, y: 1 }), [], "y")).toBe(2);
});

test("what else the value depends on counts", () => {
  const get = memoryWithCount();
  get(sourceOf({}), [1]);
  expect(get(sourceOf({}), [1])).toBe(1);
  expect(get(sourceOf({}), [2])).toBe(2);
});
