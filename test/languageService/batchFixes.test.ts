import { expect, it } from "vitest";
import type { YamlChange } from "../../server/src/core/yaml/change.ts";
import { batchesOf } from "../../server/src/languageService/batchFixes.ts";
import type { EditFix } from "../../server/src/rules/rule.ts";

function fixOf(...changes: readonly (readonly [document: number, change: YamlChange])[]): { fix: EditFix } {
  const action = {
    kind: "edit",
    changes: changes.map(([document, change]) => ({ document, change })),
  } as const;
  return { fix: { title: { id: "x", args: {} }, preferred: true, action } };
}

const grace = (value: number): YamlChange => ({
  kind: "set",
  mapping: { start: 10, end: 99 },
  path: ["terminationGracePeriodSeconds"],
  value,
});
const hook = (start: number): YamlChange => ({
  kind: "set",
  mapping: { start, end: start + 5 },
  path: ["lifecycle"],
  value: {},
});

it("puts the fixes of a document together, what is wanted twice only once", () => {
  const one = fixOf([1, hook(20)], [1, grace(90)]);
  const two = fixOf([1, hook(40)], [1, grace(90)]);
  const [batch, ...others] = batchesOf([one, two]);
  expect(others).toEqual([]);
  expect(batch?.members).toEqual([one, two]);
  expect(batch?.changes).toEqual([hook(20), grace(90), hook(40)].map((change) => ({ document: 1, change })));
});

it("leaves out what contradicts, what stands alone, and what changes several documents", () => {
  const one = fixOf([1, hook(20)], [1, grace(90)]);
  const other = fixOf([1, hook(40)], [1, grace(150)]);
  const third = fixOf([1, hook(60)]);
  const batches = batchesOf([one, other, third, fixOf([2, hook(1)]), fixOf([1, hook(80)], [3, hook(1)])]);
  expect(batches.map(({ members }) => members)).toEqual([[one, third]]);
});
