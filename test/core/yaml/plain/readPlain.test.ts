import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lexedComments } from "../../../../server/src/core/yaml/edit/comments.ts";
import { defaultLimits } from "../../../../server/src/core/yaml/limits.ts";
import { parseWithPackage } from "../../../../server/src/core/yaml/parseDocument.ts";
import { readPlain, readPlainDocument } from "../../../../server/src/core/yaml/plain/readPlain.ts";
import { splitDocuments } from "../../../../server/src/core/yaml/splitDocuments.ts";
import { randomFrom } from "../../../fuzz/random.ts";
import { mutated, soup } from "../../../fuzz/texts.ts";
import { arbitraryManifest } from "../arbitraryManifest.ts";

/** The quick reader's answer is the one of the `yaml` package in data, spans and comments, or there is none. True where it read. */
function agrees(text: string): boolean {
  const document = readPlainDocument(text, defaultLimits);
  if (document !== null) {
    expect({ root: document.root, problems: [], plain: false }, text).toEqual(parseWithPackage(text));
    expect(document.comments, text).toEqual(lexedComments(text));
  }
  return document !== null;
}

const rulesFolder = path.resolve(import.meta.dirname, "../../../rules");
const fixtures = readdirSync(rulesFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => readFileSync(path.join(rulesFolder, file), "utf8"))
  .flatMap((text) => splitDocuments(text).map(({ start, end }) => text.slice(start, end)));

describe("the quick reader", { timeout: 120_000 }, () => {
  test.each([
    ["block collections", "a:\n  b: 1\n  c:\n    - x\n    - y: 2\n      z: 3\nd:\n- - 1\n  - 2\n-\n- e\n"],
    ["values that are not written", "a:\nb: # none\nc:\n  - \n  -\nd:"],
    ["scalars", "a: 030\nb: yes\nc: ~\nd: http://x:80/#y\ne: a b  # c\nf: -1\ng: é\nh: a{b}[c],d\n"],
    ["quotes", "a: \"x\\n\\\"y\\\\\"\nb: 'it''s'\n\"c d\": ''\n'e': \"\"\n"],
    ["block scalars", "a: |\n  x\n    y\n\n  z\n\nb: >-\n  x\n  y\n\n  z\nc: |+ # kept\n\n  x\n\n\nd: 1\n"],
    ["flow collections", "a: {b: c, 'd': [e, \"f\", {}], g: [\n    h, # i\n    j,\n  ]}\n"],
    ["JSON", '{\n  "a": [1, "b", {"c":true}],\n  "d": {}\n}\n'],
    ["comments", "# a\n---  # b\n\n  # c\na: 1 # d\n # e\nb:\n      # f\n  - 1\n# g"],
    ["Windows line ends", "a: 1\r\nb: |\r\n  x\r\n\r\n  y\r\nc:\r\n  - d # e\r\n\r\n"],
    ["template actions in scalars", 'a: "{{ x }}"\nb: y-{{ z }}\nc: |\n  {{ w }}\n'],
  ])("reads %s as the package does", (_, text) => {
    expect(agrees(text)).toBe(true);
  });

  test.each([
    ["no content", "# a\n"],
    ["a scalar alone", "a\n"],
    ["anchors, aliases, tags", "a: &x 1\n", "a: *x\n", "a: !!str 1\n"],
    ["merge keys", "<<: {a: 1}\n"],
    ["keys of other kinds", "? a\n: b\n", "[a]: b\n", "a : b\n", ": a\n"],
    ["duplicate keys", "a: 1\na: 2\n", "{a: 1, a: 2}\n"],
    ["directives and further documents", "%YAML 1.2\n---\na: 1\n", "a: 1\n...\n", "a: 1\n---\nb: 2\n"],
    ["scalars of several lines", "a: b\n  c\n", "a:\n  b\n", 'a: "b\n  c"\n'],
    ["tabs", "a:\tb\n", "a: b\t# c\n", "a: |\n  \tb\n"],
    ["indentation in numbers", "a: |2\n   b\n"],
    [
      "mistakes",
      "a: [b\n",
      "a: b: c\n",
      "a: 'b\n",
      "a: {b: c\n}\n",
      "a:\n    b: 1\n  c: 2\n",
      "a: |\nb: 1\n",
    ],
    ["what is no text", "a: \0\n", "\uFEFFa: 1\n", "a: b\rc: d\n"],
    ["a template in place of a node", "a: {{ b }}\n", "{{ a }}: b\n", "a: #@ b\n"],
  ])("leaves %s alone", (_, ...texts) => {
    for (const text of texts) expect(readPlain(text, defaultLimits), text).toBeNull();
  });

  test("heeds the limits on length and depth", () => {
    expect(readPlain("a: 1\n", { ...defaultLimits, maxLength: 4 })).toBeNull();
    expect(readPlain("a: [ [ [1] ] ]\n", { ...defaultLimits, maxDepth: 4 })).not.toBeNull();
    expect(readPlain("a: [ [ [1] ] ]\n", { ...defaultLimits, maxDepth: 3 })).toBeNull();
    expect(readPlain("- ".repeat(50_000), defaultLimits)).toBeNull();
  });

  test("agrees with the package on every fixture of the rules, and reads nearly all of them", () => {
    const read = fixtures.filter(agrees);
    expect(read.length / fixtures.length).toBeGreaterThan(0.9);
  });

  test("agrees with the package on generated manifests", () => {
    fc.assert(
      fc.property(arbitraryManifest, ({ text }) => void agrees(text)),
      { numRuns: 300 },
    );
  });

  test("agrees with the package on damaged manifests and on lines thrown together", () => {
    const random = randomFrom(1);
    const short = fixtures.filter((text) => text.length < 1500);
    let read = 0;
    for (let left = 3000; left > 0; left--) {
      read += Number(agrees(random.once(2) ? soup(random) : mutated(random.one(short), random)));
    }
    expect(read).toBeGreaterThan(300);
  });
});
