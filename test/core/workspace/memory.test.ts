import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Manifest } from "../../../server/src/core/kubernetes/manifest.ts";
import type { Effective } from "../../../server/src/core/workspace/effective.ts";
import { createSources, type Memory, type Source } from "../../../server/src/core/workspace/memory.ts";
import type { Objects, TableKey } from "../../../server/src/core/workspace/objectTable.ts";

type Thing = Effective<Manifest>;

/** Something with words by which it is found; nothing else of an object counts here. */
function thing(...words: readonly string[]): Thing {
  return { words } as unknown as Thing;
}

const wordsOf = (object: Thing) => (object as unknown as { readonly words: readonly string[] }).words;
const keyOf = (word: string): TableKey => ["word", word.slice(0, 1), word];
const start = () => createSources((object) => wordsOf(object).map(keyOf));

/** Counts how often something is computed: the number of things under each word. */
function counting() {
  const sourceOf = start();
  const memory: Memory<Thing, string> = new WeakMap();
  let computed = 0;
  const ask = (source: Source, subject: Thing, words: readonly string[], rest: readonly unknown[] = []) =>
    source.remember(memory, subject, rest, (from) => {
      computed++;
      return words.map((word) => from.get(...keyOf(word)).length).join(",");
    });
  return { sourceOf, ask, computed: () => computed };
}

describe("what was computed", () => {
  const [subject, other, third] = [thing("a"), thing("b"), thing("c")];

  test("is kept while the lists it was read from stay", () => {
    const { sourceOf, ask, computed } = counting();
    expect(ask(sourceOf([subject]), subject, ["a"])).toBe("1");
    expect(ask(sourceOf([subject, other]), subject, ["a"])).toBe("1");
    expect(computed()).toBe(1);
  });

  test("is computed anew when one of them has another object, or its first one", () => {
    const { sourceOf, ask, computed } = counting();
    ask(sourceOf([subject]), subject, ["a", "b"]);
    expect(ask(sourceOf([subject, other]), subject, ["a", "b"])).toBe("1,1");
    expect(ask(sourceOf([subject, thing("b")]), subject, ["a", "b"])).toBe("1,1");
    expect(ask(sourceOf([subject]), subject, ["a", "b"])).toBe("1,0");
    expect(computed()).toBe(4);
  });

  test("is computed anew when what else it depends on differs", () => {
    const { sourceOf, ask, computed } = counting();
    const source = sourceOf([subject]);
    for (const rest of [[1], [1], [2], [2, 3]]) ask(source, subject, ["a"], rest);
    expect(computed()).toBe(3);
  });

  test("rests on what the last computing read", () => {
    const { sourceOf, ask, computed } = counting();
    ask(sourceOf([subject, other]), subject, ["b"]);
    ask(sourceOf([subject, third]), subject, ["c"]);
    ask(sourceOf([subject, third, other]), subject, ["c"]);
    expect(computed()).toBe(2);
    ask(sourceOf([subject, other]), subject, ["c"]);
    expect(computed()).toBe(3);
  });

  test("does not count once it is forgotten", () => {
    const { sourceOf, ask, computed } = counting();
    const source = sourceOf([subject]);
    const memory: Memory<Thing, number> = new WeakMap();
    expect(source.remember(memory, subject, [], () => 1)).toBe(1);
    source.forget(memory, subject);
    expect(source.remember(memory, subject, [], () => 2)).toBe(2);
    ask(source, subject, ["a"]);
    expect(computed()).toBe(1);
  });

  test("an earlier moment gets its own answer, after a later one was asked", () => {
    const { sourceOf, ask } = counting();
    const [earlier, later] = [sourceOf([subject]), sourceOf([subject, thing("a")])];
    expect(ask(later, subject, ["a"])).toBe("2");
    expect(ask(earlier, subject, ["a"])).toBe("1");
    expect(earlier.get(...keyOf("a"))).toEqual([subject]);
    expect(ask(later, subject, ["a"])).toBe("2");
  });

  test("rests on what the values rest on that it was computed from, remembered ones too", () => {
    const sourceOf = start();
    const [inner, outer]: Memory<Thing, number>[] = [new WeakMap(), new WeakMap()];
    const count = (source: Source) =>
      source.remember(outer!, subject, [], (from) =>
        from.remember(inner!, other, [], (own) => own.get(...keyOf("c")).length),
      );
    const [before, after] = [sourceOf([subject, other]), sourceOf([subject, other, third])];
    expect(before.remember(inner!, other, [], (own) => own.get(...keyOf("c")).length)).toBe(0);
    expect(count(before)).toBe(0);
    expect(count(after)).toBe(1);
  });

  test("lists follow the order of all objects", () => {
    const sourceOf = start();
    const [one, two, three] = [thing("a", "x"), thing("a"), thing("a", "y")];
    sourceOf([one, three]).get(...keyOf("a"));
    expect(sourceOf([one, two, three]).get(...keyOf("a"))).toEqual([one, two, three]);
    expect(sourceOf([three, two, one]).get(...keyOf("a"))).toEqual([three, two, one]);
    expect(sourceOf([three, one]).get(...keyOf("a"))).toEqual([three, one]);
  });
});

test("whatever moments follow each other and are asked again, every answer is that of computing it anew", () => {
  const words = ["a", "b", "ab", "bb", "c"];
  const things = fc.array(fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 }), {
    minLength: 1,
    maxLength: 8,
  });
  const steps = fc.array(fc.tuple(fc.nat(), fc.array(fc.nat(7), { maxLength: 8 })), { maxLength: 12 });
  fc.assert(
    fc.property(things, steps, (made, moments) => {
      const all = made.map((own) => thing(...own));
      const sourceOf = start();
      const memories: Memory<Thing, string>[] = [new WeakMap(), new WeakMap()];
      /** What a thing reads depends on what it finds, and for the second memory on what others have found. */
      const look = (source: Source, subject: Thing, depth: 0 | 1): string =>
        source.remember(memories[depth]!, subject, [], (from) =>
          wordsOf(subject)
            .flatMap((word) => from.get(...keyOf(word)))
            .map((found) =>
              depth === 0
                ? `${all.indexOf(found)}:${from.get(...keyOf(wordsOf(found).at(-1) ?? "")).length}`
                : `(${look(from, found, 0)})`,
            )
            .join(" "),
        );
      const seen: { readonly source: Source; readonly objects: Objects }[] = [];
      for (const [again, places] of moments) {
        const objects = [...new Set(places.flatMap((place) => all[place] ?? []))];
        seen.push({ source: sourceOf(objects), objects });
        const moment = seen[again % seen.length]!;
        const anew = start()(moment.objects);
        const fresh: Memory<Thing, string>[] = memories.splice(0, 2, new WeakMap(), new WeakMap());
        const expected = moment.objects.map((object) => look(anew, object, 1));
        memories.splice(0, 2, ...fresh);
        expect(moment.objects.map((object) => look(moment.source, object, 1))).toEqual(expected);
      }
    }),
    { numRuns: 300 },
  );
});
