import { isScalar } from "yaml";
import type { TextEdit } from "../../text/span.ts";
import type { EditObstacle, YamlValue } from "../change.ts";
import { rangeOf } from "../sourceSpans.ts";
import { type FlowLayout, flowLayoutOf } from "./flowLayout.ts";
import { type FlowStyle, flowEntry, flowLines, flowText } from "./flowText.ts";
import { insertion } from "./insertBlock.ts";
import { endsWithComment, lineBreakNear, lineEndAt, lineStartAt } from "./lines.ts";
import { scalarText } from "./scalarText.ts";
import type { Source, SourceMapping, SourceSequence } from "./source.ts";

/** A new entry of a flow mapping, on one line or on a line of its own, as its neighbours are. */
export function insertFlowEntry(
  source: Source,
  mapping: SourceMapping,
  key: string,
  value: YamlValue,
  before: readonly string[],
): TextEdit[] | EditObstacle {
  const layout = flowLayoutOf(source, mapping);
  if (layout === null) return "layout";
  const { style } = layout;
  const write = (prefix: string | null, lineBreak: string) => {
    if (prefix === null) return flowEntry(key, value, style);
    const lines = flowLines(value, style, prefix, layout.unit);
    return `${scalarText(key, style.quoting)}${style.colon}${lines.join(lineBreak)}`;
  };
  const keys = mapping.items.map((entry) => (isScalar(entry.key) ? entry.key.source : undefined));
  const successor = before.map((name) => keys.indexOf(name)).find((number) => number !== -1);
  if (successor !== undefined) return insertInFrontOf(source.text, layout, successor, write);
  return insertAtEnd(source.text, rangeOf(mapping).start, layout, write);
}

/** A new item at the end of a flow sequence. Strings are in quotes unless the item in front has none. */
export function insertFlowItem(
  source: Source,
  sequence: SourceSequence,
  value: YamlValue,
): TextEdit[] | EditObstacle {
  const layout = flowLayoutOf(source, sequence);
  if (layout === null) return "layout";
  const last = sequence.items.at(-1);
  const isPlain = isScalar(last) && last.type === "PLAIN";
  const style: FlowStyle = { ...layout.style, quoting: isPlain ? layout.style.quoting : "always" };
  return insertAtEnd(source.text, rangeOf(sequence).start, layout, () => flowText(value, style));
}

/** The entry's text, given the white space in front of its line (null: it shares a line) and the line break in use. */
type Write = (prefix: string | null, lineBreak: string) => string;

function insertAtEnd(text: string, open: number, layout: FlowLayout, write: Write): TextEdit[] {
  const { items, style, linePrefix, trailingComma } = layout;
  const last = items.at(-1);
  if (last === undefined) return [insertion(open + 1, paddingBehind(text, open) + write(null, ""))];
  if (linePrefix === null) return [insertion(last.end, style.comma + write(null, ""))];
  const lineBreak = lineBreakNear(text, last.end);
  const entry = lineBreak + linePrefix + write(linePrefix, lineBreak);
  if (trailingComma !== null && endsWithComment(text, trailingComma + 1)) {
    return [insertion(lineEndAt(text, trailingComma), `${entry},`)];
  }
  const lineEnd = lineEndAt(text, last.end);
  // A comment behind the last entry stays on its line, so the comma goes in front of it and the entry behind it.
  if (trailingComma === null && lineEnd > last.end && endsWithComment(text, last.end)) {
    return [insertion(last.end, ","), insertion(lineEnd, entry)];
  }
  return [insertion(last.end, `,${entry}`)];
}

/** `{ }` becomes `{ a: 1 }`, not `{a: 1 }`. */
function paddingBehind(text: string, open: number): string {
  return /^ +[}\]]/.test(text.slice(open + 1, lineEndAt(text, open))) ? " " : "";
}

function insertInFrontOf(text: string, layout: FlowLayout, number: number, write: Write): TextEdit[] {
  const { items, style, linePrefix } = layout;
  const { start } = items[number]!;
  const ownLine = linePrefix !== null && text.slice(lineStartAt(text, start), start) === linePrefix;
  if (!ownLine) return [insertion(start, write(null, "") + style.comma)];
  const lineBreak = lineBreakNear(text, start);
  const offset = aboveComments(text, start, items[number - 1]?.end ?? 0);
  return [insertion(offset, `${write(linePrefix, lineBreak)},${lineBreak}${linePrefix}`)];
}

/** The first character of the comment lines directly above an entry, or of the entry. They describe it, so they stay with it. */
function aboveComments(text: string, entry: number, limit: number): number {
  let start = entry;
  for (;;) {
    const lineStart = lineStartAt(text, start);
    if (lineStart === 0) return start;
    const above = lineStartAt(text, lineStart - 1);
    const comment = /^[ \t]*#/.exec(text.slice(above, lineStart));
    if (comment === null || above < limit) return start;
    start = above + comment[0].length - 1;
  }
}
