import { holeMarks } from "./holeMarks.ts";

/**
 * YAML refuses a block scalar whose first lines are blank and longer than its indentation, which is what is left of an action
 * that stands there. Such lines get one mark in place of a blank, so that they are content.
 */
export function keepBlockScalars(masked: string, text: string): string {
  const lines = masked.split("\n");
  const original = text.split("\n");
  let changed = false;
  for (let number = 0; number < lines.length; number++) {
    const line = lines[number] ?? "";
    if (!header.test(line)) continue;
    let next = number + 1;
    while (next < lines.length && isBlank(lines[next])) next++;
    const column = Math.max(parentColumn(line) + 1, /^[ \t]*/.exec(lines[next] ?? "")?.[0].length ?? 0);
    for (let blank = number + 1; blank < next; blank++) {
      const line = lines[blank] ?? "";
      const hadAction = original[blank]?.trim() !== "";
      if (!hadAction || line.replace("\r", "").length <= column) continue;
      lines[blank] = line.slice(0, column) + holeMarks[0] + line.slice(column + 1);
      changed = true;
    }
  }
  return changed ? lines.join("\n") : masked;
}

/** The end of a line with the indicator of a block scalar. */
const header = /(?:^|[\s:-])[|>][-+1-9]{0,2}[ \t]*(?:#|\r?$)/;

function isBlank(line: string | undefined): boolean {
  return line !== undefined && line.trim() === "";
}

/** Where the key or the dash stands that has the scalar as its value. */
function parentColumn(line: string): number {
  const dashes = /^[ \t]*(?:-[ \t]+)*/.exec(line)?.[0] ?? "";
  return /^[|>]/.test(line.slice(dashes.length)) ? dashes.lastIndexOf("-") : dashes.length;
}
