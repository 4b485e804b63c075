import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { splitDocuments } from "../../../server/src/core/yaml/splitDocuments.ts";
import { growth } from "../../support/processorTime.ts";
import { arbitraryFile } from "./arbitraryManifest.ts";

describe("a file", { timeout: 60_000 }, () => {
  test.each([
    ["one document", "a: 1\n", ["a: 1\n"]],
    ["two", "a: 1\n---\nb: 2\n", ["a: 1\n", "---\nb: 2\n"]],
    ["a marker in front", "---\na: 1\n", ["---\na: 1\n"]],
    ["comments in front of the first marker", "# c\n\n---\na: 1\n", ["# c\n\n---\na: 1\n"]],
    ["a comment in front of a later marker", "a: 1\n# c\n---\nb: 1", ["a: 1\n# c\n", "---\nb: 1"]],
    ["content behind the marker", "--- a\n--- # c\n--- {b: 1}", ["--- a\n", "--- # c\n", "--- {b: 1}"]],
    ["empty documents", "---\n---\n\n---", ["---\n", "---\n\n", "---"]],
    ["document ends", "a: 1\n...\n# c\n---\nb: 1\n...\n# d\n", ["a: 1\n...\n", "# c\n---\nb: 1\n...\n# d\n"]],
    ["a bare document behind an end", "a: 1\n... # x\nb: 1\n", ["a: 1\n... # x\n", "b: 1\n"]],
    [
      "directives",
      "%YAML 1.1\n---\na: 1\n...\n%YAML 1.1\n---\nb: 1",
      ["%YAML 1.1\n---\na: 1\n...\n", "%YAML 1.1\n---\nb: 1"],
    ],
    ["no directive behind content", "a: 1\n%b\n---\nc: 1\n", ["a: 1\n%b\n", "---\nc: 1\n"]],
    ["CRLF", "a: 1\r\n---\r\nb: 1\r\n...\r\nc: 1", ["a: 1\r\n", "---\r\nb: 1\r\n...\r\n", "c: 1"]],
    ["a byte order mark", "\uFEFF---\na: 1\n---\nb: 1", ["\uFEFF---\na: 1\n", "---\nb: 1"]],
    [
      "dashes that are no marker",
      "a: |\n  ---\n ---\n---x\n----\n--- \n",
      ["a: |\n  ---\n ---\n---x\n----\n", "--- \n"],
    ],
    ["a marker inside broken quotes", 'a: "x\n---\nb: 1', ['a: "x\n', "---\nb: 1"]],
    ["comments only", "# c\n\n  # d\n", []],
    ["nothing", "", []],
  ])("of %s", (_, text, documents) => {
    const slices = splitDocuments(text);
    expect(slices.map(({ start, end }) => text.slice(start, end))).toEqual(documents);
    expect(slices.map(({ index }) => index)).toEqual(documents.map((_, index) => index));
  });

  const line = fc.constantFrom(
    "---",
    "--- ",
    "---\t# c",
    "--- x",
    "---x",
    "...",
    "... # c",
    "a: 1",
    "b: |",
    "  ---",
    " x: y",
    "# c",
    "",
    "  ",
    "- x",
    '"q',
    "[",
    "%YAML 1.1",
    "text",
  );
  const lines = fc
    .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom("\n", "\r\n"), fc.constantFrom("", "\uFEFF"))
    .map(([all, lineBreak, mark]) => mark + all.join(lineBreak));

  test.each([
    ["of manifests", arbitraryFile, 100, 100],
    ["of any lines", lines, 3000, 500],
  ])("%s is counted as the yaml package counts", (_, texts, numRuns, least) => {
    let compared = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const documents = [...parseAllDocuments(text, { logLevel: "silent" })];
        // In broken text the package's recovery lets open quotes and brackets swallow, or split, the documents behind them.
        if (documents.some(({ errors }) => errors.length > 0)) return;
        compared++;
        const slices = splitDocuments(text);
        expect(slices.length).toBe(documents.length);
        slices.forEach(({ start, end }, index) => {
          const [from, , to] = documents[index]!.range;
          expect(start).toBeLessThanOrEqual(from);
          expect(end).toBeGreaterThanOrEqual(to);
        });
      }),
      { numRuns },
    );
    expect(compared).toBeGreaterThanOrEqual(least);
  });

  test("is covered without gaps", () => {
    fc.assert(
      fc.property(lines, (text) => {
        const slices = splitDocuments(text);
        const covered = slices.map(({ start, end }) => text.slice(start, end)).join("");
        expect(covered).toBe(slices.length === 0 ? "" : text);
      }),
    );
  });

  test("of ten thousand documents is split in a time that grows with the text only", () => {
    const text = `${"---x\n".repeat(10)}a: 1 # ${"x".repeat(30)}\n---\n`;
    const split = (count: number) => expect(splitDocuments(text.repeat(count))).toHaveLength(count + 1);
    expect(growth(split, 2500)).toBeLessThan(10);
  });
});
