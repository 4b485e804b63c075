import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createLineIndex, noLines } from "../../../server/src/core/text/lineIndex.ts";
import { createFileTable, type Files } from "../../../server/src/core/workspace/fileTable.ts";
import type { FileFacts } from "../../../server/src/core/workspace/snapshot.ts";

function file(uri: string, isOfUse: boolean): FileFacts {
  return { uri, lines: isOfUse ? createLineIndex("") : noLines, documents: [], unused: 0, template: null };
}

const picture = (files: Files) => ({
  uris: files.uris,
  used: [...files.used.values()],
  all: files.uris.map(files.get),
});

test("every moment keeps the files it had, whatever happens behind it", () => {
  const change = fc.record({
    uri: fc.constantFrom("a", "b", "c", "d"),
    becomes: fc.constantFrom("used", "unused", "gone"),
    isLookedAt: fc.boolean(),
    isForked: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 15 }), (changes) => {
      let table = createFileTable();
      const expected = new Map<string, FileFacts>();
      const moments: { readonly files: Files; readonly then: ReturnType<typeof picture> }[] = [];
      for (const { uri, becomes, isLookedAt, isForked } of changes) {
        if (becomes === "gone") expect(table.delete(uri)).toBe(expected.delete(uri));
        else {
          const facts = file(uri, becomes === "used");
          table.set(uri, facts);
          expected.set(uri, facts);
        }
        expect(table.get(uri)).toBe(expected.get(uri));
        if (!isLookedAt && !isForked) continue;
        const uris = [...expected.keys()].sort();
        const all = uris.map((each) => expected.get(each) as FileFacts);
        const then = { uris, used: all.filter(({ lines }) => lines !== noLines), all };
        moments.push({ files: table.now(), then });
        if (isForked) table = createFileTable(table.now());
      }
      for (const { files, then } of moments) expect(picture(files)).toEqual(then);
    }),
  );
});
