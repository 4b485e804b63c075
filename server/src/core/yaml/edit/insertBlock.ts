import { isScalar } from "yaml";
import type { TextEdit } from "../../text/span.ts";
import type { EditObstacle, YamlValue } from "../change.ts";
import { blockEntry, blockItem } from "./blockText.ts";
import { dashStart, entryEnd, entryStart, nodeEnd } from "./extent.ts";
import { endsWithComment, lineBreakNear, lineEndAt, linePrefix, lineStartAt, nextLineAt } from "./lines.ts";
import type { Source, SourceEntry, SourceMapping, SourceSequence } from "./source.ts";

/** A new entry of a block mapping: in front of the first key of `before` that exists, otherwise behind the last entry. */
export function insertBlockEntry(
  source: Source,
  mapping: SourceMapping,
  key: string,
  value: YamlValue,
  before: readonly string[],
): TextEdit[] | EditObstacle {
  const first = mapping.items[0];
  if (first === undefined) return "layout";
  const column = columnAt(source.text, entryStart(first));
  if (column === null) return "layout";
  const lines = blockEntry(key, value, source.indentation);
  const successor = findSuccessor(mapping, before);
  if (successor !== null) return insertInFrontOf(source.text, mapping, successor, column, lines);
  return insertBehind(source.text, entryEnd(source.text, mapping.items.at(-1)!), column, lines);
}

/** A new item at the end of a block sequence. */
export function insertBlockItem(
  source: Source,
  sequence: SourceSequence,
  value: YamlValue,
): TextEdit[] | EditObstacle {
  const token = sequence.srcToken;
  const dash = token?.type === "block-seq" ? dashStart(token, 0) : null;
  const column = dash === null ? null : columnAt(source.text, dash);
  const end = nodeEnd(source.text, sequence);
  if (column === null || end === null) return "layout";
  return insertBehind(source.text, end, column, blockItem(value, source.indentation));
}

/**
 * Lines behind an entry or item that ends at `end`. A comment on its last line stays on that line; comment lines below it
 * that are indented deeper than `column` belong to what stands above them and stay there, all others stay below.
 */
function insertBehind(
  text: string,
  end: number,
  column: number,
  lines: readonly string[],
): TextEdit[] | EditObstacle {
  const lineBreak = lineBreakNear(text, end);
  const newText = indented(lines, column).join(lineBreak);
  // A block scalar that keeps its last line breaks ends where the next line begins.
  if (text[end - 1] === "\n") return [insertion(end, newText + lineBreak)];
  if (!endsWithComment(text, end)) return "layout";
  return [insertion(behindDeeperComments(text, lineEndAt(text, end), column), lineBreak + newText)];
}

function behindDeeperComments(text: string, lineEnd: number, column: number): number {
  let end = lineEnd;
  for (;;) {
    const start = nextLineAt(text, end);
    const comment = /^( *)#/.exec(text.slice(start, lineEndAt(text, start)));
    if (start === end || comment === null || (comment[1] ?? "").length <= column) return end;
    end = lineEndAt(text, start);
  }
}

/**
 * Lines in front of an entry. Comment lines directly above the entry, in its column, describe it: the new lines go above them.
 * The first entry of an item stands behind a dash, which the new one takes over.
 */
function insertInFrontOf(
  text: string,
  mapping: SourceMapping,
  entry: SourceEntry,
  column: number,
  lines: readonly string[],
): TextEdit[] | EditObstacle {
  const start = entryStart(entry);
  const lineBreak = lineBreakNear(text, start);
  if (linePrefix(text, start).trim() !== "") {
    return [insertion(start, lines.concat("").join(lineBreak + " ".repeat(column)))];
  }
  const previous = mapping.items[mapping.items.indexOf(entry) - 1];
  const limit = previous === undefined ? 0 : entryEnd(text, previous);
  const offset = aboveComments(text, lineStartAt(text, start), column, limit);
  return [insertion(offset, indented(lines, column).concat("").join(lineBreak))];
}

function aboveComments(text: string, lineStart: number, column: number, limit: number): number {
  let start = lineStart;
  while (start > 0) {
    const above = lineStartAt(text, start - 1);
    const comment = /^( *)#/.exec(text.slice(above, start));
    if (above < limit || comment === null || (comment[1] ?? "").length !== column) return start;
    start = above;
  }
  return start;
}

function findSuccessor(mapping: SourceMapping, before: readonly string[]): SourceEntry | null {
  for (const key of before) {
    const entry = mapping.items.find((item) => isScalar(item.key) && item.key.source === key);
    if (entry !== undefined) return entry;
  }
  return null;
}

/** The 0-based column, or null where tabs make it a matter of opinion. */
export function columnAt(text: string, offset: number): number | null {
  const prefix = linePrefix(text, offset);
  return prefix.includes("\t") ? null : prefix.replace("\uFEFF", "").length;
}

function indented(lines: readonly string[], column: number): string[] {
  return lines.map((line) => " ".repeat(column) + line);
}

export function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}
