import { expect, test } from "vitest";
import { applyJsonPatch } from "../../../../server/src/core/units/kustomize/jsonPatch.ts";
import { parseDocument } from "../../../../server/src/core/yaml/parseDocument.ts";
import type { YamlNode } from "../../../../server/src/core/yaml/tree.ts";

function data(node: YamlNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "unknown") return `?${node.reason}`;
  if (node.kind === "sequence") return node.items.map(({ value }) => data(value));
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, data(value)]));
}

function patched(object: string, operations: string): unknown {
  const root = parseDocument(object).root;
  const patch = parseDocument(operations).root;
  if (root?.kind !== "mapping" || patch?.kind !== "sequence") throw new Error("not a patch");
  const result = applyJsonPatch(root, patch, 2, 1);
  return result && data(result);
}

test.each([
  ["{a: 1}", "[{op: add, path: /b, value: 2}]", { a: 1, b: 2 }],
  ["{a: 1}", "[{op: add, path: /a, value: {c: 2}}]", { a: { c: 2 } }],
  ["{a: [1, 2]}", "[{op: add, path: /a/1, value: 9}]", { a: [1, 9, 2] }],
  ["{a: [1]}", "[{op: add, path: /a/-, value: 9}]", { a: [1, 9] }],
  ["{a: {b: 1}}", "[{op: replace, path: /a/b, value: 2}]", { a: { b: 2 } }],
  ["{a: {b: 1}}", "[{op: replace, path: /a/c, value: 2}]", { a: { b: 1, c: 2 } }],
  ["{a: 1, b: 2}", "[{op: remove, path: /a}]", { b: 2 }],
  ["{a: [1, 2]}", "[{op: remove, path: /a/0}]", { a: [2] }],
  ["{a: {b: 1}, c: 1}", "[{op: move, from: /a/b, path: /d}]", { a: {}, c: 1, d: 1 }],
  ["{a: {b: 1}}", "[{op: copy, from: /a, path: /c}]", { a: { b: 1 }, c: { b: 1 } }],
  ["{a: 1}", "[{op: test, path: /a, value: 1}, {op: replace, path: /a, value: 2}]", { a: 2 }],
  ["{a: [{b: 1}, {b: 1}]}", "[{op: replace, path: /a/1/b, value: 2}]", { a: [{ b: 1 }, { b: 2 }] }],
  ["{a: [1, 2]}", "[{op: replace, path: /a/0, value: 9}]", { a: [9, 2] }],
  ["{a: [1, 2]}", "[{op: move, from: /a/0, path: /b}]", { a: [2], b: 1 }],
  ["{a: 1}", "[{op: copy, from: '', path: /b}]", { a: 1, b: { a: 1 } }],
  ["{a: [1, {b: x}]}", "[{op: test, path: /a, value: [1, {b: x}]}]", { a: [1, { b: "x" }] }],
  ["{a: {b: 1, c: 2}}", "[{op: test, path: /a, value: {c: 2, b: 1}}]", { a: { b: 1, c: 2 } }],
  ["{m: {x/y: 1, p~q: 2}}", "[{op: remove, path: /m/x~1y}, {op: remove, path: /m/p~0q}]", { m: {} }],
])("%s after %s", (object, operations, expected) => {
  expect(patched(object, operations)).toEqual(expected);
});

test.each([
  "[{op: add, path: /x/y, value: 1}]",
  "[{op: remove, path: /x}]",
  "[{op: add, path: /a/5, value: 1}]",
  "[{op: add, path: /a}]",
  "[{op: test, path: /b, value: 2}]",
  "[{op: test, path: /x, value: 2}]",
  "[{op: test, path: /b}]",
  "[{op: test, path: /a, value: [2]}]",
  "[{op: test, path: /a, value: [1, 2]}]",
  "[{op: test, path: /a, value: {b: 1}}]",
  "[{op: test, path: /b, value: [1]}]",
  "[{op: test, path: /c, value: {d: 2}}]",
  "[{op: test, path: /c, value: {e: 1}}]",
  "[{op: test, path: /c, value: {d: 1, e: 1}}]",
  "[{op: what, path: /b, value: 2}]",
  "[{path: /b, value: 2}]",
  "[{op: replace, path: /b}]",
  "[{op: replace, path: /a/1, value: 2}]",
  "[{op: replace, path: /a/x, value: 2}]",
  "[{op: add, path: /a/x/y, value: 2}]",
  "[{op: add, path: /a/0/x, value: 2}]",
  "[{op: add, path: /b/x, value: 2}]",
  "[{op: move, path: /x}]",
  "[{op: move, from: /x, path: /y}]",
  "[{op: move, from: /a/x, path: /y}]",
  "[{op: move, from: /b/x, path: /y}]",
  "[{op: move, from: '', path: /y}]",
  "[{op: remove, path: /x}, {op: add, path: /y, value: 1}]",
  "[{op: add, path: b, value: 2}]",
  "[{op: replace, path: '', value: {}}]",
  "[1]",
])("%s cannot be applied, and then nothing is known", (operations) => {
  expect(patched("{a: [1], b: 1, c: {d: 1}}", operations)).toBe(null);
});
