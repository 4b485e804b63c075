import { describe, expect, it } from "vitest";
import { agreed, overridden, valuesOf } from "../../../server/src/core/chart/values.ts";
import type { Value } from "../../../server/src/core/template/value.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import { inShort } from "../template/evaluated.ts";

const valuesIn = (text: string): Value => valuesOf(parseDocument(text).root, 1);

describe("a values file", () => {
  it.each<[string, string, unknown]>([
    ["of nothing", "", {}],
    [
      "of every kind of value",
      "a: 1\nb: x\nc: true\nd:\ne: [1, {f: g}]\n",
      { a: 1, b: "x", c: true, d: null, e: [1, { f: "g" }] },
    ],
    ["with anchors", "a: &a {b: 1}\nc: *a\nd: [*a]\n", { a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }] }],
    ["with a key twice", "a: 1\na: 2\nb: 1\n", { a: "?", b: 1 }],
    ["with a key that Helm takes for a boolean", "on: 1\nb: 1\n", { on: "?", b: 1 }],
    ["with an alias of nothing", "a: *a\nb: 1\n", { a: "?", b: 1 }],
  ])("%s", (_, text, data) => {
    expect(inShort(valuesIn(text))).toEqual(data);
  });

  it("says where a value stands, unless an anchor shares it", () => {
    const values = valuesIn("a: &a {b: 1}\nc: *a\n");
    const at = (key: string) =>
      values.kind === "table" ? values.entries.get(key)?.origin?.key?.span : undefined;
    expect(at("a")).toEqual({ start: 0, end: 1 });
    expect(at("c")).toBeUndefined();
  });

  it("of aliases in aliases costs what is written in it", () => {
    const lines = ["a0: &a0 [x]"];
    for (let at = 1; at < 90; at++) lines.push(`a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`);
    let value: Value | undefined = valuesIn(`${lines.join("\n")}\n`);
    expect(value.kind).toBe("table");
    value = value.kind === "table" ? value.entries.get("a89") : undefined;
    for (let at = 0; at < 89; at++) value = value?.kind === "list" ? value.items[0] : undefined;
    expect(value && inShort(value)).toEqual(["x"]);
  });
});

describe("values that a chart is given from outside", () => {
  it.each<[string, string, string, unknown]>([
    ["win", "a: 1\nb: 2\n", "a: 3\n", { a: 3, b: 2 }],
    ["add to a map", "a: {b: 1}\n", "a: {c: 2}\nd: 3\n", { a: { b: 1, c: 2 }, d: 3 }],
    ["replace a list", "a: [1, 2]\n", "a: [3]\n", { a: [3] }],
    ["replace a map by a value", "a: {b: 1}\n", "a: 1\n", { a: 1 }],
    ["take a key away", "a: {b: 1}\n", "a: null\n", { a: null }],
  ])("%s", (_, own, by, data) => {
    expect(inShort(overridden(valuesIn(own), valuesIn(by)))).toEqual(data);
  });
});

describe("values that hold whichever of two files is laid over the defaults", () => {
  it.each<[string, string, string, unknown]>([
    ["are those that the other leaves as they are", "a: 1\nb: 2\n", "a: 1\n", { a: 1, b: 2 }],
    ["are not those that the other changes", "a: 1\nb: x\n", "a: 2\nb: 1\n", { a: "?", b: "?" }],
    ["are not those that only the other has", "a: 1\n", "b: 2\n", { a: 1, b: "?" }],
    ["may be a part of a map", "a: {b: 1, c: 1}\n", "a: {b: 1, c: 2}\n", { a: { b: 1, c: "?" } }],
    ["may be a list", "a: [1, {b: [2]}]\n", "a: [1, {b: [2]}]\n", { a: [1, { b: [2] }] }],
    ["are not a longer list", "a: [1]\n", "a: [1, 2]\n", { a: "?" }],
    ["are not a list with another item", "a: [1, 2]\n", "a: [1, 3]\n", { a: "?" }],
    ["are not a list of maps with other values", "a: [{b: 1}]\n", "a: [{b: 2}]\n", { a: "?" }],
    ["are not a list of maps with other keys", "a: [{b: 1}]\n", "a: [{c: 1}]\n", { a: "?" }],
    ["are not a list of maps with more keys", "a: [{b: 1}]\n", "a: [{b: 1, c: 1}]\n", { a: "?" }],
    ["are not a list of other kinds", "a: [{b: 1}]\n", "a: [[b, 1]]\n", { a: "?" }],
    ["are not a list in place of a map", "a: {b: 1}\n", "a: [1]\n", { a: "?" }],
  ])("%s", (_, own, other, data) => {
    expect(inShort(agreed(valuesIn(own), valuesIn(other)))).toEqual(data);
  });
});

describe("files that spell huge data by aliases", () => {
  const graph = (item: (before: string) => string) =>
    Array.from(
      { length: 60 },
      (_, at) => `a${at}: &a${at} ${at === 0 ? "{x: 1}" : item(`*a${at - 1}`)}\n`,
    ).join("");
  it.each([
    ["lists", graph((before) => `[${before}, ${before}]`)],
    ["maps", graph((before) => `{p: ${before}, q: ${before}}`)],
  ])("of %s are compared and put together as far as it is affordable", (_, text) => {
    const keysOf = (value: Value) => (value.kind === "table" ? value.entries.size : 0);
    expect(keysOf(agreed(valuesIn(text), valuesIn(text)))).toBe(60);
    expect(keysOf(overridden(valuesIn(text), valuesIn(text)))).toBe(60);
  });
});
