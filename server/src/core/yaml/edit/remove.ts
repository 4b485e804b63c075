import { isMap } from "yaml";
import type { TextEdit } from "../../text/span.ts";
import type { EditObstacle } from "../change.ts";
import { rangeOf } from "../sourceSpans.ts";
import { dashStart, entryEnd, entryStart, itemValueStart, nodeEnd } from "./extent.ts";
import { flowLayoutOf } from "./flowLayout.ts";
import { endsWithComment, lineEndAt, linePrefix, lineStartAt, nextLineAt } from "./lines.ts";
import type { Holder } from "./locate.ts";
import type { Source } from "./source.ts";

/**
 * Takes one of several entries or items away, with the comment on its last line; comments above and below it stay. (Without the
 * last one a block collection would be null: it is replaced by `{}` instead.)
 */
export function removeAt(source: Source, holder: Holder): TextEdit[] | EditObstacle {
  if (holder.kind === "root") return "conflict";
  const collection = holder.kind === "entry" ? holder.mapping : holder.sequence;
  const number = holder.kind === "entry" ? holder.mapping.items.indexOf(holder.entry) : holder.number;
  if (collection.flow === true) return removeFromFlow(source, collection, number);
  return removeFromBlock(source.text, collection, number);
}

type Collection =
  | Extract<Holder, { kind: "entry" }>["mapping"]
  | Extract<Holder, { kind: "item" }>["sequence"];

function removeFromBlock(text: string, collection: Collection, number: number): TextEdit[] | EditObstacle {
  const start = startOf(collection, number);
  const end = endOf(text, collection, number);
  if (start === null || end === null || (text[end - 1] !== "\n" && !endsWithComment(text, end)))
    return "layout";
  if (linePrefix(text, start).trim() !== "") return removeBehindDash(text, collection, start, end);
  const lineStart = lineStartAt(text, start);
  const lineEnd = text[end - 1] === "\n" ? end : nextLineAt(text, end);
  if (text[lineEnd - 1] === "\n") return [{ span: { start: lineStart, end: lineEnd }, newText: "" }];
  // The text ends without a line break, and shall do so afterwards.
  return [
    {
      span: { start: lineStart === 0 ? 0 : lineEndAt(text, previousLine(text, lineStart)), end: lineEnd },
      newText: "",
    },
  ];
}

function previousLine(text: string, lineStart: number): number {
  return lineStartAt(text, lineStart - 1);
}

/**
 * The first entry of an item shares its line with the dash; the next entry moves up to it. Where comments stand in between,
 * they and the entry stay below the dash.
 */
function removeBehindDash(
  text: string,
  collection: Collection,
  start: number,
  end: number,
): TextEdit[] | EditObstacle {
  const next = startOf(collection, 1);
  if (next === null) return "layout";
  const lineEnd = text[end - 1] === "\n" ? end : lineEndAt(text, end);
  if (text.slice(lineEnd, next).trim() === "") return [{ span: { start, end: next }, newText: "" }];
  const dashEnd = lineStartAt(text, start) + linePrefix(text, start).trimEnd().length;
  return [{ span: { start: dashEnd, end: lineEndAt(text, end) }, newText: "" }];
}

function removeFromFlow(source: Source, collection: Collection, number: number): TextEdit[] | EditObstacle {
  const layout = flowLayoutOf(source, collection);
  const item = layout?.items[number];
  if (layout === null || item === undefined) return "layout";
  const next = layout.items[number + 1];
  const previous = layout.items[number - 1];
  const span = next
    ? { start: item.start, end: next.start }
    : {
        start: previous?.end ?? item.start,
        end: layout.trailingComma === null || previous ? item.end : layout.trailingComma + 1,
      };
  // A comment between two entries may belong to the one that stays.
  const { text } = source;
  const between = text.slice(span.start, item.start) + text.slice(item.end, span.end);
  return between.includes("#") ? "layout" : [{ span, newText: "" }];
}

function startOf(collection: Collection, number: number): number | null {
  if (isMap(collection)) {
    const entry = collection.items[number];
    return entry === undefined ? null : entryStart(entry);
  }
  const token = collection.srcToken;
  return token?.type === "block-seq" ? dashStart(token, number) : null;
}

function endOf(text: string, collection: Collection, number: number): number | null {
  if (isMap(collection)) return entryEnd(text, collection.items[number]!);
  const token = collection.srcToken;
  if (token?.type !== "block-seq") return null;
  return nodeEnd(text, collection.items[number]) ?? itemValueStart(token, number) ?? rangeOf(collection).end;
}
