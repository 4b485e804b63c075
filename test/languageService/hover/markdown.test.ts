import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { visible } from "../../../server/src/core/text/visible.ts";
import {
  codeBlock,
  codeSpan,
  escapeText,
  ruleLink,
  webLink,
} from "../../../server/src/languageService/hover/markdown.ts";

/** A renderer that takes every bait: HTML, bare addresses, strike-through, tables. */
const renderer = new MarkdownIt({ html: true, linkify: true });
/** GitHub's dialect links addresses with a scheme, mail addresses and `www.`, but not every word with a dot. */
renderer.linkify.set({ fuzzyLink: false });

/** Texts made of what means something in Markdown, HTML and URIs. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."`*_[]()<>&~$|@!#+-=:;/\\\"'{}. \t\r\n",
        "www.",
        "https://",
        "command:",
        "](command:x?%5B%5D)",
        "<img src=x onerror=y>",
        "<a href='command:x'>",
        "<!--",
        "&lt;",
        "&#42;",
        "```",
        "~~~",
        "1. ",
        "12) ",
        "    ",
        "---",
        "| a | b |",
        "$(zap)",
        "[x]: https://y",
        "\u202e",
        "\u0000",
        "\u2028",
        "\ud800",
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

/** What a reader sees, and whether anything but plain text was made. */
function shown(markdown: string): { readonly text: string; readonly tokens: readonly string[] } {
  const blocks = renderer.parse(markdown, {});
  const inline = blocks.flatMap((block) => block.children ?? []);
  return {
    text: inline.map((token) => token.content).join(""),
    tokens: [...blocks.map((block) => block.type), ...inline.map((token) => token.type)],
  };
}

const paragraph = ["paragraph_open", "inline", "paragraph_close"];

describe("text from files in Markdown", () => {
  test("escaped text is one paragraph that shows the text itself", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const seen = shown(escapeText(text));
        expect(seen.text).toBe(visible(text));
        const kinds = new Set(seen.tokens);
        for (const kind of [...paragraph, "text", "text_special"]) kinds.delete(kind);
        expect([...kinds]).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("a code span behind other words is one code span with the text itself", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(visible(text) !== "");
        const tokens = renderer.parse(`It is ${codeSpan(text)}`, {}).flatMap((block) => block.children ?? []);
        expect(tokens.map((token) => token.type)).toEqual(["text", "code_inline"]);
        expect(tokens[1]?.content).toBe(visible(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("a code block is one block, also around fences", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = renderer.parse(`${codeBlock(text)}\n\nafter`, {});
        expect(tokens.map((token) => token.type)).toEqual(["fence", ...paragraph]);
      }),
      { numRuns: 1000 },
    );
  });

  test("a web link goes where it says, and nowhere else", () => {
    fc.assert(
      fc.property(hostile, fc.oneof(hostile, fc.webUrl()), (title, url) => {
        const tokens = renderer.parse(webLink(title, url), {}).flatMap((block) => block.children ?? []);
        for (const link of tokens.filter((token) => token.type === "link_open")) {
          expect(link.attrGet("href")).toMatch(/^https:\/\//);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("the rule link runs the one command with the rule as its only argument", () => {
    fc.assert(
      fc.property(hostile, (rule) => {
        const target = /\]\(command:podgrace\.showRule\?([^\s()<>]*)\)$/.exec(ruleLink(rule))?.[1];
        expect(JSON.parse(decodeURIComponent(target ?? ""))).toEqual([rule]);
      }),
      { numRuns: 1000 },
    );
  });

  test("marks that reorder text and control characters are shown as replacement characters", () => {
    expect(escapeText("web\u202e\u0007gnp")).toBe("web\ufffd\ufffdgnp");
    expect(codeSpan("a\u2066b")).toBe("`a\ufffdb`");
  });

  test("bare addresses do not become links", () => {
    expect(escapeText("www.example.org and WWW.example.org")).toBe("www\\.example.org and WWW\\.example.org");
    expect(escapeText("https://example.org, a@example.org")).toBe("https\\://example.org, a\\@example.org");
  });

  test("ordinary sentences stay as they are", () => {
    const sentence =
      "The hook waits 30 s (deletion to SIGTERM), 60 - 30 = 30 s too short: see prestop-missing!";
    expect(escapeText(sentence)).toBe(sentence);
  });
});
