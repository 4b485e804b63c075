import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../server/src/core/text/applyEdits.ts";
import type { TextEdit } from "../../server/src/core/text/span.ts";
import { composeMinimalEdits } from "../../server/src/languageService/composeMinimalEdits.ts";

const text = fc
  .array(fc.constantFrom("a", "b", " ", "\r\n", "\n", "é", "𝒳"), { maxLength: 20 })
  .map((parts) => parts.join(""));

/** A text and edits of it that ascend and do not overlap. */
function editsOf(subject: string): fc.Arbitrary<readonly TextEdit[]> {
  const offset = fc.nat({ max: subject.length });
  return fc.array(fc.tuple(fc.tuple(offset, offset), text), { maxLength: 4 }).map((drawn) => {
    const offsets = drawn.flatMap(([pair]) => pair).sort((a, b) => a - b);
    return drawn.map(([, newText], n) => ({
      span: { start: offsets[2 * n] as number, end: offsets[2 * n + 1] as number },
      newText,
    }));
  });
}

const twoSteps = text.chain((original) =>
  editsOf(original).chain((first) =>
    editsOf(applyEdits(original, first)).map((second) => ({ original, first, second })),
  ),
);

describe("composed edits", () => {
  test("do in one step what both lists do in two", () => {
    fc.assert(
      fc.property(twoSteps, ({ original, first, second }) => {
        const once = applyEdits(original, composeMinimalEdits(original, first, second));
        expect(once).toBe(applyEdits(applyEdits(original, first), second));
      }),
      { numRuns: 2000 },
    );
  });

  test("ascend, do not overlap, and none replaces a text by itself", () => {
    fc.assert(
      fc.property(twoSteps, ({ original, first, second }) => {
        let end = -1;
        for (const { span, newText } of composeMinimalEdits(original, first, second)) {
          expect(span.start).toBeGreaterThanOrEqual(Math.max(end, 0));
          expect(original.slice(span.start, span.end)).not.toBe(newText);
          end = span.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("keep what stays the same out of an edit", () => {
    const original = "grace: 30\r\nname: web\r\n";
    const first = [{ span: { start: 0, end: 9 }, newText: "grace: 70" }];
    const second = [{ span: { start: 7, end: 9 }, newText: "90" }];
    expect(composeMinimalEdits(original, first, second)).toEqual([
      { span: { start: 7, end: 8 }, newText: "9" },
    ]);
  });

  test("vanish when the second step takes the first one back", () => {
    const back = composeMinimalEdits(
      "abc",
      [{ span: { start: 1, end: 2 }, newText: "X" }],
      [{ span: { start: 1, end: 2 }, newText: "b" }],
    );
    expect(back).toEqual([]);
  });

  test("do not split a line break or a surrogate pair", () => {
    expect(composeMinimalEdits("a\r\nb", [{ span: { start: 1, end: 3 }, newText: "\n" }], [])).toEqual([
      { span: { start: 1, end: 3 }, newText: "\n" },
    ]);
    expect(composeMinimalEdits("𝒳", [{ span: { start: 0, end: 2 }, newText: "𝒴" }], [])).toEqual([
      { span: { start: 0, end: 2 }, newText: "𝒴" },
    ]);
  });
});
