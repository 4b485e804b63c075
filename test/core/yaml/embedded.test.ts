import { describe, expect, it } from "vitest";
import { readEmbedded, textAround } from "../../../server/src/core/yaml/embedded.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import type { YamlNode, YamlScalar } from "../../../server/src/core/yaml/tree.ts";

/** The scalar at the key `a`. */
function scalarIn(text: string): YamlScalar {
  const { root } = parseDocument(text);
  const value = root?.kind === "mapping" ? root.entries.find(({ key }) => key === "a")?.value : undefined;
  if (value?.kind !== "scalar") throw new Error(`no scalar in ${text}`);
  return value;
}

/** What stands in the text at each scalar of a tree. */
function places(node: YamlNode | null, text: string): readonly string[] {
  if (node === null) return [];
  if (node.kind === "mapping") return node.entries.flatMap(({ value }) => places(value, text));
  if (node.kind === "sequence") return node.items.flatMap(({ value }) => places(value, text));
  return [text.slice(node.span.start, node.span.end)];
}

describe("YAML inside of a scalar is read with its places in the document", () => {
  it.each([
    ["a block", "x: 0\na: |\n  b: 1\n  c: [2, 3]\nz: 4\n", ["1", "2", "3"]],
    ["double quotes", 'a: "{b: 1, c: [2, 3]}"\n', ["1", "2", "3"]],
    ["single quotes", "a: '{b: 1, c: [2, 3]}'\n", ["1", "2", "3"]],
    ["plain words", "a: word\n", ["word"]],
  ])("in %s", (_, text, expected) => {
    expect(places(readEmbedded(scalarIn(text), text), text)).toEqual(expected);
  });

  it.each([
    ["folded lines", "a: >\n  b: 1\n\n  c: [2, [3], *x]\n"],
    ["escapes", 'a: "{b: 1,\\tc: &x [2, [3], *x]}"\n'],
    ["quotes in quotes", "a: '{b: ''1'', c: [&x 2, [3], *x]}'\n"],
  ])("and with the place of the scalar where content and text differ: in %s", (_, text) => {
    const scalar = scalarIn(text);
    const whole = text.slice(scalar.span.start, scalar.span.end);
    const found = places(readEmbedded(scalar, text), text);
    expect(found.length).toBeGreaterThan(2);
    expect(new Set(found)).toEqual(new Set([whole]));
  });

  it("gives nothing where it is none", () => {
    const text = "a: '{b: ['\n";
    expect(readEmbedded(scalarIn(text), text)).toBeNull();
    const broken = 'a: "{b:\\t["\n';
    expect(readEmbedded(scalarIn(broken), broken)).toBeNull();
  });
});

describe("the text to edit in", () => {
  /** The document with `¦` at the offset, which is left out. */
  const around = (marked: string) => textAround(marked.indexOf("¦"), marked.replace("¦", ""));

  it.each([
    ["is the content of the scalar around the offset", "a: |\n  b¦: 1\nc: 2\n", "    \n  b: 1\n    \n"],
    ["also in a list", "a:\n- 'b: ¦1'\n- c\n", "  \n   b: 1 \n   \n"],
    ["also at its end", "a: 'b: 1¦'\n", "    b: 1 \n"],
    ["is the document for a plain word", "a: w¦ord\n", "a: word\n"],
    ["is the document for a text that is no YAML", "a: 'w¦ord'\n", "a: 'word'\n"],
    ["is the document for what cannot be read", "a: *x¦\nb: [1]\n", "a: *x\nb: [1]\n"],
    ["is the document beside of all values", "¦a: 'b: 1'\n", "a: 'b: 1'\n"],
    ["is the document between values", "a: 'b: 1'\n# ¦\nc: 'd: 1'\n", "a: 'b: 1'\n# \nc: 'd: 1'\n"],
    ["is the document for an alias", "a: &x 'b: 1'\nc: *x¦\n", "a: &x 'b: 1'\nc: *x\n"],
    ["is the document for folded lines", "a: >\n  b: ¦1\n", "a: >\n  b: 1\n"],
    ["is the document that cannot be read at all", "a: [¦\n", "a: [\n"],
    ["is the document for a scalar alone", "'b: ¦1'\n", " b: 1 \n"],
  ])("%s: %j", (_, marked, expected) => {
    expect(around(marked)).toBe(expected);
  });
});
