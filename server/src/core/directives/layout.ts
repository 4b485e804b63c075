import type { Span } from "../text/span.ts";
import { lineEndAt, lineStartAt } from "../yaml/edit/lines.ts";
import { readTokens, type Token } from "./tokens.ts";

/** Where the comments and the content of a document stand. Spans count from the start of its text. */
export interface Layout {
  /** Each from its `#` to its last visible character. */
  readonly comments: readonly Span[];
  /**
   * The lines that hold content, in order, without their line breaks. Lines that one scalar joins (a block scalar, a
   * string of several lines) are one: no comment can stand between them, so a directive is for all of them.
   */
  readonly lines: readonly Span[];
  /** The first character of content; the length of the text where there is none. */
  readonly firstContent: number;
  /** The outermost flow collections. */
  readonly flows: readonly Span[];
}

/** Tells comments from content as YAML does: a `#` inside of quotes or of a block scalar is none. Null where that fails. */
export function readLayout(text: string): Layout | null {
  const tokens = readTokens(text);
  if (tokens === null) return null;
  const contents = contentsOf(text, tokens);
  return {
    comments: tokens.filter(({ kind }) => kind === "comment").map(({ span }) => withoutBlanks(text, span)),
    lines: linesOf(text, contents),
    firstContent: contents[0]?.start ?? text.length,
    flows: flowsOf(text, tokens),
  };
}

/** The place in `lines` of the line on which an offset stands; -1 where there is no content on it. */
export function lineAt(layout: Layout, offset: number): number {
  const number = lineAfter(layout, offset) - 1;
  const line = layout.lines[number];
  return line !== undefined && offset <= line.end ? number : -1;
}

/** The place in `lines` of the first line that starts behind an offset. */
export function lineAfter({ lines }: Layout, offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretches of content; a block scalar is one, from its header to its last visible character. */
function contentsOf(text: string, tokens: readonly Token[]): readonly Span[] {
  const contents: Span[] = [];
  let header: Span | null = null;
  for (const { kind, span } of tokens) {
    if (kind === "comment" || kind === "spacing") continue;
    const start: number = kind === "scalar" && header !== null ? header.start : span.start;
    contents.push(withoutBlanks(text, { start, end: span.end }));
    header = kind === "header" ? span : null;
  }
  return contents;
}

/** Whole lines, those that a stretch of content joins as one. */
function linesOf(text: string, contents: readonly Span[]): readonly Span[] {
  const lines: { start: number; end: number }[] = [];
  for (const { start, end } of contents) {
    const last = lines.at(-1);
    if (last !== undefined && start <= last.end) {
      if (end > last.end) last.end = lineEndAt(text, end);
    } else {
      lines.push({ start: lineStartAt(text, start), end: lineEndAt(text, end) });
    }
  }
  return lines;
}

function flowsOf(text: string, tokens: readonly Token[]): readonly Span[] {
  const flows: Span[] = [];
  let depth = 0;
  let start = 0;
  for (const { kind, span } of tokens) {
    if (kind !== "punctuation") continue;
    const character = text[span.start];
    if (character === "[" || character === "{") {
      if (depth === 0) start = span.start;
      depth++;
    } else if ((character === "]" || character === "}") && depth > 0) {
      depth--;
      if (depth === 0) flows.push({ start, end: span.end });
    }
  }
  return depth === 0 ? flows : [...flows, { start, end: text.length }];
}

function withoutBlanks(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
