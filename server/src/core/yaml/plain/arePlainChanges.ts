import type { YamlChange, YamlPath } from "../change.ts";
import { defaultLimits } from "../limits.ts";
import type { YamlNode } from "../tree.ts";
import { isDash, readValue } from "./block.ts";
import { type Cursor, codes, columnOf, skipToContent, startLine } from "./cursor.ts";
import { endOfBlockKey, keyText } from "./key.ts";

/**
 * True where `editDocument` will find edits for changes of a plain document, told without finding them and almost without
 * reading: each change adds an entry or writes one scalar in place of another. Nothing stands in the way of that, and no comment
 * has to go. False means nothing.
 *
 * @param text of a document of which `parseDocument` says that it is plain, and in which there is no template action
 */
export function arePlainChanges(text: string, changes: readonly YamlChange[]): boolean {
  return changes.every((change) => isSimple(change, text));
}

function isSimple(change: YamlChange, text: string): boolean {
  if (change.kind === "replace") return true;
  if (change.kind !== "set") return false;
  const [step, ...rest] = change.path;
  const { start } = change.mapping;
  if (typeof step !== "string" || text.charCodeAt(start) === codes.openBrace) return false;
  const value = valueIn(text, start, step);
  return value === null || takesTheValue(value, rest, isScalar(change.value));
}

/** The value of a key in the block mapping that starts at an offset; null where it has no such key. */
function valueIn(text: string, start: number, wanted: string): YamlNode | null {
  const cursor: Cursor = { text, at: start, lineStart: text.lastIndexOf("\n", start - 1) + 1, comments: [] };
  const indent = columnOf(cursor);
  while (columnOf(cursor) === indent) {
    const end = endOfBlockKey(cursor);
    if (keyText(text, cursor.at, end) === wanted) {
      cursor.at = end + 1;
      return readValue(cursor, indent, defaultLimits.maxDepth);
    }
    passValue(cursor, indent);
  }
  return null;
}

/** No line of a value begins as far left as its key, but for the dashes of a sequence. */
function passValue(cursor: Cursor, indent: number): void {
  const { text } = cursor;
  do {
    const lineFeed = text.indexOf("\n", cursor.at);
    startLine(cursor, lineFeed === -1 ? text.length : lineFeed + 1);
    skipToContent(cursor);
  } while (columnOf(cursor) > indent || (columnOf(cursor) === indent && isDash(cursor)));
}

function takesTheValue(node: YamlNode, path: YamlPath, scalar: boolean): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return scalar && node.kind === "scalar" && node.value !== null;
  if (node.kind !== "mapping" || node.flow || typeof step !== "string") return false;
  const entry = node.entries.find(({ key }) => key === step);
  return entry === undefined || takesTheValue(entry.value, rest, scalar);
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}
