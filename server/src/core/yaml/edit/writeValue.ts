import { isCollection, isMap, isScalar } from "yaml";
import type { Span, TextEdit } from "../../text/span.ts";
import type { EditObstacle, YamlValue } from "../change.ts";
import { blockLines, fitsOnKeyLine } from "./blockText.ts";
import { dashStart, entryStart, extentOf, itemValueStart, valueStart } from "./extent.ts";
import { flowLayoutOf } from "./flowLayout.ts";
import { type FlowStyle, flowText, isSequence, usualFlow } from "./flowText.ts";
import { columnAt, insertion } from "./insertBlock.ts";
import { endsWithComment, lineBreakNear, lineEndAt } from "./lines.ts";
import type { Holder } from "./locate.ts";
import { stringInStyleOf } from "./scalarText.ts";
import type { Source } from "./source.ts";

/** Writes a value where none, or another one, stands: behind a colon or a dash. */
export function writeValue(
  source: Source,
  holder: Holder,
  node: unknown,
  value: YamlValue,
): TextEdit[] | EditObstacle {
  const slot = slotOf(source, holder, node);
  if (typeof slot === "string") return slot;
  if (slot.flow !== null) return writeInline(source.text, slot, node, value, slot.flow);
  if (fitsOnKeyLine(value)) return writeInline(source.text, slot, node, value, usualFlow);
  return writeLines(source, slot, value);
}

/** The room behind a colon or dash. */
interface Slot {
  /** Behind the colon or dash and any anchor or tag. */
  readonly after: number;
  /** The characters of the value that stands there now; empty, at `after`, where there is none. */
  readonly old: Span;
  /** The style of the flow collection around it, or null in block style. */
  readonly flow: FlowStyle | null;
  /** The column of the key or dash. */
  readonly column: number;
  readonly isItem: boolean;
  /** Something must be written in front of the value: the colon that `{a}` lacks. */
  readonly lead: string;
}

function slotOf(source: Source, holder: Holder, node: unknown): Slot | EditObstacle {
  if (holder.kind === "root") return "conflict";
  const collection = holder.kind === "entry" ? holder.mapping : holder.sequence;
  const flow = collection.flow === true ? flowLayoutOf(source, collection)?.style : null;
  if (flow === undefined) return "layout";
  const place = holder.kind === "entry" ? entrySlot(holder) : itemSlot(holder, node);
  if (place === null) return "layout";
  const column = flow === null ? columnAt(source.text, place.start) : 0;
  if (column === null) return "layout";
  const old = withoutLineBreaks(source.text, extentOf(source.text, node)) ?? {
    start: place.after,
    end: place.after,
  };
  return { after: place.after, old, flow, column, isItem: holder.kind === "item", lead: place.lead };
}

/** The line breaks that a block scalar keeps at its end stay as blank lines. */
function withoutLineBreaks(text: string, span: Span | null): Span | null {
  if (span === null || text[span.end - 1] !== "\n") return span;
  return { start: span.start, end: span.start + text.slice(span.start, span.end).trimEnd().length };
}

interface SlotPlace {
  readonly start: number;
  readonly after: number;
  readonly lead: string;
}

function entrySlot({ entry }: Extract<Holder, { kind: "entry" }>): SlotPlace | null {
  const hasColon = entry.srcToken?.sep?.some((token) => token.type === "map-value-ind") === true;
  return { start: entryStart(entry), after: valueStart(entry), lead: hasColon ? "" : ":" };
}

function itemSlot({ sequence, number }: Extract<Holder, { kind: "item" }>, node: unknown): SlotPlace | null {
  const token = sequence.srcToken;
  if (token?.type === "block-seq") {
    const start = dashStart(token, number);
    const after = itemValueStart(token, number);
    return start === null || after === null ? null : { start, after, lead: "" };
  }
  // An item of a flow sequence is never empty: its own characters are replaced.
  const start = isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
  return start === undefined ? null : { start, after: start, lead: "" };
}

function writeInline(
  text: string,
  slot: Slot,
  node: unknown,
  value: YamlValue,
  style: FlowStyle,
): TextEdit[] {
  const newText = inlineText(node, value, style);
  if (slot.old.start === slot.old.end) return [writeIntoEmpty(text, slot, newText, style)];
  const isBlock = isCollection(node) && node.flow !== true;
  return isBlock ? replaceBlock(text, slot, newText) : [{ span: slot.old, newText }];
}

/** Behind a colon or dash: one space in front, and one behind where a comment follows. */
function writeIntoEmpty(
  text: string,
  { after, flow, lead }: Slot,
  newText: string,
  style: FlowStyle,
): TextEdit {
  if (flow === null) return insertion(after, ` ${newText}${/\s/.test(text[after] ?? "\n") ? "" : " "}`);
  // `{labels: , x: 1}` has that space already.
  if (/^ [,}]/.test(text.slice(after, after + 2))) return insertion(after + 1, newText);
  return insertion(after, `${lead}${style.colon === ":" ? "" : " "}${newText}`);
}

/** A block collection mostly starts on a line of its own; what replaces it goes behind the colon. Comments in between stay. */
function replaceBlock(text: string, { after, old }: Slot, newText: string): TextEdit[] {
  const between = text.slice(after, old.start);
  if (between.trim() === "") return [{ span: { start: after, end: old.end }, newText: ` ${newText}` }];
  const start = after + between.trimEnd().length;
  return [insertion(after, ` ${newText}`), { span: { start, end: old.end }, newText: "" }];
}

function inlineText(node: unknown, value: YamlValue, style: FlowStyle): string {
  if (typeof value === "string" && isScalar(node) && style.quoting === "where-needed") {
    if (node.type === "QUOTE_SINGLE") return stringInStyleOf("single", value);
    if (node.type === "QUOTE_DOUBLE") return stringInStyleOf("double", value);
  }
  return flowText(value, style);
}

/** A block collection below its key, or behind its dash. A comment on the line of the key stays there. */
function writeLines(source: Source, slot: Slot, value: YamlValue): TextEdit[] | EditObstacle {
  const { text, indentation } = source;
  if (!endsWithComment(text, slot.old.end)) return "layout";
  const inset = slot.isItem ? 2 : isSequence(value) ? indentation.sequence : indentation.mapping;
  const lineBreak = lineBreakNear(text, slot.old.end);
  const lines = blockLines(value, indentation);
  const spaces = " ".repeat(slot.column + inset);
  const lineEnd = lineEndAt(text, slot.old.end);
  const hasComment = text.slice(slot.old.end, lineEnd).trim() !== "";
  if (slot.isItem && !hasComment) {
    return [
      { span: { start: slot.after, end: slot.old.end }, newText: ` ${lines.join(lineBreak + spaces)}` },
    ];
  }
  const newText = lines.map((line) => lineBreak + spaces + line).join("");
  if (!hasComment) return [{ span: { start: slot.after, end: slot.old.end }, newText }];
  const removal = { span: { start: slot.after, end: slot.old.end }, newText: "" };
  return [...(slot.after < slot.old.end ? [removal] : []), insertion(lineEnd, newText)];
}

/** True for `{}` and `[]` on a line of their own making in block style: they may become block collections. */
export function isReplaceableEmpty(source: Source, holder: Holder, node: unknown): boolean {
  if (!isCollection(node) || node.items.length > 0 || node.flow !== true || holder.kind === "root")
    return false;
  const collection = holder.kind === "entry" ? holder.mapping : holder.sequence;
  const [start, end] = node.range ?? [0, 0];
  return (
    collection.flow !== true &&
    /^[{[][ \t]*[}\]]$/.test(source.text.slice(start, end)) &&
    !isJsonAround(source)
  );
}

function isJsonAround(source: Source): boolean {
  return isMap(source.contents) && source.contents.flow === true;
}
