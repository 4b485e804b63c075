import type { Lane, Mark, MarkKind, Stretch, StretchKind } from "./lanes.ts";
import { type PlacedText, type Rect, type Say, sizes, textAt } from "./layout.ts";
import { placeFlags, textOffset } from "./placeMarks.ts";
import { type Scale, xOf } from "./scale.ts";
import { fitted, textWidth } from "./textWidth.ts";

export interface Bar {
  readonly kind: StretchKind;
  readonly box: Rect;
  /** `torn`: nobody knows where it ends. `arrow`: it ends behind the right edge. */
  readonly end: "straight" | "torn" | "arrow";
  /** Its words stand in it. */
  readonly labelled: boolean;
}

/** A line from the bar to its label, with a sign at its foot. */
export interface PlacedMark {
  readonly kind: MarkKind;
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

export interface LaneLayout {
  readonly subject: Lane["subject"];
  readonly top: number;
  readonly height: number;
  /** Where its bars stand, also where it has none. */
  readonly barTop: number;
  readonly barBottom: number;
  readonly bars: readonly Bar[];
  /** The rail above a container's bar while its requests are refused. */
  readonly lost: Rect | null;
  readonly marks: readonly PlacedMark[];
  readonly texts: readonly PlacedText[];
}

interface LaneOptions {
  readonly scale: Scale;
  /** Room for names left of the bars; 0: the names stand above. */
  readonly gutter: number;
  readonly padding: number;
  readonly width: number;
  readonly say: Say;
}

const barHeight = 22;
const railHeight = 5;
const rowHeight = 16;
const titleHeight = 19;
/** A stretch is never drawn narrower, so that two seconds in an hour stay visible. */
const narrowestBar = 3;
const barPadding = 6;

export function layoutLane(lane: Lane, top: number, options: LaneOptions): LaneLayout {
  const { scale, gutter, say } = options;
  const rail = lane.lost === null ? 0 : railHeight + 1;
  const barTop = top + (gutter > 0 ? 0 : titleHeight) + rail;
  const bars = barsOf(lane.stretches, barTop, scale, say);
  const { marks, texts, rows } = marksOf(lane.marks, barTop + barHeight, options);
  const below = gutter > 0 ? Math.max(rows * rowHeight, 17) : rows * rowHeight;
  return {
    subject: lane.subject,
    top,
    height: barTop + barHeight + (below > 0 ? below + 3 : 0) - top,
    barTop,
    barBottom: barTop + barHeight,
    bars: bars.map(({ bar }) => bar),
    lost: lane.lost && railOf(lane.lost, barTop - rail, scale),
    marks,
    texts: [...namesOf(lane, barTop, rail, options), ...bars.flatMap(({ label }) => label ?? []), ...texts],
  };
}

/** Title and note: one below the other in the gutter, or side by side above the bar. */
function namesOf(
  { title, note }: Lane,
  barTop: number,
  rail: number,
  { gutter, padding, width, say }: LaneOptions,
): PlacedText[] {
  const room = gutter > 0 ? gutter - 14 : width - 2 * padding;
  const name = fitted(say(title), sizes.title, room, true);
  if (gutter > 0) {
    return [
      textAt("title", name, padding, barTop + 15, "start"),
      textAt("note", fitted(say(note), sizes.note, room), padding, barTop + 33, "start"),
    ].filter(({ text }) => text !== "");
  }
  const baseline = barTop - rail - 7;
  const placed = textAt("title", name, padding, baseline, "start");
  const after = placed.box.x + placed.box.width + 8;
  const rest = fitted(say(note), sizes.note, width - padding - after);
  return [placed, ...(rest === "" ? [] : [textAt("note", rest, after, baseline, "start")])];
}

function barsOf(stretches: readonly Stretch[], top: number, scale: Scale, say: Say) {
  const placed: { bar: Bar; label: PlacedText | null }[] = [];
  let taken = scale.left;
  for (const [index, { kind, from, to, label, short }] of stretches.entries()) {
    const isLast = index === stretches.length - 1;
    const start = Math.min(Math.max(xOf(from, scale), taken), scale.right - narrowestBar);
    const wished = to === null ? scale.right : xOf(to, scale);
    const end = Math.min(scale.right, Math.max(wished, start + narrowestBar));
    taken = end;
    const box = { x: start, y: top, width: end - start, height: barHeight };
    const cut = to === null ? "torn" : to > scale.end ? "arrow" : "straight";
    const room = box.width - 2 * barPadding - (cut === "straight" ? 0 : 8);
    const text = [label, short].map(say).find((each) => textWidth(each, sizes.label) <= room);
    placed.push({
      bar: { kind, box, end: isLast ? cut : "straight", labelled: text !== undefined },
      label:
        text === undefined ? null : textAt("label", text, start + barPadding + room / 2, top + 15, "middle"),
    });
  }
  return placed;
}

function railOf(
  { from, to }: { readonly from: number; readonly to: number },
  top: number,
  scale: Scale,
): Rect {
  const x = xOf(from, scale);
  return { x, y: top, width: Math.max(narrowestBar, xOf(to, scale) - x), height: railHeight };
}

function marksOf(
  marks: readonly Mark[],
  barBottom: number,
  { scale, padding, width, gutter, say }: LaneOptions,
) {
  const [left, right] = [gutter > 0 ? scale.left - 4 : padding, width - padding + 4];
  const { flags, places } = flagsOf(marks, left, right, scale, say);
  const placed: PlacedMark[] = [];
  const texts: PlacedText[] = [];
  for (const [index, { kind }] of marks.entries()) {
    const { x, text } = flags[index]!;
    const { row, side } = places[index]!;
    const middle = barBottom + 5 + row * rowHeight + rowHeight / 2;
    placed.push({ kind, x, from: barBottom - barHeight, to: middle });
    const [textX, anchor] =
      side === "right" ? ([x + textOffset, "start"] as const) : ([x - textOffset, "end"] as const);
    texts.push(textAt("mark", text, textX, middle + 4, anchor));
  }
  return { marks: placed, texts, rows: Math.max(0, ...places.map(({ row }) => row + 1)) };
}

/** Labels as long as they can be: two that would be in each other's way are both cut. */
function flagsOf(marks: readonly Mark[], left: number, right: number, scale: Scale, say: Say) {
  for (const share of [1, 0.7, 0.45, 0.3]) {
    const flags = marks.map(({ at, label }) => {
      const x = xOf(at, scale);
      const room = (Math.max(right - x, x - left) - textOffset) * share;
      const text = fitted(say(label), sizes.mark, room);
      return { x, text, width: textWidth(text, sizes.mark) };
    });
    const places = placeFlags(flags, left, right);
    if (places) return { flags, places };
  }
  const flags = marks.map(({ at }) => ({ x: xOf(at, scale), text: "", width: 0 }));
  return { flags, places: marks.map((_, row) => ({ row, side: "right" as const })) };
}
