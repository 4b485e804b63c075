import { holeMarks } from "./holeMarks.ts";

/**
 * YAML refuses a block scalar whose first lines are blank and longer than its indentation, which is what is left of an action
 * that stands there. Such lines get one mark in place of a blank, so that they are content.
 */
export function keepBlockScalars(masked: string, text: string): string {
  const lines = masked.split("\n");
  const original = text.split("\n");
  const kept = [...lines];
  for (const [number, line] of lines.entries()) {
    if (!header.test(line)) continue;
    let next = number + 1;
    while (isBlank(lines[next])) next++;
    const column = Math.max(parentColumn(line) + 1, indentOf(lines[next] ?? ""));
    for (const [at, blank] of lines.slice(number + 1, next).entries()) {
      const hadAction = original[number + 1 + at]?.trim() !== "";
      if (!hadAction || blank.replace("\r", "").length <= column) continue;
      kept[number + 1 + at] = blank.slice(0, column) + holeMarks[0] + blank.slice(column + 1);
    }
  }
  return kept.join("\n");
}

/** The end of a line with the indicator of a block scalar. */
const header = /(?:^|[\s:-])[|>][-+1-9]{0,2}[ \t]*(?:#|\r?$)/;

function isBlank(line: string | undefined): boolean {
  return line !== undefined && line.trim() === "";
}

function indentOf(line: string): number {
  return line.search(/[^ \t]|$/);
}

/** Where the key or the dash stands that has the scalar as its value. */
function parentColumn(line: string): number {
  const value = line.replace(/^[ \t]*(?:-[ \t]+)*/, "");
  const before = line.slice(0, line.length - value.length);
  return /^[|>]/.test(value) ? before.lastIndexOf("-") : before.length;
}
