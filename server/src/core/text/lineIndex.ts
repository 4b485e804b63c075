/** A place in a text as editors count it: 0-based line, 0-based UTF-16 units from the start of that line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text begin. Holds offsets only, so it may outlive the text. */
export interface LineIndex {
  /** Offset of the first character of each line, the first one 0. */
  readonly starts: readonly number[];
  /** Offset behind the last character of each line, its line break not counted. */
  readonly ends: readonly number[];
}

/** The lines of a text. Line breaks are `\n`, `\r\n` and `\r`, as in the Language Server Protocol. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  const ends: number[] = [];
  if (!text.includes("\r")) {
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) {
      ends.push(end);
      starts.push(end + 1);
    }
    ends.push(text.length);
    return { starts, ends };
  }
  const lineBreak = /\r\n|\n|\r/g;
  for (let match = lineBreak.exec(text); match !== null; match = lineBreak.exec(text)) {
    ends.push(match.index);
    starts.push(lineBreak.lastIndex);
  }
  ends.push(text.length);
  return { starts, ends };
}

/** The place of an offset. Offsets outside the text count as its start or its end, inside a line break as the end of its line. */
export function positionAt(index: LineIndex, offset: number): Position {
  const line = lineOf(index, offset);
  const start = index.starts[line] ?? 0;
  const end = index.ends[line] ?? start;
  return { line, character: Math.max(0, Math.min(offset, end) - start) };
}

/** The offset of a place. What lies outside the text or behind the end of a line counts as the nearest place inside. */
export function offsetAt(index: LineIndex, position: Position): number {
  if (position.line < 0) return 0;
  const start = index.starts[position.line];
  if (start === undefined) return index.ends.at(-1) ?? 0;
  return start + Math.max(0, Math.min(position.character, (index.ends[position.line] ?? start) - start));
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
