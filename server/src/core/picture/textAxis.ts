/** A scale of seconds on a row of characters. */
export interface TextAxis {
  /** Seconds between two ticks. */
  readonly step: number;
  /** Characters between two ticks. */
  readonly pitch: number;
  /** Number of ticks behind the one at 0. */
  readonly ticks: number;
}

const steps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600];
const mostTicks = 5;

/** The scale on which 0 to `end` seconds fill as much of `columns` characters as round steps allow. */
export function axisOf(end: number, columns: number): TextAxis {
  const span = Math.max(end, 1);
  const step = steps.find((candidate) => span / candidate <= mostTicks) ?? Math.ceil(span / mostTicks);
  const ticks = Math.ceil(span / step);
  const pitch = Math.max(1, Math.min(15, Math.floor((columns - labelSpace) / ticks)));
  return { step, pitch, ticks };
}

/** What the label of the last tick takes behind its tick. */
const labelSpace = 5;

/** The column of a moment. */
export function columnOf(seconds: number, axis: TextAxis): number {
  return Math.round((seconds / axis.step) * axis.pitch);
}

/** The row of figures, the first with the unit, and the row of ticks below it. */
export function drawAxis(axis: TextAxis, unit: string): readonly [labels: string, ruler: string] {
  let labels = "";
  for (let tick = 0; tick <= axis.ticks; tick++) {
    const label = tick === 0 ? `0 ${unit}` : String(tick * axis.step);
    const column = tick * axis.pitch;
    if (labels === "" || labels.length < column) labels = labels.padEnd(column) + label;
  }
  const between = "─".repeat(axis.pitch - 1);
  const inner = Array.from({ length: axis.ticks }, () => between).join("┼");
  return [labels, `├${inner}┤`];
}
