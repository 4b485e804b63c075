import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createLineIndex, lineOf, offsetAt, positionAt } from "../../../server/src/core/text/lineIndex.ts";

const text = "a\r\nbc\n\nd😀";
const index = createLineIndex(text);

describe("lines", () => {
  test("begin behind every kind of line break", () => {
    expect([...createLineIndex("a\r\nb\nc\rd\n").starts]).toEqual([0, 3, 5, 7, 9]);
    expect([...createLineIndex("").starts]).toEqual([0]);
  });

  test("and characters count from 0, in UTF-16 units", () => {
    expect(positionAt(index, 4)).toEqual({ line: 1, character: 1 });
    expect(positionAt(index, text.length)).toEqual({ line: 3, character: 3 });
    expect(offsetAt(index, { line: 3, character: 1 })).toBe(8);
    expect(lineOf(index, 6)).toBe(2);
  });

  test("are clamped", () => {
    expect(positionAt(index, -5)).toEqual({ line: 0, character: 0 });
    expect(positionAt(index, 99)).toEqual({ line: 3, character: 3 });
    expect(positionAt(index, 2)).toEqual({ line: 0, character: 1 });
    expect(offsetAt(index, { line: -1, character: 4 })).toBe(0);
    expect(offsetAt(index, { line: 0, character: 99 })).toBe(1);
    expect(offsetAt(index, { line: 1, character: -1 })).toBe(3);
    expect(offsetAt(index, { line: 9, character: 0 })).toBe(text.length);
  });

  test("agree with the text document of the protocol's own package", () => {
    const texts = fc
      .array(fc.constantFrom("a", "\n", "\r\n", "\r", "😀", " "), { maxLength: 20 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(texts, fc.nat(30), fc.nat(8), fc.nat(8), (any, offset, line, character) => {
        const document = TextDocument.create("file:///a", "yaml", 1, any);
        const ours = createLineIndex(any);
        expect(positionAt(ours, offset)).toEqual(document.positionAt(offset));
        expect(offsetAt(ours, { line, character })).toBe(document.offsetAt({ line, character }));
      }),
    );
  });
});
