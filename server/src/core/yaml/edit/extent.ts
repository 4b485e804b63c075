import { type CST, isAlias, isCollection, isMap, isScalar, isSeq } from "yaml";
import type { Span } from "../../text/span.ts";
import { blockScalarEnd, colonEnd, rangeOf } from "../sourceSpans.ts";
import type { SourceEntry } from "./source.ts";

/** Where the first token of an entry stands: its `?`, anchor or tag if it has one, else its key. */
export function entryStart(entry: SourceEntry): number {
  return firstToken(entry.srcToken?.start) ?? rangeOf(entry.key).start;
}

/** Behind the last character of an entry, comments and the last line break not counted. */
export function entryEnd(text: string, entry: SourceEntry): number {
  return nodeEnd(text, entry.value) ?? valueStart(entry);
}

/** Behind the colon of an entry, and behind the anchor or tag that follows it. */
export function valueStart(entry: SourceEntry): number {
  return lastProperty(entry.srcToken?.sep) ?? colonEnd(entry);
}

/** Behind the last character of a node, however deep it is nested, or null where no value is written. */
export function nodeEnd(text: string, node: unknown): number | null {
  if (isCollection(node) && node.flow !== true) return lastChildEnd(text, node) ?? rangeOf(node).end;
  const range = rangeOf(node);
  if (isScalar(node) && range.start === range.end) return null;
  if (isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED")) {
    // A `+` in the header makes the blank lines at the end part of the value.
    const header = text.slice(range.start, text.indexOf("\n", range.start));
    return /^[|>]\d?\+/.test(header) ? range.end : blockScalarEnd(text, range);
  }
  return isScalar(node) || isCollection(node) || isAlias(node) ? range.end : null;
}

function lastChildEnd(text: string, node: unknown): number | null {
  if (isMap(node)) {
    const last = node.items.at(-1);
    return last === undefined ? null : entryEnd(text, last);
  }
  if (isSeq(node)) {
    const token = node.srcToken;
    const lastItem = token?.type === "block-seq" ? dashItems(token).at(-1) : undefined;
    return nodeEnd(text, node.items.at(-1)) ?? lastProperty(lastItem?.start) ?? null;
  }
  return null;
}

/** Behind the dash of an item, and behind the anchor or tag that follows it. */
export function itemValueStart(token: CST.BlockSequence, number: number): number | null {
  return lastProperty(dashItems(token)[number]?.start);
}

/** The items of a block sequence that are values: the parser keeps comments at the end as an item too. */
function dashItems(token: CST.BlockSequence): CST.BlockSequence["items"] {
  return token.items.filter((item) => hasDash(item.start));
}

/** The offset of the dash of an item. */
export function dashStart(token: CST.BlockSequence, number: number): number | null {
  const dash = dashItems(token)[number]?.start.find((part) => part.type === "seq-item-ind");
  return dash?.offset ?? null;
}

function hasDash(tokens: readonly CST.SourceToken[]): boolean {
  return tokens.some((token) => token.type === "seq-item-ind");
}

/** The offset of the first token that is no space, line break, comment or comma. */
export function firstToken(tokens: readonly CST.SourceToken[] | undefined): number | null {
  return tokens?.find((token) => !spacing.has(token.type))?.offset ?? null;
}

/** Behind the last colon, dash, anchor or tag. */
function lastProperty(tokens: readonly CST.SourceToken[] | undefined): number | null {
  const properties = tokens?.filter((token) => !spacing.has(token.type)) ?? [];
  const last = properties.at(-1);
  return last === undefined ? null : last.offset + last.source.length;
}

const spacing: ReadonlySet<string> = new Set(["space", "newline", "comment", "comma"]);

/** The span from a node's first to its last character, or null where no value is written. */
export function extentOf(text: string, node: unknown): Span | null {
  const end = nodeEnd(text, node);
  return end === null ? null : { start: rangeOf(node).start, end };
}
