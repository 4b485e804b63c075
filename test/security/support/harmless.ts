import { XMLParser, XMLValidator } from "fast-xml-parser";
import MarkdownIt from "markdown-it";
import { expect } from "vitest";

/** Control and format characters, separators of lines, and halves of surrogate pairs. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** As long as a surface may become by a single name: some of ours, shortened, in a sentence. */
const mostCharacters = 8_000;

/** Text on a surface that takes nothing for markup: one line, bounded, and nothing that is not seen. */
export function expectPlain(text: string): void {
  if (hidden.test(text)) expect(text).not.toMatch(hidden);
  expect(text.length).toBeLessThan(mostCharacters);
}

/** Lines for a terminal or a log: no control character, and no line that a pipeline would take for a command. */
export function expectLines(text: string, ours: RegExp = /$^/): void {
  const commands = /##\[|##vso\[|^\s*::/i;
  const powerful = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u061c\u2060\u202a-\u202e\u2066-\u2069\ufeff]/u;
  const lines = text
    .split("\n")
    .filter((line) => powerful.test(line) || (commands.test(line) && !ours.test(line)));
  expect(lines).toEqual([]);
}

/** Renders what can be rendered: HTML, bare addresses, tables, images, any scheme. */
const renderer = new MarkdownIt({ html: true, linkify: true });
// GitHub's dialect links addresses with a scheme, mail addresses and `www.`, but not every word with a dot.
renderer.linkify.set({ fuzzyLink: false });
renderer.validateLink = () => true;

/** What our own Markdown is made of. */
const ourMarkup = new Set(
  "paragraph heading list_item bullet_list strong link inline text text_special code_inline fence softbreak image table thead tbody tr th td".split(
    " ",
  ),
);

/**
 * Markdown in which foreign text is text: it has nothing but our kinds of markup, links lead to pages of ours or to files of
 * the workspace, and pictures hold themselves and are harmless.
 */
export function expectMarkdown(markdown: string, isOurs: (address: string) => boolean): void {
  const tokens = renderer.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  for (const token of tokens) {
    expect(ourMarkup).toContain(token.type.replace(/_(open|close)$/, ""));
    if (token.type === "link_open") {
      const address = String(token.attrGet("href"));
      expect([address, isOurs(address)]).toEqual([address, true]);
    }
    if (token.type === "image") {
      const [head = "", svg = ""] = String(token.attrGet("src")).split(/,(.*)/s);
      expect(head).toMatch(/^data:image\/svg\+xml(;charset=utf-8)?$/);
      expectSvg(decodeURIComponent(svg));
      expectPlain(token.content);
    }
    if (token.type === "text" || token.type === "code_inline") expectPlain(token.content);
  }
}

const ourElements = new Set("svg title desc defs pattern g path rect circle text".split(" "));
const ourAttributes = new Set(
  "xmlns width height viewBox role aria-labelledby font-family font-size font-weight id x y rx cx cy r d fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin patternUnits text-anchor transform".split(
    " ",
  ),
);

/** A picture of ours, whatever the names in it: our elements with our attributes, and text. */
export function expectSvg(svg: string): void {
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(svg).not.toMatch(/<[!?]/);
  const seen = new Set<string>();
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    updateTag(name, _path, attributes) {
      seen.add(name);
      for (const [key, value] of Object.entries(attributes ?? {})) {
        expect(ourAttributes).toContain(key);
        if (String(value).includes("url(")) expect(value).toMatch(/^url\(#[\w-]+\)$/);
      }
      return true;
    },
  });
  parser.parse(svg);
  for (const name of seen) expect(ourElements).toContain(name);
  expect(svg.replaceAll("\n", "")).not.toMatch(hidden);
  expect(svg.length).toBeLessThan(60_000);
}
