import { isMap, isScalar } from "yaml";
import type { Span } from "../../text/span.ts";
import { rangeOf } from "../sourceSpans.ts";
import { entryEnd, firstToken, nodeEnd, valueStart } from "./extent.ts";
import { type FlowStyle, usualFlow } from "./flowText.ts";
import { linePrefix, lineStartAt } from "./lines.ts";
import type { Source, SourceMapping, SourceSequence } from "./source.ts";

/** How one flow collection of the text is laid out. */
export interface FlowLayout {
  /** From the first to the last character of each entry or item. */
  readonly items: readonly Span[];
  /** Where a comma behind the last item stands, or null. */
  readonly trailingComma: number | null;
  readonly style: FlowStyle;
  /** The white space in front of items that stand on lines of their own, or null where they share lines. */
  readonly linePrefix: string | null;
  /** By how much the items are indented against the line with the opening brace. */
  readonly unit: string;
}

/** The layout of a flow collection, or null where its parts cannot be told apart (the pair in `[a: b]`). */
export function flowLayoutOf(source: Source, node: SourceMapping | SourceSequence): FlowLayout | null {
  const token = node.srcToken;
  if (token?.type !== "flow-collection") return null;
  const written = token.items.filter((item) => item.key || item.sep || item.value);
  if (written.length !== node.items.length) return null;
  const items = written.map((item, number): Span => {
    const value = isMap(node) ? null : node.items[number];
    const start = firstToken(item.start) ?? item.key?.offset ?? rangeOf(value).start;
    return { start, end: itemEnd(source.text, node, number) };
  });
  const last = token.items.at(-1);
  const hasEmptyEnd = last !== undefined && !written.includes(last);
  const comma = hasEmptyEnd ? last.start.find((part) => part.type === "comma") : undefined;
  const prefix = ownLinePrefix(source.text, token.offset, items.at(-1));
  return {
    items,
    trailingComma: comma?.offset ?? null,
    style: flowStyleOf(source, node, items),
    linePrefix: prefix,
    unit: unitOf(source.text, token.offset, prefix),
  };
}

function itemEnd(text: string, node: SourceMapping | SourceSequence, number: number): number {
  if (isMap(node)) return entryEnd(text, node.items[number]!);
  return nodeEnd(text, node.items[number]) ?? 0;
}

function ownLinePrefix(text: string, open: number, last: Span | undefined): string | null {
  if (last === undefined || lineStartAt(text, last.start) <= open) return null;
  const prefix = linePrefix(text, last.start);
  return prefix.trim() === "" ? prefix : null;
}

function unitOf(text: string, open: number, prefix: string | null): string {
  const outer = /^\s*/.exec(linePrefix(text, open))?.[0] ?? "";
  return prefix?.startsWith(outer) && prefix.length > outer.length ? prefix.slice(outer.length) : "  ";
}

/** JSON where the collection's keys are in double quotes; an empty one is taken for JSON where the whole document is. */
function flowStyleOf(
  source: Source,
  node: SourceMapping | SourceSequence,
  items: readonly Span[],
): FlowStyle {
  const model = isMap(node) && node.items.length > 0 ? node : source.contents;
  const entries = isMap(model) && model.flow === true ? model.items : [];
  const isJson =
    entries.length > 0 && entries.every(({ key }) => isScalar(key) && key.type === "QUOTE_DOUBLE");
  const isTight = isJson && /\S/.test(source.text[valueStart(entries[0]!)] ?? " ");
  const [one, two] = items;
  const isPacked = one && two ? source.text.slice(one.end, two.start) === "," : isTight;
  return {
    quoting: isJson ? "always" : usualFlow.quoting,
    colon: isTight ? ":" : usualFlow.colon,
    comma: isPacked ? "," : usualFlow.comma,
  };
}
