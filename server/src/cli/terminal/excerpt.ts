import { harmless } from "./harmless.ts";
import { columnsOfCharacter } from "./width.ts";

/** A line of source text as it is shown, and the marker to be written below it. */
export interface Excerpt {
  readonly source: string;
  readonly marker: string;
}

/**
 * The line without its indentation, and `^^^` below the characters from `start` to `end` (UTF-16, both in the line).
 * What does not fit into `width` columns is cut off around the marker.
 */
export function excerptOf(line: string, start: number, end: number, width: number): Excerpt {
  const trimmed = line.trimEnd();
  const indentation = trimmed.length - trimmed.trimStart().length;
  const from = Math.min(start, trimmed.length);
  const [left, right] = neighbourhood(trimmed, Math.min(indentation, from), from, width);
  const cells = cellsOf(trimmed.slice(left, right), from - left, Math.max(end, from + 1) - left);
  const { shown, clippedLeft, clippedRight } = clipAroundMarker(cells, width);
  const before = clippedLeft || left > indentation;
  const after = clippedRight || right < trimmed.length;
  return {
    source: (before ? "…" : "") + shown.map((cell) => cell.text).join("") + (after ? "…" : ""),
    marker: ((before ? " " : "") + shown.map(underline).join("")).trimEnd(),
  };
}

/**
 * The part of a line that could be shown at all: JSON comes in lines of a megabyte. Wide enough that it still fills the
 * screen where some characters take no column.
 */
function neighbourhood(line: string, indentation: number, from: number, width: number): [number, number] {
  const reach = 4 * width;
  if (line.length - indentation <= reach) return [indentation, line.length];
  return [Math.max(indentation, wholeCharacter(line, from - reach)), wholeCharacter(line, from + reach)];
}

/** An offset that does not stand in the middle of a surrogate pair. */
function wholeCharacter(line: string, offset: number): number {
  const inside = /[\udc00-\udfff]/.test(line[offset] ?? "");
  return Math.min(line.length, inside ? offset + 1 : offset);
}

/** A character as shown. */
interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly marked: boolean;
}

/** Tabs count as two columns: YAML has them inside values only, where their true width says nothing. */
const tabColumns = 2;

function cellsOf(line: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  for (const character of line) {
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

/**
 * Keeps the marker in sight, with a little of what stands before it, when the line is too long. Two columns are kept
 * for the ellipses.
 */
function clipAroundMarker(cells: readonly Cell[], width: number) {
  const room = width - 2;
  if (columnsIn(cells) <= room) return { shown: cells, clippedLeft: false, clippedRight: false };
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
