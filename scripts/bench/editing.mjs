import { readFileSync } from "node:fs";

/**
 * Types into a file and hovers over it, as somebody at work does: digits behind the grace period of a workload in its
 * middle, away and back, and behind its name, by which others know it. Milliseconds of each, without the first ones, for which
 * programs warm up.
 */
export async function measureEditing(server, file, { strokes, warmUp }) {
  const lines = readFileSync(file, "utf8").split("\n");
  const grace = nearMiddle(lines, /terminationGracePeriodSeconds: \d+$/);
  const name = lines.findLastIndex((text, line) => line < grace && text === "kind: Deployment") + 2;
  const count = { strokes, warmUp };
  const keystrokes = await typing(server, file, { line: grace, character: lines[grace].length }, count);
  const inName = await typing(server, file, { line: name, character: lines[name].length }, count);
  const hovers = [];
  for (let i = 0; i < warmUp + strokes; i++) {
    const character = lines[grace].indexOf("termination") + 3;
    const took = await server.hover(file, { line: grace, character });
    if (i >= warmUp) hovers.push(took);
  }
  return { keystrokes, inName, hovers };
}

async function typing(server, file, end, { strokes, warmUp }) {
  const behind = { ...end, character: end.character + 1 };
  const times = [];
  for (let i = 0; i < warmUp + strokes; i++) {
    const typed = i % 2 === 0;
    const took = await server.keystroke(
      file,
      { start: end, end: typed ? end : behind },
      typed ? String(i % 10) : "",
    );
    if (i >= warmUp) times.push(took);
  }
  return times;
}

function nearMiddle(lines, pattern) {
  const middle = lines.length >> 1;
  for (let distance = 0; distance < middle; distance++) {
    for (const line of [middle - distance, middle + distance]) if (pattern.test(lines[line])) return line;
  }
  throw new Error("The file holds no grace period to type at.");
}
