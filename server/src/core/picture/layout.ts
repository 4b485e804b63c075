import type { Message } from "../text/message.ts";
import { headlineOf, nameOf, verdictOfPicture } from "./describePicture.ts";
import type { StretchKind } from "./lanes.ts";
import { lanesOf } from "./lanes.ts";
import { type LaneLayout, layoutLane } from "./layoutLane.ts";
import type { PicturedWorkload } from "./picturedWorkload.ts";
import { endOf, type Scale, scaleOf, xOf } from "./scale.ts";
import { fitted, textWidth, wrapped } from "./textWidth.ts";

/** Gives a message its words. This layer holds no language. */
export type Say = (message: Message) => string;

export interface PictureOptions {
  /** Pixels; the height follows from the content. */
  readonly width: number;
  readonly say: Say;
  /** Name and verdict of each workload above its lanes: not where they stand beside the picture anyway. */
  readonly heading: boolean;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type TextRole = "heading" | "verdict" | "title" | "note" | "tick" | "label" | "mark" | "legend";

/** A line of text; `box` is what it may take at most. */
export interface PlacedText {
  readonly role: TextRole;
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly anchor: "start" | "middle" | "end";
  readonly box: Rect;
}

export interface WorkloadLayout {
  readonly top: number;
  readonly height: number;
  readonly verdict: {
    readonly state: "lost" | "safe" | "unknown" | "quiet";
    readonly x: number;
    readonly y: number;
  } | null;
  readonly texts: readonly PlacedText[];
  readonly scale: Scale;
  /** Where the ticks stand: lines behind the bars, which leave the texts between them alone. */
  readonly tickXs: readonly number[];
  readonly lanes: readonly LaneLayout[];
  readonly legend: readonly { readonly kind: StretchKind; readonly box: Rect }[];
}

export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  readonly workloads: readonly WorkloadLayout[];
}

export const sizes: Readonly<Record<TextRole, number>> = {
  heading: 14,
  verdict: 12.5,
  title: 12.5,
  note: 11,
  tick: 11,
  label: 11,
  mark: 11,
  legend: 11,
};

export const bold: ReadonlySet<TextRole> = new Set(["heading", "title"]);

const padding = 12;
/** From this width on, the names of lanes stand left of their bars, else above them. */
const gutterFrom = 460;
const betweenLanes = 10;
const betweenWorkloads = 18;

/** Places everything; pure numbers. */
export function layoutPicture(
  workloads: readonly PicturedWorkload[],
  options: PictureOptions,
): PictureLayout {
  const placed: WorkloadLayout[] = [];
  let y = options.heading ? padding : 4;
  for (const workload of workloads) {
    const layout = layoutWorkload(workload, y, options);
    placed.push(layout);
    y += layout.height + betweenWorkloads;
  }
  const height = Math.max(
    2 * padding,
    y - (placed.length > 0 ? betweenWorkloads : 0) + (options.heading ? padding : 4),
  );
  return { width: options.width, height: Math.ceil(height), workloads: placed };
}

function layoutWorkload(workload: PicturedWorkload, top: number, options: PictureOptions): WorkloadLayout {
  const { width, say } = options;
  const lanes = lanesOf(workload);
  const heading = options.heading
    ? layoutHeading(workload, top, options)
    : { texts: [], verdict: null, height: 0 };
  const texts: PlacedText[] = [...heading.texts];
  let y = top + heading.height;

  const gutter = width >= gutterFrom ? gutterOf(lanes, options) : 0;
  const left = padding + gutter + (gutter > 0 ? 0 : 4);
  const tickText = (seconds: number) => say({ id: "picture.seconds", args: { seconds } });
  const tickWidth = (seconds: number) => textWidth(tickText(seconds), sizes.tick);
  const scale = scaleOf(endOf(lanes), left, width - padding - 4, tickWidth);

  const captionRoom = gutter > 0 ? gutter - 22 : width - 2 * padding;
  const caption = fitted(say({ id: "picture.axis", args: {} }), sizes.note, captionRoom);
  if (caption !== "") texts.push(textAt("note", caption, padding, y + 11, "start"));
  if (gutter === 0) y += 18;
  texts.push(...ticksOf(scale, tickText, y + 11, width));
  y += 18;

  const placed: LaneLayout[] = [];
  for (const lane of lanes) {
    const layout = layoutLane(lane, y, { scale, gutter, padding, width, say });
    placed.push(layout);
    y += layout.height + betweenLanes;
  }
  const bottom = placed.length > 0 ? y - betweenLanes : y;
  const legend = layoutLegend(placed, y - 2, options);
  texts.push(...placed.flatMap((lane) => lane.texts), ...legend.texts);
  return {
    top,
    height: (legend.height > 0 ? y - 2 + legend.height : bottom) - top,
    verdict: heading.verdict,
    texts,
    scale,
    tickXs: scale.ticks.map((tick) => xOf(tick, scale)),
    lanes: placed,
    legend: legend.entries,
  };
}

/** The name in bold, and below it the verdict behind its sign. */
function layoutHeading(workload: PicturedWorkload, top: number, { width, say }: PictureOptions) {
  const room = width - 2 * padding;
  const texts: PlacedText[] = [];
  const name = fitted(say(nameOf(workload)), sizes.heading, room, true);
  texts.push(textAt("heading", name, padding, top + 14, "start"));
  const { state } = verdictOfPicture(workload);
  const lines = wrapped(say(headlineOf(workload)), sizes.verdict, room - 20, 4);
  for (const [index, line] of lines.entries()) {
    texts.push(textAt("verdict", line, padding + 20, top + 34 + index * 17, "start"));
  }
  const verdict = { state, x: padding + 7, y: top + 30 };
  return { texts, verdict, height: 34 + (lines.length - 1) * 17 + 16 };
}

function gutterOf(lanes: ReturnType<typeof lanesOf>, { width, say }: PictureOptions): number {
  const widths = lanes.flatMap(({ title, note }) => [
    textWidth(say(title), sizes.title, true),
    textWidth(say(note), sizes.note),
  ]);
  const caption = textWidth(say({ id: "picture.axis", args: {} }), sizes.note) + 10;
  return Math.ceil(Math.min(Math.max(90, caption, ...widths) + 16, width * 0.3));
}

/** The first tick's label starts at its line, so that it stays clear of the names; the last one stays inside. */
function ticksOf(
  scale: Scale,
  textOf: (seconds: number) => string,
  baseline: number,
  width: number,
): PlacedText[] {
  const texts: PlacedText[] = [];
  let taken = Number.NEGATIVE_INFINITY;
  for (const tick of scale.ticks) {
    const text = textOf(tick);
    const half = textWidth(text, sizes.tick) / 2;
    const x = tick === 0 ? xOf(tick, scale) + half - 3 : Math.min(xOf(tick, scale), width - 2 - half);
    if (x - half < taken + 4) continue;
    taken = x + half;
    texts.push(textAt("tick", text, x, baseline, "middle"));
  }
  return texts;
}

/** What the bars had no room to say. */
function layoutLegend(lanes: readonly LaneLayout[], top: number, { width, say }: PictureOptions) {
  const kinds = new Set(
    lanes.flatMap(({ bars }) => bars.flatMap(({ kind, labelled }) => (labelled ? [] : [kind]))),
  );
  const texts: PlacedText[] = [];
  const entries: { kind: StretchKind; box: Rect }[] = [];
  let x = padding;
  let y = top;
  for (const kind of kinds) {
    const text = fitted(
      say({ id: `picture.legend.${kind}`, args: {} }),
      sizes.legend,
      width - 2 * padding - 24,
    );
    const entryWidth = 22 + textWidth(text, sizes.legend);
    if (x > padding && x + entryWidth > width - padding) {
      x = padding;
      y += 18;
    }
    entries.push({ kind, box: { x, y: y + 3, width: 16, height: 11 } });
    texts.push(textAt("legend", text, x + 22, y + 12, "start"));
    x += entryWidth + 14;
  }
  return { entries, texts, height: kinds.size === 0 ? 0 : y - top + 16 };
}

/** A text with the room it takes. */
export function textAt(
  role: TextRole,
  text: string,
  x: number,
  baseline: number,
  anchor: PlacedText["anchor"],
): PlacedText {
  const size = sizes[role];
  const width = textWidth(text, size, bold.has(role));
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  return {
    role,
    text,
    x,
    baseline,
    anchor,
    box: { x: left, y: baseline - size * 0.95, width, height: size * 1.2 },
  };
}
