import { describe, expect, it } from "vitest";
import { edit, remove, rename, replace, set, type Wish } from "./editing.ts";

type Case = readonly [name: string, text: string, wish: Wish, expected: string];

function check(cases: readonly Case[]): void {
  it.each(cases)("%s: %j", (_, text, wish, expected) => {
    expect(edit(text, wish)).toBe(expected);
  });
}

describe("an item or entry is removed", () => {
  check([
    ["the only one of a list", "a:\n- 1\n", remove("", "a.0"), "a: []\n"],
    ["the only one between brackets", "a: [1]\n", remove("", "a.0"), "a: []\n"],
    ["the only one with a comma", "a: [1,]\n", remove("", "a.0"), "a: []\n"],
    ["the only one between braces", "a: {b: 1}\n", remove("a", "b"), "a: {}\n"],
    ["the first between brackets", "a: [1, 2]\n", remove("", "a.0"), "a: [2]\n"],
    ["one in the middle", "a: [1, 2, 3]\n", remove("", "a.1"), "a: [1, 3]\n"],
    ["the last in front of a comma", "a: [1, 2,]\n", remove("", "a.1"), "a: [1,]\n"],
    ["the first between braces", "a: {b: 1, c: 2}\n", remove("a", "b"), "a: {c: 2}\n"],
    ["a pair between brackets", "a: [b: 1, c]\n", remove("", "a.0"), "a: [c]\n"],
    ["the last of a text without a last line break", "a: 1\nb: 2", remove("", "b"), "a: 1"],
    ["one without a value", "a: 1\nb:\nc: 3\n", remove("", "b"), "a: 1\nc: 3\n"],
    ["an item without a value", "a:\n-\n- 1\n", remove("", "a.0"), "a:\n- 1\n"],
    ["the last item without a value", "a:\n- 1\n-\n", remove("", "a.1"), "a:\n- 1\n"],
    ["a block at the end", "a: 1\nb: |\n  x\n", remove("", "b"), "a: 1\n"],
    ["a block that keeps its line breaks", "a: 1\nb: |+\n  x\n\n", remove("", "b"), "a: 1\n"],
    ["one with a comment behind it", "a: 1\nb: 2 # x\nc: 3\n", remove("", "b"), "a: 1\nc: 3\n"],
    ["one with a comment above it", "a:\n  # keep\n  b: 1\n", remove("a", "b"), "a: {}\n  # keep\n"],
    ["not the only one of the document", "a: 1\n", remove("", "a"), "conflict"],
    ["not one that is not there", "a: 1\n", remove("", "b"), "changed"],
  ]);
});

describe("a key is renamed", () => {
  check([
    ["in its quotes", "'a': 1\n", rename("", "a", "c"), "'c': 1\n"],
    ["beside a key that is a list", "? [a]\n: 1\nb: 2\n", rename("", "b", "c"), "? [a]\n: 1\nc: 2\n"],
    ["not where it is not there", "a: 1\n", rename("", "b", "c"), "changed"],
    ["not where it is an item", "a:\n- 1\n", rename("", "a.0", "c"), "conflict"],
    ["not through an alias", "x: &x {a: 1}\ny: *x\n", rename("y", "a", "b"), "alias"],
    ["not where it merges", "a: &x {b: 1}\nc: {<<: *x}\n", rename("c", "<<", "z"), "changed"],
  ]);
});

describe("something is set where nothing is", () => {
  check([
    ["an item behind an empty one", "a:\n-\n", set("", "a.1", 5), "a:\n-\n- 5\n"],
    ["keys below a key", "a:\n", set("", "a.b.c", 5), "a:\n  b:\n    c: 5\n"],
    ["an item below a key", "a:\n", set("", "a.0", 5), "a: [5]\n"],
    ["a key in an item below a key", "a:\n", set("", "a.0.b", 5), "a:\n- b: 5\n"],
    ["not an item in a mapping", "a: {b: 1}\n", set("", "a.0", 5), "conflict"],
    ["nothing at all", "a: {b: 1}\n", set("a", "", 1), "conflict"],
    ["behind an anchor", "a: &x\nb: 1\n", set("", "a", 2), "a: &x 2\nb: 1\n"],
    ["a list behind an anchor", "a: &x\nb: 1\n", set("", "a", [2]), "a: &x [2]\nb: 1\n"],
    ["behind the anchor of an item", "a:\n- &x\n- 1\n", set("", "a.0", 2), "a:\n- &x 2\n- 1\n"],
    ["behind the dash of an item", "a:\n-\n- 1\n", set("", "a.0", { b: 1 }), "a:\n- b: 1\n- 1\n"],
    ["below a comment", "a: # why\n", set("", "a", { b: 1 }), "a: # why\n  b: 1\n"],
    ["in front of a comment", "a: # why\nb: 1\n", set("", "a", 1), "a: 1 # why\nb: 1\n"],
    ["not behind a key that is marked as one", "? a\nb: 1\n", set("", "a", 3), "layout"],
  ]);
});

describe("something is set beside others", () => {
  check([
    ["in an empty mapping with a comment", "a: { # x\n}\n", set("a", "z", 5), "a: {z: 5 # x\n}\n"],
    ["in front of a last comma", "a: {b: 1,}\n", set("a", "z", 5), "a: {b: 1, z: 5,}\n"],
    ["on a line of its own", "a: {\n  b: 1\n}\n", set("a", "z", 5), "a: {\n  b: 1,\n  z: 5\n}\n"],
    [
      "on a line of its own with a comma",
      "a: {\n  b: 1,\n}\n",
      set("a", "z", 5),
      "a: {\n  b: 1,\n  z: 5,\n}\n",
    ],
    [
      "on a line in front of another",
      "a: {\n  b: 1,\n  c: 2\n}\n",
      set("a", "z", 5, ["c"]),
      "a: {\n  b: 1,\n  z: 5,\n  c: 2\n}\n",
    ],
    ["on the first line", "{\n  b: 1\n}\n", set("", "z", 5, ["b"]), "{\n  z: 5,\n  b: 1\n}\n"],
    ["at the first place", "a: {b: 1, c: 2}\n", set("a", "z", 5, ["b"]), "a: {z: 5, b: 1, c: 2}\n"],
    [
      "behind a key that is a list",
      "a: {? [x] : 1, b: 2}\n",
      set("a", "z", 5),
      "a: {? [x] : 1, b: 2, z: 5}\n",
    ],
    ["behind a pair between brackets", "a: [b: 1]\n", set("", "a.1", 3), "a: [b: 1, 3]\n"],
    ["between empty brackets", "a: []\n", set("", "a.0", 3), "a: [3]\n"],
    [
      "in JSON",
      '{"a": {"b": 1}}\n',
      set("a", "z", { c: [1, null] }),
      '{"a": {"b": 1, "z": {"c": [1, null]}}}\n',
    ],
    ["in JSON without blanks", '{"a":{"b":1}}\n', set("a", "z", "x"), '{"a":{"b":1,"z":"x"}}\n'],
    ["behind a tab at the end of a line", "a:\n  b: 1\t\n", set("a", "z", 5), "a:\n  b: 1\t\n  z: 5\n"],
    ["behind a key that is marked as one", "? a\n: 1\n", set("", "z", 3), "? a\n: 1\nz: 3\n"],
    ["behind a byte order mark", "\uFEFFa: 1\n", set("", "z", 3), "\uFEFFa: 1\nz: 3\n"],
    ["in front of the end of a document", "---\na: 1\n...\n", set("", "z", 3), "---\na: 1\nz: 3\n...\n"],
    [
      "beside what merges",
      "a: &x {b: 1}\nc: {<<: *x}\n",
      set("c", "z", 1),
      "a: &x {b: 1}\nc: {<<: *x, z: 1}\n",
    ],
    [
      "beside a key in quotes that does not merge",
      'c: {"<<": {a: 1}}\n',
      set("c", "z", 1),
      'c: {"<<": {a: 1}, "z": 1}\n',
    ],
    ["in a list in a list item", "a:\n- b:\n  - 1\n", set("", "a.0.b.1", 2), "a:\n- b:\n  - 1\n  - 2\n"],
  ]);
});

describe("a value takes the place of another", () => {
  check([
    ["a mapping in one line", "a: {b: 1}\n", set("a", "b", { c: 1 }), "a: {b: {c: 1}}\n"],
    ["a list in one line", "a: {b: 1}\n", set("a", "b", [1, "x"]), 'a: {b: [1, "x"]}\n'],
    [
      "a mapping in lines",
      "a:\n  b: 1\n",
      set("a", "b", { c: 1, d: { e: 2 } }),
      "a:\n  b:\n    c: 1\n    d:\n      e: 2\n",
    ],
    ["a list in lines", "a:\n  b: 1 # c\n", set("a", "b", [1, { d: 2 }]), "a:\n  b: # c\n  - 1\n  - d: 2\n"],
    ["a mapping in an item", "a:\n- 1\n- 2\n", set("", "a.0", { b: 1, c: 2 }), "a:\n- b: 1\n  c: 2\n- 2\n"],
    ["a list in an item", "a:\n- 1\n", set("", "a.0", [1, 2]), "a:\n- [1, 2]\n"],
    ["a text in single quotes", "a: 'x'\n", set("", "a", "y"), "a: 'y'\n"],
    ["a text of two lines", 'a: "x"\n', set("", "a", "y\nz"), 'a: "y\\nz"\n'],
    ["a text that looks like a truth", "a: x\n", set("", "a", "true"), 'a: "true"\n'],
    ["a text for a block", "a: |\n  x\nb: 1\n", set("", "a", "y"), 'a: "y"\nb: 1\n'],
    ["a number for a mapping", "a:\n  b: 1\nc: 2\n", set("", "a", 5), "a: 5\nc: 2\n"],
    ["an empty mapping for a full one", "a:\n  b: 1\nc: 2\n", set("", "a", {}), "a: {}\nc: 2\n"],
    ["a shorter list", "a:\n- 1\n- 2\n- 3\n", set("", "a", [1, 3]), "a:\n- 1\n- 3\n"],
    ["on a line of its own", "a:\n  1\nb: 2\n", set("", "a", 3), "a:\n  3\nb: 2\n"],
    ["a mapping on a line of its own", "a:\n  1\nb: 2\n", set("", "a", { c: 3 }), "a:\n  c: 3\nb: 2\n"],
    ["behind a key that is marked as one", "? a\n: 1\n", set("", "a", { c: 3 }), "? a\n:\n  c: 3\n"],
    ["behind an anchor that nobody uses", "a: &x 1\n", set("", "a", 2), "a: &x 2\n"],
    ["not where others use it", "a: &x\n  b: 1\nc: *x\n", set("", "a", 1), "alias"],
  ]);
});

it("several changes of one text keep clear of each other", () => {
  expect(edit("a: sleep 30; sleep 40\n", replace("30", "40"), replace("40", "50"))).toBe(
    "a: sleep 40; sleep 50\n",
  );
  expect(edit("a: sleep 30\n", replace("30", "40"), replace("30", "50"))).toBe("conflict");
  expect(edit("a: sleep 30\n", replace("30", "40"), set("", "a", "x"))).toBe("a: x\n");
  expect(edit("a: {}\n", set("a", "b", 1), set("a", "b", 2))).toBe("a:\n  b: 2\n");
  expect(edit("a: {}\n", set("a", "b", 1), remove("a", "b"))).toBe("a: {}\n");
});
