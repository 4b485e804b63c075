import type { ChangedRange } from "./changedRange.ts";

/** A place in a text as editors count it: 0-based line, 0-based UTF-16 units from the start of that line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text begin. Holds offsets only, so it may outlive the text; there may be one for each of 30,000 files. */
export interface LineIndex {
  /** Offset of the first character of each line, the first one 0. */
  readonly starts: Uint32Array;
  /** Characters of the line break behind each line but the last; null where all have one. */
  readonly breaks: Uint8Array | null;
  /** Of the text. */
  readonly length: number;
}

/** Of a text without any. */
export const noLines: LineIndex = { starts: new Uint32Array(1), breaks: null, length: 0 };

/** The lines of a text. Line breaks are `\n`, `\r\n` and `\r`, as in the Language Server Protocol. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  const { length } = text;
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return { starts: new Uint32Array(starts), breaks: null, length };
  }
  const breaks: number[] = [];
  const lineBreak = /\r\n|\n|\r/g;
  for (let match = lineBreak.exec(text); match !== null; match = lineBreak.exec(text)) {
    breaks.push(match[0].length);
    starts.push(lineBreak.lastIndex);
  }
  return { starts: new Uint32Array(starts), breaks: new Uint8Array(breaks), length };
}

/** The lines of a text after a change, from those before it: what lies behind only moves. */
export function changeLines(
  before: LineIndex,
  { start, oldEnd, newEnd }: ChangedRange,
  text: string,
): LineIndex {
  const added = text.slice(start, newEnd);
  if (before.breaks !== null || added.includes("\r")) return createLineIndex(text);
  const fresh: number[] = [];
  for (let at = added.indexOf("\n"); at !== -1; at = added.indexOf("\n", at + 1)) fresh.push(start + at + 1);
  const [kept, dropped] = [lineOf(before, start) + 1, lineOf(before, oldEnd) + 1];
  const starts = new Uint32Array(before.starts.length - (dropped - kept) + fresh.length);
  starts.set(before.starts.subarray(0, kept));
  starts.set(fresh, kept);
  starts.set(
    before.starts.subarray(dropped).map((offset) => offset + newEnd - oldEnd),
    kept + fresh.length,
  );
  return { starts, breaks: null, length: text.length };
}

/** Offset behind the last character of a line, its line break not counted; the end of the text behind the last line. */
export function endOfLine({ starts, breaks, length }: LineIndex, line: number): number {
  const next = starts[line + 1];
  return next === undefined ? length : next - (breaks?.[line] ?? 1);
}

/** The place of an offset. Offsets outside the text count as its start or its end, inside a line break as the end of its line. */
export function positionAt(index: LineIndex, offset: number): Position {
  const line = lineOf(index, offset);
  const start = index.starts[line] ?? 0;
  const end = endOfLine(index, line);
  return { line, character: Math.max(0, Math.min(offset, end) - start) };
}

/** The offset of a place. What lies outside the text or behind the end of a line counts as the nearest place inside. */
export function offsetAt(index: LineIndex, position: Position): number {
  if (position.line < 0) return 0;
  const start = index.starts[position.line];
  if (start === undefined) return index.length;
  return start + Math.max(0, Math.min(position.character, endOfLine(index, position.line) - start));
}

/** The 0-based line on which an offset stands. */
export function lineOf(index: LineIndex, offset: number): number {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
