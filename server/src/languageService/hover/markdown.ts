import { replaceHidden, visible } from "../../core/text/visible.ts";

/**
 * Markdown from parts that are not trusted: names out of YAML may hold markup, HTML, command URIs or backticks, and
 * none of it may take effect in an editor.
 */

/**
 * Text that shows as it is written, wherever in a line it stands. White space is folded, what cannot be seen is made
 * visible. Only what can begin markup is escaped, because editors exist that show the backslashes.
 */
export function escapeText(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]<>&~$|@]/g, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/(www)\./gi, "$1\\.")
    .replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** An inline code span that shows as it is written; CommonMark knows no escapes inside, only longer fences. */
export function codeSpan(text: string): string {
  const content = visible(text);
  if (content === "") return "";
  const fence = "`".repeat(longestRun(content, "`") + 1);
  const pad = /^`|`$/.test(content) ? " " : "";
  return fence + pad + content + pad + fence;
}

/** A fenced block that shows as it is written, line by line. */
export function codeBlock(text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  const lines = text.split(/\r\n?|\n/).map((line) => replaceHidden(line, () => "\ufffd"));
  return [`${fence}text`, ...lines, fence].join("\n");
}

/** A link to a page of the web, or the title alone where the address is of another kind. */
export function webLink(title: string, url: string): string {
  return /^https:\/\/[^\s<>()\\]+$/.test(url) ? `[${escapeText(title)}](${url})` : escapeText(title);
}

/** A link to a line of a file, counted from 0. Parentheses would end the address early. */
export function lineLink(title: string, address: string, line: number): string {
  const escaped = address.replaceAll("(", "%28").replaceAll(")", "%29");
  return `[${escapeText(title)}](${escaped}#L${line + 1})`;
}

/** A picture that is all in its own address, so that nothing is loaded. */
export function image(alternative: string, svg: string): string {
  return `![${escapeText(alternative)}](data:image/svg+xml,${encodeURIComponent(svg).replace(/[()'!*~]/g, percent)})`;
}

/** A link that runs the one command hovers are trusted with. */
export function ruleLink(rule: string): string {
  const argument = encodeURIComponent(JSON.stringify([rule])).replace(/[()'!*~]/g, percent);
  return `[${escapeText(rule)}](command:podgrace.showRule?${argument})`;
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const unit of text) {
    run = unit === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
