import { readFileSync } from "node:fs";

/**
 * Types into a file and hovers over it, as somebody at work does: digits behind the grace period of a workload in its
 * middle, away and back. Milliseconds of each, without the first ones, for which programs warm up.
 */
export async function measureEditing(server, file, { strokes, warmUp }) {
  const lines = readFileSync(file, "utf8").split("\n");
  const line = nearMiddle(lines, /terminationGracePeriodSeconds: \d+$/);
  const end = { line, character: lines[line].length };
  const behind = { line, character: end.character + 1 };
  const keystrokes = [];
  for (let i = 0; i < warmUp + strokes; i++) {
    const typed = i % 2 === 0;
    const range = { start: end, end: typed ? end : behind };
    const took = await server.keystroke(file, range, typed ? String(i % 10) : "");
    if (i >= warmUp) keystrokes.push(took);
  }
  const hovers = [];
  for (let i = 0; i < warmUp + strokes; i++) {
    const took = await server.hover(file, { line, character: lines[line].indexOf("termination") + 3 });
    if (i >= warmUp) hovers.push(took);
  }
  return { keystrokes, hovers };
}

function nearMiddle(lines, pattern) {
  const middle = lines.length >> 1;
  for (let distance = 0; distance < middle; distance++) {
    for (const line of [middle - distance, middle + distance]) if (pattern.test(lines[line])) return line;
  }
  throw new Error("The file holds no grace period to type at.");
}
