import { expect, test } from "vitest";
import {
  type AnswerMemory,
  noteIn,
  rememberAnswers,
} from "../../../server/src/core/workspace/answerMemory.ts";
import { createSources } from "../../../server/src/core/workspace/memory.ts";
import type { Snapshot } from "../../../server/src/core/workspace/snapshot.ts";

/** A snapshot that is asked for files only, and answers with anything. */
function answering(answers: Readonly<Record<string, unknown>>): Snapshot {
  return { file: (uri: string) => answers[uri] } as unknown as Snapshot;
}

function memoryWithCount() {
  const from = createSources(() => [])([]);
  const memory: AnswerMemory<object, number> = new WeakMap();
  const subject = {};
  let computed = 0;
  return (snapshot: Snapshot, ...questions: string[]) =>
    rememberAnswers(memory, subject, [], snapshot, { from, outer: null }, (_, checks) => {
      for (const question of questions) noteIn(checks, snapshot)((each) => each.file(question));
      return ++computed;
    });
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
  expect(get(answering({ x: before }), "x")).toBe(1);
  expect(get(answering({ x: after }), "x")).toBe(kept ? 1 : 2);
});

test("only the questions that were asked count", () => {
  const get = memoryWithCount();
  get(answering({ x: 1, y: 1 }), "x");
  expect(get(answering({ x: 1, y: 2 }), "x")).toBe(1);
});

test("the questions of the last computing count", () => {
  const get = memoryWithCount();
  get(answering({ x: 1, y: 1 }), "x");
  get(answering({ x: 2, y: 1 }), "y");
  expect(get(answering({ x: 3, y: 1 }), "y")).toBe(2);
});

test("what is computed from something remembered rests on the same questions", () => {
  const from = createSources(() => [])([]);
  const [inner, outer]: AnswerMemory<object, unknown>[] = [new WeakMap(), new WeakMap()];
  const subject = {};
  const ask = (snapshot: Snapshot) =>
    rememberAnswers(outer!, subject, [], snapshot, { from, outer: null }, (source, checks) =>
      rememberAnswers(inner!, subject, [], snapshot, { from: source, outer: checks }, (_, own) =>
        noteIn(own, snapshot)((each) => each.file("x")),
      ),
    );
  expect(ask(answering({ x: 1 }))).toBe(1);
  expect(ask(answering({ x: 2 }))).toBe(2);
});
