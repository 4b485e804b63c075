import { type Message, message } from "../text/message.ts";
import { headlineOf, nameOf, verdictOfPicture } from "./describePicture.ts";
import { type Lane, lanesOf, type Stretch, type StretchKind } from "./lanes.ts";
import type { Say } from "./layout.ts";
import type { PicturedWorkload } from "./picturedWorkload.ts";
import { endOf } from "./scale.ts";
import { axisOf, drawAxis, type TextAxis } from "./textAxis.ts";
import { drawLane } from "./textLane.ts";
import { brokenLines, cells, fittedCells } from "./textWidth.ts";

const glyphs: Readonly<Record<StretchKind, string>> = {
  open: "▒",
  closed: "░",
  finishing: "█",
  unknown: "·",
  answered: "━",
  lost: "╳",
  arriving: "┄",
  "in-flight": "╌",
};

const signs = { lost: "✗", safe: "✓", unknown: "?", quiet: "–" } as const;

/** A hover has fewer, and no room for long words. */
const fewColumns = 70;

/** Names longer than this leave no room for times. */
const widestName = 24;

/** A workload in characters: its name, what comes of it, and its lanes. */
export function drawTextPicture(workload: PicturedWorkload, columns: number, say: Say): string {
  const heading = headingOf(workload, columns, say).map((row) => row.trimEnd());
  return [...heading, "", drawTextLanes(workload, columns, say)].join("\n");
}

/**
 * The lanes in characters, over an axis of seconds, and below them what each character means, with all figures. Lines are at
 * most `columns` wide and end without spaces.
 */
export function drawTextLanes(workload: PicturedWorkload, columns: number, say: Say): string {
  const lanes = lanesOf(workload);
  const named = lanes.map((lane) => ({ lane, name: fittedCells(say(lane.title), widestName) }));
  const margin = Math.max(0, ...named.map(({ name }) => cells(name))) + 2;
  const end = endOf(lanes);
  const axis = axisOf(end, columns - margin);
  const [labels, ruler] = drawAxis(axis, say(message("picture.unit")));
  const indent = " ".repeat(margin);
  const rows = [
    indent + labels,
    indent + ruler,
    ...named.map(({ lane, name }) => padded(name, margin) + drawn(lane, end, axis)),
    "",
    ...named.flatMap(({ lane, name }) => meaningOf(lane, name, margin, columns, say)),
  ];
  return rows.map((row) => row.trimEnd()).join("\n");
}

function headingOf(workload: PicturedWorkload, columns: number, say: Say): readonly string[] {
  const { state } = verdictOfPicture(workload);
  const lines = brokenLines(say(headlineOf(workload)), (line) => cells(line) <= columns - 2);
  return [
    fittedCells(say(nameOf(workload)), columns),
    ...lines.map((line, at) => `${at === 0 ? signs[state] : " "} ${line}`),
  ];
}

function drawn({ stretches }: Lane, end: number, axis: TextAxis): string {
  const shown = stretches.map(({ kind, from, to }) => ({
    glyph: glyphs[kind],
    from,
    to: Math.min(to ?? end, end),
  }));
  return drawLane(
    shown.filter(({ from, to }) => from < to),
    axis,
  );
}

/** `web  ▒ preStop, still serving 0–30 s   █ finishing after SIGTERM 30–45 s`, wrapped between entries. */
function meaningOf(
  { stretches }: Lane,
  name: string,
  margin: number,
  columns: number,
  say: Say,
): readonly string[] {
  const rows: string[] = [];
  const isNarrow = columns < fewColumns;
  for (const entry of stretches.map((stretch) => entryOf(stretch, isNarrow, say))) {
    const last = rows.at(-1);
    const joined = `${last}   ${entry}`;
    if (last !== undefined && cells(joined) <= columns) rows[rows.length - 1] = joined;
    else {
      const lines = brokenLines(entry, (line) => cells(line) <= columns - margin);
      for (const line of lines) rows.push(padded(rows.length === 0 ? name : "", margin) + line);
    }
  }
  return rows;
}

function entryOf(stretch: Stretch, isNarrow: boolean, say: Say): string {
  const { kind, from, to } = stretch;
  const words = say(isNarrow ? fewWordsFor(stretch) : manyWordsFor(stretch));
  const id = to === null ? "picture.from" : "picture.span";
  return `${glyphs[kind]} ${say(message(id, { label: words, from, ...(to === null ? {} : { to }) }))}`;
}

function manyWordsFor({ kind, label }: Stretch): Message {
  return kind === "unknown" ? label : message(`picture.legend.${kind}`);
}

function fewWordsFor({ kind, label, short }: Stretch): Message {
  return kind === "unknown" || kind === "finishing" ? label : short;
}

function padded(name: string, margin: number): string {
  return name + " ".repeat(Math.max(0, margin - cells(name)));
}
