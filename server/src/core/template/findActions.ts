import type { Span } from "../text/span.ts";

/** An action as it stands in the text. */
export interface Action {
  /** With the braces; to the end of the text where they are not closed. */
  readonly span: Span;
  /** Between the braces, without trim markers; empty for a comment. */
  readonly inside: string;
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
  readonly comment: boolean;
  readonly closed: boolean;
}

/**
 * The actions of a Go template, front to back. One that is not closed on its line, while the next line opens another, ends at
 * that line: somebody is typing it, and what stands below is not part of it. Linear in the length of the text.
 */
export function findActions(text: string): readonly Action[] {
  const actions: Action[] = [];
  let offset = text.indexOf("{{");
  while (offset !== -1) {
    const action = readAction(text, offset);
    actions.push(action);
    offset = text.indexOf("{{", Math.max(action.span.end, offset + 2));
  }
  return actions;
}

function readAction(text: string, start: number): Action {
  // A trim marker is `-` and white space (text/template).
  const trimsBefore = /^-[ \t\r\n]/.test(text.slice(start + 2, start + 4));
  const from = start + 2 + (trimsBefore ? 1 : 0);
  const comment = /^[ \t\r\n]*\/\*/.test(text.slice(from, from + 200));
  const end = comment ? endOfComment(text, from) : endOfCode(text, from);
  if (end === -1) {
    const line = endOfLine(text, start);
    return { span: { start, end: line }, inside: "", trimsBefore, trimsAfter: false, comment, closed: false };
  }
  const trimsAfter = /[ \t\r\n/]-$/.test(text.slice(Math.max(from, end - 2), end));
  const inside = comment ? "" : text.slice(from, trimsAfter ? end - 1 : end);
  return { span: { start, end: end + 2 }, inside, trimsBefore, trimsAfter, comment, closed: true };
}

/** The offset of the closing braces, or -1. */
function endOfComment(text: string, from: number): number {
  const close = text.indexOf("*/", from);
  if (close === -1) return -1;
  const rest = /^\*\/[ \t\r\n]*-?\}\}/.exec(text.slice(close, close + 200));
  return rest === null ? -1 : close + rest[0].length - 2;
}

/** The offset of the closing braces, or -1; braces inside of strings do not close. */
function endOfCode(text: string, from: number): number {
  for (let offset = from; offset < text.length; offset++) {
    const character = text[offset];
    if (character === "}" && text[offset + 1] === "}") return offset;
    if (character === "{" && text[offset + 1] === "{") return -1;
    if (character === '"' || character === "'") offset = endOfString(text, offset);
    else if (character === "`") offset = text.indexOf("`", offset + 1);
    if (offset === -1) return -1;
  }
  return -1;
}

/** The closing quote, or -1 where the line ends before it. */
function endOfString(text: string, quote: number): number {
  for (let offset = quote + 1; offset < text.length; offset++) {
    if (text[offset] === "\\") offset++;
    else if (text[offset] === text[quote]) return offset;
    else if (text[offset] === "\n") return -1;
  }
  return -1;
}

function endOfLine(text: string, from: number): number {
  const lineBreak = text.indexOf("\n", from);
  const end = lineBreak === -1 ? text.length : lineBreak;
  return text[end - 1] === "\r" ? end - 1 : end;
}
