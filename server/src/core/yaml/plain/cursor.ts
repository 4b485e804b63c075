import type { Span } from "../../text/span.ts";

/** Where the reader stands. It moves forward only. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** Offset of the first character of the line; behind the text when that is used up. */
  lineStart: number;
  /** The comments passed so far, each from its `#` to the end of its line. */
  readonly comments: Span[];
}

/** Thrown where the text is not of the plain subset, or is no YAML at all: the reader does not tell these apart. */
export class Unusual extends Error {}

export function unusual(): never {
  throw new Unusual();
}

/** Character codes that the reader compares with. */
export const codes = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  doubleQuote: 0x22,
  hash: 0x23,
  singleQuote: 0x27,
  comma: 0x2c,
  dash: 0x2d,
  colon: 0x3a,
  greater: 0x3e,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  bar: 0x7c,
  closeBrace: 0x7d,
} as const;

/** How far the cursor stands from the start of its line; -1 behind the text. */
export function columnOf({ at, lineStart }: Cursor): number {
  return at - lineStart;
}

/** Where the line of an offset ends, without its line break. */
export function lineEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf("\n", offset);
  const end = lineFeed === -1 ? text.length : lineFeed;
  return end > offset && text.charCodeAt(end - 1) === codes.carriageReturn ? end - 1 : end;
}

/** True for a blank, a line break and the end of the text: what must follow a `-` or `:` that is no part of a word. */
export function isGap(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return (
    code === codes.space || code === codes.lineFeed || code === codes.carriageReturn || Number.isNaN(code)
  );
}

/** Moves over blanks, line breaks and comments to the next character of content, or behind the text. */
export function skipToContent(cursor: Cursor): void {
  const { text } = cursor;
  let { at } = cursor;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === codes.space) at++;
    else if (code === codes.lineFeed) cursor.lineStart = ++at;
    else if (code === codes.carriageReturn && text.charCodeAt(at + 1) === codes.lineFeed) at++;
    else if (code === codes.hash) at = skipComment(cursor, at);
    else break;
  }
  cursor.at = at;
  if (at === text.length) cursor.lineStart = text.length + 1;
}

/** The same where nothing but a comment may follow on the line. */
export function finishLine(cursor: Cursor): void {
  const line = cursor.lineStart;
  skipToContent(cursor);
  if (cursor.lineStart === line) unusual();
}

export function startLine(cursor: Cursor, lineStart: number): void {
  cursor.at = lineStart;
  cursor.lineStart = lineStart;
}

/** A `#` begins a comment only at the start of its line or behind a blank. Gives the end of the line. */
function skipComment({ text, lineStart, comments }: Cursor, at: number): number {
  if (at > lineStart && text.charCodeAt(at - 1) !== codes.space) unusual();
  const end = lineEnd(text, at);
  comments.push({ start: at, end });
  return end;
}
