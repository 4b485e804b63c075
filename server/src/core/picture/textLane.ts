import { columnOf, type TextAxis } from "./textAxis.ts";

/** A stretch of time drawn with one character, in seconds since the pod was deleted. */
export interface TextStretch {
  readonly glyph: string;
  readonly from: number;
  readonly to: number;
}

/** Stretches in order of time, without overlap. Each takes at least one character, so that two seconds stay visible. */
export function drawLane(stretches: readonly TextStretch[], axis: TextAxis): string {
  let lane = "";
  for (const { glyph, from, to } of stretches) {
    const start = Math.max(columnOf(from, axis), lane.length);
    const end = Math.max(columnOf(to, axis), start + 1);
    lane = lane.padEnd(start) + glyph.repeat(end - start);
  }
  return lane;
}
