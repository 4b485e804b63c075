import { describe, expect, it } from "vitest";
import { spanInWord } from "../../../server/src/core/kubernetes/spanInWord.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";

/** The characters of the document at which `word` of the only scalar is found; null where it cannot be. */
function found(text: string, word: string): string | null {
  const { root } = parseDocument(text);
  const scalar = root?.kind === "mapping" ? root.entries[0]?.value : undefined;
  if (scalar?.kind !== "scalar") throw new Error("no scalar");
  const start = scalar.text.indexOf(word);
  const span = spanInWord(scalar, { start, end: start + word.length }, text);
  return span && `${text.slice(0, span.start).split("\n").length}:${text.slice(span.start, span.end)}`;
}

describe("a part of a value is found in the document", () => {
  it.each([
    ["a: sleep 70\n", "70", "1:70"],
    ["a: 'sleep 70'\n", "70", "1:70"],
    ['a: "sleep 70"\n', "70", "1:70"],
    ["a: |\n  sleep 70\n", "70", "2:70"],
    ["a: |\r\n  sleep 5\r\n  sleep 70\r\n", "70", "3:70"],
    ["a: |2\n    sleep 70\n", "70", "2:70"],
    ["a: >\n  sleep 70\n", "70", "2:70"],
    ["a: >\n  sleep 70\n\n", "70", "2:70"],
    ["a: |\n  sleep 70", "70", "2:70"],
  ])("%j has %s at %s", (text, word, expected) => {
    expect(found(text, word)).toBe(expected);
  });

  it.each([
    ["quotes in quotes", "a: 'it''s 70'\n", "70"],
    ["escapes", 'a: "sleep\\t70"\n', "70"],
    ["a value of two lines", "a: sleep\n  70\n", "70"],
    ["folded lines", "a: >\n  sleep 5;\n  sleep 70\n", "70"],
    ["the second of folded lines that are apart", "a: >\n  sleep 5\n\n  sleep 70\n", "70"],
    ["more than one line", "a: |\n  sleep 5\n  sleep 70\n", "5\nsleep 70"],
  ])("unless the two differ: %s", (_, text, word) => {
    expect(found(text, word)).toBeNull();
  });

  it("not in another text", () => {
    const { root } = parseDocument("a: |\n  sleep 70\n");
    const scalar = root?.kind === "mapping" ? root.entries[0]?.value : undefined;
    if (scalar?.kind !== "scalar") throw new Error("no scalar");
    const part = { start: 6, end: 8 };
    expect(spanInWord(scalar, part, "")).toBeNull();
    expect(spanInWord(scalar, part, "a: |\n  sleep 7\n")).toBeNull();
    expect(spanInWord(scalar, part, "a: |\nx sleep 70\n")).toBeNull();
  });
});
