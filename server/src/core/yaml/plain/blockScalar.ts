import type { YamlNode } from "../tree.ts";
import { type Cursor, codes, lineEnd, skipToContent, startLine, unusual } from "./cursor.ts";
import { scalarNode } from "./scalar.ts";

/** A `|` or `>` scalar with its lines; the cursor stands on the content behind it afterwards. */
export function readBlockScalar(cursor: Cursor, indent: number): YamlNode {
  const { text, at: start } = cursor;
  const style = text.charCodeAt(start) === codes.bar ? "literal" : "folded";
  const chomping = /[+-]?/y;
  chomping.lastIndex = start + 1;
  const chomp = chomping.exec(text)?.[0] ?? "";
  skipHeader(cursor, start + 1 + chomp.length);
  const { lines, end } = readLines(cursor, indent);
  const body = style === "literal" ? lines.join("\n") : fold(lines);
  const breaks = chomp === "-" ? "" : chomp === "+" ? lineBreaksIn(text.slice(end, cursor.at)) : "\n";
  skipToContent(cursor);
  return scalarNode(style, body + breaks, start, visibleEnd(text, end));
}

function visibleEnd(text: string, end: number): number {
  let visible = end;
  while (isBlank(text.charCodeAt(visible - 1))) visible--;
  return visible;
}

function isBlank(code: number): boolean {
  return code === codes.space || code === codes.tab;
}

/** To the start of the line behind the header, on which nothing but a comment may follow. */
function skipHeader(cursor: Cursor, behind: number): void {
  const { text } = cursor;
  const end = lineBreakAt(text, behind);
  const rest = /^ *(?: (#[^\r]*))?\r?$/.exec(text.slice(behind, end));
  if (rest === null) unusual();
  const [whole, comment] = rest;
  if (comment !== undefined) {
    const start = behind + whole.indexOf("#");
    cursor.comments.push({ start, end: start + comment.length });
  }
  startLine(cursor, Math.min(end + 1, text.length));
}

interface Lines {
  /** Without their indentation, up to the last one that holds anything. */
  readonly lines: readonly string[];
  /** Offset behind that line. */
  readonly end: number;
}

/** Leaves the cursor behind the last line, blank ones included. */
function readLines(cursor: Cursor, indent: number): Lines {
  const { text } = cursor;
  const lines: string[] = [];
  let column = 0;
  let blankLines = 0;
  let widestBlank = 0;
  let end = cursor.at;
  while (cursor.at < text.length) {
    const limit = lineEnd(text, cursor.at);
    let first = cursor.at;
    while (first < limit && text.charCodeAt(first) === codes.space) first++;
    const width = first - cursor.at;
    if (first === limit) {
      blankLines++;
      widestBlank = Math.max(widestBlank, width);
    } else {
      if (width <= indent || width < column) break;
      if (text.charCodeAt(first) === codes.tab) unusual();
      if (lines.length === 0) column = width;
      for (; blankLines > 0; blankLines--) lines.push("");
      lines.push(text.slice(cursor.at + column, limit));
      end = limit;
    }
    startLine(cursor, Math.min(lineBreakAt(text, limit) + 1, text.length));
  }
  // Blanks behind the indentation are content, or a mistake in front of the first line.
  if (lines.length === 0 || widestBlank > column) unusual();
  return { lines, end };
}

/** Lines become words of one line, and of each run of blank lines one goes (YAML 1.2 §8.1.3). */
function fold(lines: readonly string[]): string {
  // Lines that stand further right are not folded.
  if (lines.some((line) => line.startsWith(" "))) unusual();
  return lines.join("\n").replace(/(?<=[^\n])\n(\n*)(?=[^\n])/g, (_, others: string) => others || " ");
}

/** At least one: the last line counts as ended. */
function lineBreaksIn(text: string): string {
  return text.replace(/[^\n]/g, "") || "\n";
}

function lineBreakAt(text: string, offset: number): number {
  const lineFeed = text.indexOf("\n", offset);
  return lineFeed === -1 ? text.length : lineFeed;
}
