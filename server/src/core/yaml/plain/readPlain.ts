import type { Span } from "../../text/span.ts";
import type { Limits } from "../limits.ts";
import type { YamlNode } from "../tree.ts";
import { readBlock } from "./block.ts";
import {
  type Cursor,
  codes,
  columnOf,
  finishLine,
  isGap,
  skipToContent,
  Unusual,
  unusual,
} from "./cursor.ts";

/**
 * Reads a document written in the plain subset of YAML that manifests are written in: block mappings and sequences,
 * scalars on one line, block scalars, simple flow collections, comments. The tree is the one that the `yaml` package leads to,
 * in data and spans, for a tenth of the cost. Null for everything else: tabs, anchors, tags, merge keys, duplicate keys,
 * scalars of several lines, mistakes. `parseDocument` hands that to the `yaml` package.
 */
export function readPlain(text: string, limits: Limits): YamlNode | null {
  return readPlainDocument(text, limits)?.root ?? null;
}

/** A document of the plain subset with its comments in order, each from its `#` to the end of its line. */
export interface PlainDocument {
  readonly root: YamlNode;
  readonly comments: readonly Span[];
}

/** The same with the comments. */
export function readPlainDocument(text: string, limits: Limits): PlainDocument | null {
  if (text.length > limits.maxLength || unusualAnywhere.test(text)) return null;
  try {
    const cursor: Cursor = { text, at: 0, lineStart: 0, comments: [] };
    skipToContent(cursor);
    skipMarker(cursor);
    if (columnOf(cursor) < 0) return null;
    const root = readBlock(cursor, -1, limits.maxDepth);
    if (root.kind === "scalar" || root.kind === "unknown" || columnOf(cursor) >= 0) return null;
    return { root, comments: cursor.comments };
  } catch (error) {
    if (error instanceof Unusual) return null;
    throw error;
  }
}

/** A NUL, a byte order mark, a carriage return that is no part of a line break, and the comments in which ytt keeps its code. */
const unusualAnywhere = /[\0\uFEFF]|\r(?!\n)|#@/;

/** The `---` line in front of the document. */
function skipMarker(cursor: Cursor): void {
  if (columnOf(cursor) !== 0 || !isMarker(cursor)) return;
  if (cursor.text.charCodeAt(cursor.at) !== codes.dash) unusual();
  cursor.at += 3;
  finishLine(cursor);
}

/** The characters `---` or `...` where they end a document. */
export function isMarker({ text, at, lineStart }: Cursor): boolean {
  return (
    at === lineStart && (text.startsWith("---", at) || text.startsWith("...", at)) && isGap(text, at + 3)
  );
}
