import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replaceSpans, spansBetween } from "../../../server/src/core/text/between.ts";
import { wholePattern } from "../../../server/src/core/text/wholePattern.ts";

describe("a pattern for a whole text", () => {
  const part = fc.constantFrom(..."a b . [ab] [^a] [a-c] (a|b) (?:ab)* a* b+ (a|ab)? \\. | ()".split(" "));
  const patterns = fc.array(part, { maxLength: 7 }).map((parts) => parts.join(""));
  const texts = fc.string({ unit: fc.constantFrom("a", "b", "c", ".", "\n"), maxLength: 8 });

  it("agrees with JavaScript", () => {
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(wholePattern(pattern)?.(text)).toBe(new RegExp(`^(?:${pattern})$`).test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["^web$", "web", true],
    ["^a|b$", "b", true],
    ["web-.*", "web-", true],
    ["web", "web-1", false],
    ["[a-]", "-", true],
    ["[\\]]", "]", true],
    ["", "", true],
  ])("%s and %s", (pattern, text, expected) => expect(wholePattern(pattern)?.(text)).toBe(expected));

  it.each([
    "(",
    ")",
    "a)",
    "[",
    "[]",
    "[b-a]",
    "*",
    "a**",
    "a{2}",
    "\\d",
    "\\",
    "(?=a)",
    "a*?",
    "a^b",
    "(a$)",
    "[[:alpha:]]",
  ])("%s is not read", (pattern) => expect(wholePattern(pattern)).toBeNull());

  // Whoever tries one way after the other never comes to an end.
  it.each(["(a|a)*b", "(a|aa)+", "(a*)*b", ".*.*.*.*.*.*.*.*x", "(.*a)+"])(
    "%s comes to an end",
    (pattern) => {
      expect(wholePattern(pattern)?.(`${"a".repeat(2000)}!`)).toBe(false);
    },
  );
});

it("spans between marks are those of a lazy expression", () => {
  const texts = fc.string({ unit: fc.constantFrom("{", "}", "a", "\n"), maxLength: 30 });
  fc.assert(
    fc.property(texts, (text) => {
      const found = [...text.matchAll(/\{\{.*?\}\}/gs)].map(({ index, 0: all }) => ({
        start: index,
        end: index + all.length,
      }));
      expect(spansBetween(text, "{{", "}}")).toEqual(found);
      expect(replaceSpans(text, found, "x")).toBe(text.replace(/\{\{.*?\}\}/gs, "x"));
    }),
  );
});
