import type { YamlEntry, YamlItem, YamlMapping, YamlNode, YamlSequence } from "../tree.ts";
import { readBlockScalar } from "./blockScalar.ts";
import { type Cursor, codes, columnOf, finishLine, isGap, skipToContent, unusual } from "./cursor.ts";
import { readFlow } from "./flow.ts";
import { endOfBlockKey, keyText, noKey, refuseDuplicates } from "./key.ts";
import { missing, readPlainScalar, readQuoted } from "./scalar.ts";

/**
 * The node at the cursor, which stands on its first character; afterwards it stands on the first character of content
 * behind it. Collections may begin here, as behind a dash or on a line of their own. `indent` is the column of the collection
 * around it, `room` how many collections there may still be inside each other.
 */
export function readBlock(cursor: Cursor, indent: number, room: number): YamlNode {
  if (room === 0) unusual();
  if (isDash(cursor)) return readSequence(cursor, columnOf(cursor), room);
  const keyEnd = endOfBlockKey(cursor);
  return keyEnd === noKey
    ? readInline(cursor, indent, room)
    : readMapping(cursor, keyEnd, columnOf(cursor), room);
}

export function isDash({ text, at }: Cursor): boolean {
  return text.charCodeAt(at) === codes.dash && isGap(text, at + 1);
}

function readMapping(cursor: Cursor, firstKeyEnd: number, indent: number, room: number): YamlMapping {
  const { at: start } = cursor;
  let last = readEntry(cursor, firstKeyEnd, indent, room);
  const entries = [last];
  while (columnOf(cursor) === indent) {
    last = readEntry(cursor, endOfBlockKey(cursor), indent, room);
    entries.push(last);
  }
  if (columnOf(cursor) > indent) unusual();
  refuseDuplicates(entries);
  return { kind: "mapping", span: { start, end: last.value.span.end }, flow: false, entries };
}

function readEntry(cursor: Cursor, keyEnd: number, indent: number, room: number): YamlEntry {
  if (keyEnd === noKey) unusual();
  const keySpan = { start: cursor.at, end: keyEnd };
  const key = keyText(cursor.text, cursor.at, keyEnd);
  cursor.at = keyEnd + 1;
  return { key, keySpan, value: readValue(cursor, indent, room), sharing: "own", duplicate: false };
}

/** What follows a colon. A sequence there may stand as far left as the key. */
export function readValue(cursor: Cursor, indent: number, room: number): YamlNode {
  const { at, lineStart } = cursor;
  skipToContent(cursor);
  if (cursor.lineStart === lineStart) return readInline(cursor, indent, room);
  const column = columnOf(cursor);
  if (column > indent) return readNested(cursor, indent, room);
  return column === indent && isDash(cursor) ? readSequence(cursor, column, room - 1) : missing(at);
}

function readSequence(cursor: Cursor, indent: number, room: number): YamlSequence {
  const { at: start } = cursor;
  let last = readItem(cursor, indent, room);
  const items = [last];
  while (columnOf(cursor) === indent && isDash(cursor)) {
    last = readItem(cursor, indent, room);
    items.push(last);
  }
  if (columnOf(cursor) > indent) unusual();
  return { kind: "sequence", span: { start, end: last.value.span.end }, flow: false, items };
}

function readItem(cursor: Cursor, indent: number, room: number): YamlItem {
  cursor.at++;
  return { value: readItemValue(cursor, indent, room), sharing: "own" };
}

function readItemValue(cursor: Cursor, indent: number, room: number): YamlNode {
  const { at, lineStart } = cursor;
  skipToContent(cursor);
  if (cursor.lineStart === lineStart) return readBlock(cursor, indent, room - 1);
  return columnOf(cursor) > indent ? readNested(cursor, indent, room) : missing(at);
}

/** A collection on lines of its own; a scalar there may go on in the next line. */
function readNested(cursor: Cursor, indent: number, room: number): YamlNode {
  const node = readBlock(cursor, indent, room - 1);
  return node.kind === "mapping" || node.kind === "sequence" ? node : unusual();
}

/** A value that ends on its line, a block scalar or a flow collection. */
function readInline(cursor: Cursor, indent: number, room: number): YamlNode {
  switch (cursor.text.charCodeAt(cursor.at)) {
    case codes.bar:
    case codes.greater:
      return readBlockScalar(cursor, indent);
    case codes.openBracket:
    case codes.openBrace:
      return finished(cursor, readFlow(cursor, indent, room));
    case codes.doubleQuote:
    case codes.singleQuote:
      return finished(cursor, readQuoted(cursor));
    default:
      return finished(cursor, readPlainScalar(cursor));
  }
}

function finished(cursor: Cursor, node: YamlNode): YamlNode {
  finishLine(cursor);
  return node;
}
