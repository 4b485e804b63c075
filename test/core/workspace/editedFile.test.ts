import * as fc from "fast-check";
import { expect, test } from "vitest";
import { changedRange } from "../../../server/src/core/text/changedRange.ts";
import { changeLines, createLineIndex } from "../../../server/src/core/text/lineIndex.ts";
import { readFile } from "../../../server/src/core/workspace/readFile.ts";

const piece = fc.constantFrom(
  "---\n",
  "...\n",
  "\n",
  "\r\n",
  "\r",
  "# c\n",
  "%YAML 1.2\n",
  "-",
  "--- ",
  "\uFEFF",
  "kind: Service\n",
  "kind: Service\napiVersion: v1\nmetadata: {name: web}\n",
  "kind: Service\napiVersion: v1\nmetadata: {name: api}\n",
  "kind: ConfigMap\napiVersion: v1\n",
  "  name: web # podgrace-ignore\n",
  "{{ x }}\n",
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
/** A text, and what comes of it when a stretch is replaced. */
const edit = fc
  .record({ before: text, from: fc.nat(), length: fc.nat(9), added: text })
  .map(({ before, from, length, added }) => {
    const start = before.length === 0 ? 0 : from % (before.length + 1);
    return { before, after: before.slice(0, start) + added + before.slice(start + length) };
  });

test("outside of the changed range both texts are the same, and it begins and ends with a difference", () => {
  fc.assert(
    fc.property(edit, ({ before, after }) => {
      const { start, oldEnd, newEnd } = changedRange(before, after);
      expect(before.slice(0, start)).toBe(after.slice(0, start));
      expect(before.slice(oldEnd)).toBe(after.slice(newEnd));
      if (start < Math.min(oldEnd, newEnd)) {
        expect(before[start]).not.toBe(after[start]);
        expect(before[oldEnd - 1]).not.toBe(after[newEnd - 1]);
      }
    }),
    { numRuns: 500 },
  );
});

test("the lines after a change are those of the new text", () => {
  fc.assert(
    fc.property(edit, ({ before, after }) => {
      const changed = changeLines(createLineIndex(before), changedRange(before, after), after);
      expect(changed).toEqual(createLineIndex(after));
    }),
    { numRuns: 1000 },
  );
});

test("an edited file holds what a new one of its text does, no document twice, and knows those that stayed", () => {
  const uri = "file:///ws/a.yaml";
  fc.assert(
    fc.property(edit, edit, ({ before, after }, { after: last }) => {
      let ids = 0;
      const nextId = () => ++ids;
      const texts = [before, after, last];
      let facts = readFile(uri, before, undefined, nextId);
      for (const [place, next] of texts.slice(1).entries()) {
        const slowly = readFile(uri, next, facts, () => 0);
        facts = readFile(uri, next, facts, nextId, texts[place]);
        const whole = JSON.stringify(facts, withoutIds);
        expect(whole).toBe(JSON.stringify(readFile(uri, next, undefined, nextId), withoutIds));
        expect(new Set(facts.documents.map(({ id }) => id)).size).toBe(facts.documents.length);
        // What is found by its text is found by its place, too.
        const kept = facts.documents.filter(({ id }) => slowly.documents.some((each) => each.id === id));
        expect(kept.length).toBe(slowly.documents.filter(({ id }) => id !== 0).length);
      }
    }),
    { numRuns: 1000 },
  );
});

function withoutIds(key: string, value: unknown): unknown {
  return key === "id" || key === "document" ? undefined : value;
}
