import * as fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf } from "../../../server/src/core/text/difference.ts";

test.each([
  ["nothing", "abc", "abc", "", ""],
  ["one in the middle that is another", "abc", "axc", "b", "x"],
  ["some at the end", "ab", "abcd", "", "cd"],
  ["some at the beginning", "abc", "c", "ab", ""],
  ["two places", "abcde", "xbcdy", "ae", "xy"],
  ["everything", "", "ab", "", "ab"],
  ["two that changed places, with all between them", "abcd", "cbad", "abc", "cba"],
])("what is in only one of two lists: %s", (_, before, after, gone, came) => {
  expect(differenceOf([...before], [...after])).toEqual({ gone: [...gone], came: [...came] });
});

test("without what is gone, and without what came, both lists are the same", () => {
  const list = fc.uniqueArray(fc.nat(12), { maxLength: 9 });
  fc.assert(
    fc.property(list, list, (before, after) => {
      const { gone, came } = differenceOf(before, after);
      const without = (items: readonly number[], some: readonly number[]) =>
        items.filter((item) => !some.includes(item));
      expect(without(before, gone)).toEqual(without(after, came));
    }),
  );
});
