import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument as parseYaml } from "yaml";
import { defaultLimits } from "../../../server/src/core/yaml/limits.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import type { YamlNode } from "../../../server/src/core/yaml/tree.ts";
import { growth } from "../../support/processorTime.ts";
import { arbitraryManifest } from "./arbitraryManifest.ts";
import { nodeAt } from "./editing.ts";

/** Plain data, with what is unknown as `reason!`. */
function dataOf(node: YamlNode | null): unknown {
  if (node === null || node.kind === "scalar") return node?.value ?? null;
  if (node.kind === "unknown") return `${node.reason}!`;
  if (node.kind === "sequence") return node.items.map(({ value }) => dataOf(value));
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, dataOf(value)]));
}

const read = (text: string) => dataOf(parseDocument(text).root);

/** The characters of the value at a path. */
function characters(text: string, ...path: (string | number)[]): string {
  const { start, end } = nodeAt(text, path)!.span;
  return text.slice(start, end);
}

describe("a document", { timeout: 60_000 }, () => {
  test("is read as the yaml package reads it as YAML 1.1", () => {
    fc.assert(
      fc.property(arbitraryManifest, ({ text }) => {
        expect(parseDocument(text).problems).toEqual([]);
        expect(read(text)).toEqual(parseYaml(text, { version: "1.1", merge: true }).toJS());
      }),
      { numRuns: 150 },
    );
  });

  test("gives scalars the types of the API server's reader", () => {
    const text =
      "a: 030\nb: yes\nc: '030'\nd: \"yes\"\ne: |\n  1\nf: ~\ng:\nh: !!str 5\ni: !!int '5'\nj: !!int x\n";
    expect(read(text)).toEqual({
      a: 24,
      b: true,
      c: "030",
      d: "yes",
      e: "1\n",
      f: null,
      g: null,
      h: "5",
      i: 5,
      j: "wrong-type!",
    });
  });

  test.each([["", "# c\n", "---\n", "---\n...\n", "%YAML 1.1\n---\n# c\n"]])("may be empty", (...texts) => {
    for (const text of texts) expect(parseDocument(text)).toEqual({ root: null, problems: [], plain: false });
  });

  test("may be indented with tabs where it is JSON", () => {
    expect(read('{\n\t"a": [\n\t\t1,\n\t\t{}\n\t]\n}\n')).toEqual({ a: [1, {}] });
  });

  test("takes directives, tags of handles and a byte order mark; what another tool puts in a place is not known", () => {
    expect(
      read(
        "\uFEFF%YAML 1.1\n%TAG !e! tag:e,2000:\n---\na: !e!x 1\nb: !y {c: 1}\nc: !env [1]\nd: ! 1\ne: !!str 1\n",
      ),
    ).toEqual({ a: "tag!", b: "tag!", c: "tag!", d: 1, e: "1" });
  });

  test("takes actions in brackets for what they are", () => {
    expect(read("a: [[ .grace ]]\nb: [[[1]]]\nc: [ [1] ]\n")).toEqual({
      a: "template!",
      b: "template!",
      c: [[1]],
    });
  });
});

describe("spans", () => {
  test("hold the characters of a value", () => {
    const text =
      "a: 'it''s' # c\nb: \"x\n  y\"\nc: [1, {d: e}] # f\ng: &h 1\nw: !!str x\nk: plain text # c\n";
    expect(characters(text, "a")).toBe("'it''s'");
    expect(characters(text, "b")).toBe('"x\n  y"');
    expect(characters(text, "c")).toBe("[1, {d: e}]");
    expect(characters(text, "c", 1)).toBe("{d: e}");
    expect(characters(text, "g")).toBe("1");
    expect(characters(text, "w")).toBe("x");
    expect(characters(text, "k")).toBe("plain text");
  });

  test("of block scalars end with their last line", () => {
    const text = "a: |+ # c\n  x\n  y\n\nb: >-\r\n  z\r\nc: |\nd: |\n";
    expect(characters(text, "a")).toBe("|+ # c\n  x\n  y");
    expect(characters(text, "b")).toBe(">-\r\n  z");
    expect(characters(text, "c")).toBe("|");
  });

  test("of block collections go from the first key to the end of the last value", () => {
    const text =
      "m:\n  # c\n  a: 1\n  b:\n  - x # d\n  # e\nn: &q\n  &r k: *q\ns:\n- 1\n- t: |\n    u\n\n# v\n";
    expect(characters(text, "m")).toBe("a: 1\n  b:\n  - x");
    expect(characters(text, "m", "b")).toBe("- x");
    expect(characters(text, "n")).toBe("k: *q");
    expect(characters(text, "s")).toBe("- 1\n- t: |\n    u");
    expect(characters(text)).toBe(text.slice(0, text.indexOf("\n\n# v")));
  });

  test("of missing values stand right behind the colon or dash", () => {
    const text = "a:   # c\nb: {c, d: , e:}\nf:\n-\n- # g\n? h\n";
    const at = (...path: (string | number)[]) => nodeAt(text, path)!.span;
    expect(at("a")).toEqual({ start: 2, end: 2 });
    expect(at("b", "c")).toEqual({ start: text.indexOf(", d"), end: text.indexOf(", d") });
    expect(at("b", "d").start).toBe(text.indexOf("d:") + 2);
    expect(at("b", "e").start).toBe(text.indexOf("e:") + 2);
    expect(at("f", 0).start).toBe(text.indexOf("-") + 1);
    expect(at("f", 1).start).toBe(text.indexOf("- #") + 1);
    expect(at("h").start).toBe(text.indexOf("h") + 1);
  });

  test("of keys hold the quotes, not the anchor", () => {
    const { root } = parseDocument("&a 'x' : 1\n");
    expect(root).toMatchObject({ entries: [{ key: "x", keySpan: { start: 3, end: 6 } }] });
  });
});

describe("keys", () => {
  test("written twice are marked on every entry", () => {
    const { root } = parseDocument("a: 1\nb: 2\n'a': 3\n");
    expect(root).toMatchObject({ entries: [{ duplicate: true }, { duplicate: false }, { duplicate: true }] });
  });

  test("that are no strings are their text, complex ones are skipped", () => {
    const { root } = parseDocument("1: a\nyes: b\n? [x]\n: c\n? {y: z}\n: d\nnull: e\n");
    expect(root).toMatchObject({ entries: [{ key: "1" }, { key: "yes" }, { key: "null" }] });
  });
});

describe("anchors", () => {
  test("are shared, not copied", () => {
    const { root } = parseDocument("a: &x {b: 1}\nc: *x\nd: [*x]\n");
    expect(root).toMatchObject({ entries: [{ sharing: "own" }, { sharing: "alias" }, { sharing: "own" }] });
    const [a, c, d] = root?.kind === "mapping" ? root.entries.map(({ value }) => value) : [];
    expect(c).toBe(a);
    expect(d).toMatchObject({ items: [{ sharing: "alias" }] });
  });

  test("count from where they are defined last", () => {
    expect(read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  test("that are missing, later or cyclic are bad", () => {
    expect(read("a: *x\nb: &x 1\n")).toEqual({ a: "bad-alias!", b: 1 });
    expect(read("a: &x [1, *x]\nb: &y {c: *y}\n")).toEqual({ a: [1, "bad-alias!"], b: { c: "bad-alias!" } });
  });

  test("of aliases of aliases cost nothing", () => {
    const levels = Array.from(
      { length: 60 },
      (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}*a${n}]`,
    );
    const merges = Array.from(
      { length: 60 },
      (_, n) => `m${n + 1}: &m${n + 1}\n  <<: [${`*m${n}, `.repeat(9)}*m${n}]`,
    );
    // Whoever follows them one by one never comes to an end.
    const { root, problems } = parseDocument(
      ["a0: &a0 x", ...levels, "m0: &m0 {k: v}", ...merges].join("\n"),
    );
    expect(problems).toEqual([]);
    expect(root).toMatchObject({ kind: "mapping" });
  });
});

describe("merge keys", () => {
  test("give what the mapping does not have", () => {
    const text =
      "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: *x\n  a: 9\nl:\n  <<: [*x, *y, {d: 5}]\ni:\n  <<: {e: 6}\n";
    expect(read(text)).toMatchObject({ z: { a: 9, b: 2 }, l: { a: 1, b: 2, c: 4, d: 5 }, i: { e: 6 } });
    expect(nodeAt(text, ["z"])).toMatchObject({
      entries: [
        { key: "a", sharing: "own", duplicate: false },
        { key: "b", sharing: "merge" },
      ],
    });
  });

  test("can be merged again", () => {
    expect(read("a: &a {x: 1}\nb: &b\n  <<: *a\n  y: 2\nc:\n  <<: *b\n")).toMatchObject({
      c: { x: 1, y: 2 },
    });
  });

  test("twice: the later one wins", () => {
    expect(read("a: &a {x: 1}\nb: &b {x: 2, y: 3}\nc:\n  <<: *a\n  <<: *b\n")).toMatchObject({
      c: { x: 2, y: 3 },
    });
  });

  test("behind an own key of the same name make it doubtful, in front of it not", () => {
    const text = "a: &a {x: 1}\nb:\n  x: 2\n  <<: *a\nc:\n  <<: *a\n  x: 2\n";
    expect(nodeAt(text, ["b"])).toMatchObject({ entries: [{ key: "x", duplicate: true }] });
    expect(nodeAt(text, ["c"])).toMatchObject({ entries: [{ key: "x", duplicate: false }] });
  });

  test("in quotes are ordinary keys", () => {
    expect(read("a: {'<<': {b: 1}}\n")).toEqual({ a: { "<<": { b: 1 } } });
  });

  test("of what is no mapping make the whole mapping unknown", () => {
    expect(read("a:\n  <<: 1\n  b: 2\n")).toEqual({ a: "wrong-type!" });
    expect(read("l: &l [{x: 1}]\na:\n  <<: *l\n")).toMatchObject({ a: "wrong-type!" });
    expect(read("a:\n  <<: *none\n  b: 2\n")).toEqual({ a: "bad-alias!" });
    expect(read("a: &a\n  <<: *a\n")).toEqual({ a: "bad-alias!" });
    expect(read("a:\n  <<: {{ x }}\n")).toEqual({ a: "template!" });
  });

  test("are limited", () => {
    const big = Array.from({ length: 2000 }, (_, n) => `k${n}: 1`).join(", ");
    const { root, problems } = parseDocument(`a: &a {${big}}\nl:\n${"- <<: *a\n".repeat(1000)}`);
    expect(problems).toMatchObject([{ kind: "alias-limit" }]);
    expect(root).toMatchObject({ kind: "mapping", entries: [{ key: "a" }, { key: "l" }] });
    expect(dataOf(root)).toMatchObject({ l: expect.arrayContaining(["limit!"]) });
  });
});

describe("templates", () => {
  test("make a value unknown, wherever they stand in it", () => {
    const text = "a: {{ x }}\nb: x-{{ y }}\nc: '{{ z }}'\nd: |\n  {{ z }}\ne: 1\nf: [{{ x }}]\n";
    expect(read(text)).toEqual({
      a: "template!",
      b: "template!",
      c: "template!",
      d: "template!",
      e: 1,
      f: ["template!"],
    });
    expect(characters(text, "a")).toBe("{{ x }}");
    expect(characters(text, "d")).toBe("|\n  {{ z }}");
  });

  test("in a key make the mapping unknown", () => {
    expect(read("a:\n  {{ x }}: 1\n  b: 2\nc: {'{{ x }}': 1}\n")).toEqual({ a: "template!", c: "template!" });
  });
});

describe("what cannot be read", { timeout: 60_000 }, () => {
  test.each([
    ["a syntax error", "a: 1\n b: 2\n", "syntax-error", 3],
    ["tabs as indentation", "a:\n\tb: 1\n", "syntax-error", 3],
    ["an open quote", 'a: "x\nb: 1\n', "syntax-error", 11],
    ["an open brace", "a: {b\n", "syntax-error", 6],
    ["nonsense", "]\n", "syntax-error", 0],
    ["a binary file", "a\0b", "syntax-error", 1],
    ["brackets without end", "[".repeat(5000), "too-deep", 102],
    ["brackets in pairs", "[".repeat(5000) + "]".repeat(5000), "too-deep", 102],
    ["braces", "{a: ".repeat(5000), "too-deep", 405],
    ["dashes", `${"- ".repeat(5000)}x`, "too-deep", 203],
    ["questions", `${"? ".repeat(5000)}x`, "too-deep", 203],
    ["lines", Array.from({ length: 500 }, (_, n) => `${" ".repeat(n)}a:`).join("\n"), "too-deep", null],
    ["a large document", `a: "${"x".repeat(defaultLimits.maxLength)}"`, "too-large", null],
  ])("%s", (_, text, kind, start) => {
    const { root, problems } = parseDocument(text);
    expect(root).toBeNull();
    expect(problems).toMatchObject([{ kind, detail: expect.anything() }]);
    if (start !== null) expect(problems[0]?.span.start).toBe(start);
  });

  test("is not what is deep but within the limit", () => {
    const depth = defaultLimits.maxDepth;
    expect(parseDocument("[".repeat(depth) + "]".repeat(depth)).root).not.toBeNull();
    expect(parseDocument(`${"- ".repeat(depth)}x`).root).not.toBeNull();
    expect(
      parseDocument(`a: '${"[".repeat(500)}'\n# ${"{".repeat(500)}\nb: |\n  ${"[".repeat(500)}\n`).root,
    ).not.toBeNull();
  });

  test("is a problem, never an exception", () => {
    const piece = fc.constantFrom(
      "a",
      ": ",
      "- ",
      "\n",
      "\n  ",
      "? ",
      "[",
      "]",
      "{",
      "}",
      ",",
      "'",
      '"',
      "|",
      ">",
      "&a ",
      "*a",
      "!",
      "#",
      "\t",
      "%",
      "<<: ",
      "\r\n",
      "---",
      "{{",
      "\u0001",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const { root, problems } = parseDocument(text);
        // A key written twice is the one problem of a document that is read all the same.
        expect(root === null || problems.every(({ kind }) => kind === "duplicate-key")).toBe(true);
        for (const { span } of problems) expect(span.start).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(["[,", "@a\n", "{{ x }}\n", "]", 'a: "x\n', "? ", "&a "])(
    "is noticed in a time that grows with the text only: %j",
    (text) => {
      const parse = (length: number) =>
        expect(parseDocument(text.repeat(length / text.length)).root).toBeNull();
      expect(growth(parse, 25_000)).toBeLessThan(10);
    },
  );
});
