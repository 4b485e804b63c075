import type { YamlEntry, YamlItem, YamlNode } from "../tree.ts";
import { type Cursor, codes, columnOf, skipToContent, unusual } from "./cursor.ts";
import { endOfFlowKey, keyText, refuseDuplicates } from "./key.ts";
import { readFlowPlain, readQuoted } from "./scalar.ts";

/**
 * A flow collection, or a value inside of one, up to its last character. It may go over several lines, each of them further
 * right than `indent`, the column of the block collection around it.
 */
export function readFlow(cursor: Cursor, indent: number, room: number): YamlNode {
  if (room === 0) unusual();
  switch (cursor.text.charCodeAt(cursor.at)) {
    case codes.openBracket:
      return readFlowSequence(cursor, indent, room);
    case codes.openBrace:
      return readFlowMapping(cursor, indent, room);
    case codes.doubleQuote:
    case codes.singleQuote:
      return readQuoted(cursor);
    default:
      return readFlowPlain(cursor);
  }
}

function readFlowSequence(cursor: Cursor, indent: number, room: number): YamlNode {
  const start = cursor.at;
  // Some tools write their actions so, and `readComposition` knows what that means.
  if (cursor.text.startsWith("[[", start)) unusual();
  const items: YamlItem[] = [];
  for (const _ of partsOf(cursor, indent, codes.closeBracket)) {
    items.push({ value: readFlow(cursor, indent, room - 1), sharing: "own" });
  }
  return { kind: "sequence", span: { start, end: cursor.at }, flow: true, items };
}

function readFlowMapping(cursor: Cursor, indent: number, room: number): YamlNode {
  const start = cursor.at;
  const entries: YamlEntry[] = [];
  for (const _ of partsOf(cursor, indent, codes.closeBrace)) {
    const keySpan = { start: cursor.at, end: endOfFlowKey(cursor) };
    const key = keyText(cursor.text, keySpan.start, keySpan.end);
    cursor.at = keySpan.end + 1;
    skipSpace(cursor, indent);
    const value = readFlow(cursor, indent, room - 1);
    entries.push({ key, keySpan, value, sharing: "own", duplicate: false });
  }
  refuseDuplicates(entries);
  return { kind: "mapping", span: { start, end: cursor.at }, flow: true, entries };
}

/** Stops at each part between an opening and its closing mark, which whoever asks has to read, and ends behind the latter. */
function* partsOf(cursor: Cursor, indent: number, close: number): Generator<void> {
  const { text } = cursor;
  cursor.at++;
  skipSpace(cursor, indent);
  while (text.charCodeAt(cursor.at) !== close) {
    yield;
    skipSpace(cursor, indent);
    if (text.charCodeAt(cursor.at) === close) break;
    if (text.charCodeAt(cursor.at) !== codes.comma) unusual();
    cursor.at++;
    skipSpace(cursor, indent);
  }
  cursor.at++;
}

function skipSpace(cursor: Cursor, indent: number): void {
  const { lineStart } = cursor;
  skipToContent(cursor);
  if (cursor.lineStart !== lineStart && columnOf(cursor) <= indent) unusual();
}
