import type { Lane } from "./lanes.ts";

/** Seconds to pixels, with ticks at round numbers. */
export interface Scale {
  /** Seconds at the right end. */
  readonly end: number;
  readonly left: number;
  readonly right: number;
  /** Seconds. */
  readonly ticks: readonly number[];
}

const steps = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200, 14400, 43200,
];

/** A stretch of requests in flight may be longer than everything else by this factor before it is cut short. */
const mostInFlight = 1.5;

/** The last moment to be shown, in seconds. What is longer by far, such as a deregistration delay, is cut. */
export function endOf(lanes: readonly Lane[]): number {
  const moments = (kinds: "in-flight" | "others") =>
    lanes.flatMap(({ stretches }) =>
      stretches.flatMap(({ kind, to }) =>
        (kind === "in-flight") === (kinds === "in-flight") && to !== null ? [to] : [],
      ),
    );
  const marks = lanes.flatMap((lane) => lane.marks.map(({ at }) => at));
  const needed = Math.max(0, ...moments("others"), ...marks);
  const longest = Math.max(needed, ...moments("in-flight"));
  if (needed === 0) return Math.max(1, longest);
  return longest <= needed * mostInFlight ? longest : needed * 1.15;
}

/** The scale on which 0 to `end` fill the pixels. `labelWidth` is what the widest label of a tick takes. */
export function scaleOf(
  end: number,
  left: number,
  right: number,
  labelWidth: (seconds: number) => number,
): Scale {
  const shown = end * 1.02;
  const room = (step: number) => ((right - left) * step) / shown;
  const fits = (step: number) => room(step) >= labelWidth(Math.floor(shown / step) * step) + tickGap;
  const step = steps.find((candidate) => shown / candidate < mostTicks && fits(candidate)) ?? end;
  const count = Math.floor(shown / step + 1e-9);
  const ticks = Array.from({ length: count + 1 }, (_, index) => Math.round(index * step * 1000) / 1000);
  return { end: shown, left, right, ticks };
}

/** Pixels between the labels of two ticks, so that the axis stays quiet. */
const tickGap = 34;
const mostTicks = 200;

/** The pixel of a moment; moments beyond the end lie at the end. */
export function xOf(seconds: number, { end, left, right }: Scale): number {
  return left + (Math.min(Math.max(seconds, 0), end) / end) * (right - left);
}
