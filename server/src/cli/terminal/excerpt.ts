import { harmless } from "./harmless.ts";
import { columnsOfCharacter } from "./width.ts";

/** A line of source text as it is shown, and the marker to be written below it. */
export interface Excerpt {
  readonly source: string;
  readonly marker: string;
}

/**
 * The line without its indentation, and `^^^` below the characters from `start` to `end` (UTF-16, both in the line).
 * What does not fit into `width` columns is cut off around the marker. Null where there is nothing to show.
 */
export function excerptOf(line: string, start: number, end: number, width: number): Excerpt | null {
  const indentation = line.length - line.trimStart().length;
  const from = Math.min(start, line.trimEnd().length);
  const cells = cellsOf(line.trimEnd(), Math.min(indentation, from), from, Math.max(end, from + 1));
  if (cells.length === 0) return null;
  const { shown, clippedLeft, clippedRight } = clipAroundMarker(cells, width);
  const ellipsis = (clipped: boolean, blank: string) => (clipped ? blank : "");
  return {
    source:
      ellipsis(clippedLeft, "…") + shown.map((cell) => cell.text).join("") + ellipsis(clippedRight, "…"),
    marker: (ellipsis(clippedLeft, " ") + shown.map(underline).join("")).trimEnd(),
  };
}

/** A character as shown. */
interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly marked: boolean;
}

/** Tabs count as two columns: YAML has them inside values only, where their true width says nothing. */
const tabColumns = 2;

function cellsOf(line: string, indentation: number, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let offset = indentation;
  for (const character of line.slice(indentation)) {
    const marked = offset >= from && offset < to;
    const tab = character === "\t";
    const text = tab ? " ".repeat(tabColumns) : harmless(character);
    cells.push({ text, columns: tab ? tabColumns : columnsOfCharacter(text), marked });
    offset += character.length;
  }
  // A marker behind the last character: something is missing there.
  if (!cells.some((cell) => cell.marked)) cells.push({ text: " ", columns: 1, marked: true });
  return cells;
}

function underline({ columns, marked }: Cell): string {
  return (marked ? "^" : " ").repeat(columns);
}

/** Keeps the marker in sight, with a little of what stands before it, when the line is too long. */
function clipAroundMarker(cells: readonly Cell[], width: number) {
  if (columnsIn(cells) <= width) return { shown: cells, clippedLeft: false, clippedRight: false };
  const room = width - 2;
  const firstMarked = cells.findIndex((cell) => cell.marked);
  let first = 0;
  while (first < firstMarked && columnsIn(cells.slice(first, firstMarked + 1)) > room / 2) first++;
  // What is left of a short tail is filled up from the left.
  while (first > 0 && columnsIn(cells.slice(first - 1)) <= room) first--;
  let last = first;
  while (last < cells.length && columnsIn(cells.slice(first, last + 1)) <= room) last++;
  return { shown: cells.slice(first, last), clippedLeft: first > 0, clippedRight: last < cells.length };
}

function columnsIn(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0);
}
