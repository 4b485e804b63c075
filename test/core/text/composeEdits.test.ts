import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../server/src/core/text/applyEdits.ts";
import { composeEdits } from "../../../server/src/core/text/composeEdits.ts";
import type { TextEdit } from "../../../server/src/core/text/span.ts";

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

describe("edits", () => {
  test("are made from front to back", () => {
    expect(applyEdits("abcdef", [edit(0, 0, "x"), edit(1, 3, ""), edit(5, 6, "yz")])).toBe("xadeyz");
  });

  test("that meet become one", () => {
    expect(composeEdits([edit(2, 2, "x")], [edit(3, 3, "y")])).toEqual([edit(2, 2, "xy")]);
    expect(composeEdits([edit(2, 4, "xx")], [edit(3, 5, "y")])).toEqual([edit(2, 5, "xy")]);
    expect(composeEdits([edit(1, 2, "")], [edit(1, 2, "")])).toEqual([edit(1, 3, "")]);
  });

  test("that take back what was inserted vanish", () => {
    expect(composeEdits([edit(2, 2, "xyz")], [edit(2, 5, "")])).toEqual([]);
  });

  const cuts = fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.string({ maxLength: 3 })), { maxLength: 4 });
  /** Ascending edits that do not overlap, cut to the text. */
  const editsOf = (text: string, raw: [number, number, string][]): TextEdit[] => {
    const edits: TextEdit[] = [];
    let position = 0;
    for (const [gap, length, newText] of raw) {
      const start = Math.min(text.length, position + gap);
      const end = Math.min(text.length, start + length);
      edits.push(edit(start, end, newText));
      position = end + 1;
    }
    return edits.filter(({ span }, number) => number === 0 || span.start > edits[number - 1]!.span.end);
  };

  test("composed do what both do", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), cuts, cuts, (text, one, two) => {
        const first = editsOf(text, one);
        const between = applyEdits(text, first);
        const second = editsOf(between, two);
        const composed = composeEdits(first, second);
        expect(applyEdits(text, composed)).toBe(applyEdits(between, second));
        composed.forEach(({ span }, number) => {
          expect(span.start).toBeGreaterThan(composed[number - 1]?.span.end ?? -1);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
