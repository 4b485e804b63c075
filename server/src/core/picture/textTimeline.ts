import type { Timeline } from "../shutdown/timeline.ts";
import { axisOf, drawAxis } from "./textAxis.ts";
import { drawLane, type Stretch } from "./textLane.ts";

/** The words of the picture: this layer holds no language. */
export interface TimelineWords {
  /** Name of the lane of the container. */
  readonly pod: string;
  /** Name of the lane of the load balancer. */
  readonly requests: string;
  /** Unit of the axis and of all figures, such as `s`. */
  readonly seconds: string;
  readonly preStop: string;
  /** The hook still runs, but the server has been told to stop. */
  readonly preStopClosed: string;
  /** Between SIGTERM and SIGKILL. */
  readonly finishing: string;
  readonly answered: string;
  readonly lost: string;
  /** New requests may arrive, and whether they are answered is not known. */
  readonly arriving: string;
  readonly unknownHook: string;
}

/**
 * The shutdown of one container as two lanes of text over an axis of seconds, with a legend that repeats every figure,
 * so that the picture can also be read aloud. Empty where nothing is known of the pod. Lines end without spaces and are
 * at most `columns` characters long, unless a word of the legend alone is longer: 58 is what an editor's hover shows
 * without wrapping.
 */
export function drawTextTimeline(timeline: Timeline, words: TimelineWords, columns = 58): string {
  const pod = podStretches(timeline, words);
  if (pod.length === 0) return "";
  const requests = requestStretches(timeline, words);
  const lanes = [
    { name: words.pod, stretches: pod },
    ...(requests.length > 0 ? [{ name: words.requests, stretches: requests }] : []),
  ];
  const margin = Math.max(...lanes.map((lane) => lane.name.length)) + 2;
  const ends = lanes.flatMap((lane) => lane.stretches.map((stretch) => stretch.to));
  const axis = axisOf(Math.max(...ends), columns - margin);
  const [labels, ruler] = drawAxis(axis, words.seconds);
  const rows = [
    " ".repeat(margin) + labels,
    " ".repeat(margin) + ruler,
    ...lanes.map((lane) => lane.name.padEnd(margin) + drawLane(lane.stretches, axis)),
    "",
    ...lanes.flatMap((lane) => legend(lane.stretches, words.seconds, columns)),
  ];
  return rows.map((row) => row.trimEnd()).join("\n");
}

function podStretches(timeline: Timeline, words: TimelineWords): readonly Stretch[] {
  const { sigtermAt, sigkillAt, stopsAcceptingAt, grace } = timeline;
  if (sigtermAt === null) {
    const end = sigkillAt ?? grace.seconds;
    return end === null ? [] : [{ glyph: "·", word: words.unknownHook, from: 0, to: end }];
  }
  const open = Math.min(stopsAcceptingAt ?? sigtermAt, sigtermAt);
  return [
    { glyph: "▒", word: words.preStop, from: 0, to: open },
    { glyph: "░", word: words.preStopClosed, from: open, to: sigtermAt },
    { glyph: "█", word: words.finishing, from: sigtermAt, to: sigkillAt ?? sigtermAt },
  ].filter(isVisible);
}

function requestStretches(timeline: Timeline, words: TimelineWords): readonly Stretch[] {
  const { requiredSeconds, stopsAcceptingAt, lostWindow } = timeline;
  if (requiredSeconds === null) return [];
  if (stopsAcceptingAt === null) {
    return [{ glyph: "┄", word: words.arriving, from: 0, to: requiredSeconds }].filter(isVisible);
  }
  return [
    { glyph: "━", word: words.answered, from: 0, to: lostWindow?.from ?? requiredSeconds },
    { glyph: "╳", word: words.lost, from: lostWindow?.from ?? 0, to: lostWindow?.to ?? 0 },
  ].filter(isVisible);
}

function isVisible(stretch: Stretch): boolean {
  return stretch.from < stretch.to;
}

/** `▒ preStop 0–30 s   █ finishing 30–32 s`, wrapped between entries. */
function legend(stretches: readonly Stretch[], unit: string, columns: number): readonly string[] {
  const rows: string[] = [];
  for (const { glyph, word, from, to } of stretches) {
    const entry = `${glyph} ${word} ${figure(from)}–${figure(to)} ${unit}`;
    const last = rows.at(-1);
    const joined = `${last}   ${entry}`;
    if (last !== undefined && joined.length <= columns) rows[rows.length - 1] = joined;
    else rows.push(entry);
  }
  return rows;
}

/** At most one decimal: `30`, `0.5`. */
function figure(seconds: number): string {
  return String(Math.round(seconds * 10) / 10);
}
