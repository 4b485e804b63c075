import type { HookFault, HookLength, Length } from "./hookLength.ts";
import { either, proven, shorter } from "./length.ts";
import type { Path } from "./path.ts";
import { blendAll } from "./ways.ts";

/** What all ways through a hook command agree on. At least one way must be given. */
export function summarize(ways: readonly Path[]): HookLength {
  const delay = ways.map(delayOf).reduce((first, second) => either(first, second));
  const total = ways.map((way) => way.elapsed).reduce((first, second) => either(first, second));
  const shared = blendAll(ways);
  const faults = ways.map(faultOf);
  const fault = faults.every((each) => each?.kind === faults[0]?.kind) ? (faults[0] ?? null) : null;
  return {
    delay,
    total,
    // A mistake next to a real wait does not keep the hook from delaying.
    fault: delay.state === "known" && delay.seconds === 0 ? fault : null,
    needs: shared.needs,
    sleeps: shared.sleeps
      .filter((sleep) => !sleep.repeated)
      .map(({ word, start, end, seconds, inDelay }) => ({ word, start, end, seconds, inDelay })),
  };
}

/** Until the server stops for certain or the hook ends; known only if nothing may have stopped it before. */
function delayOf(way: Path): Length {
  const delay = way.stop === null ? way.elapsed : shorter(way.stop.at, way.elapsed);
  return way.possibleStop === null ? delay : either(shorter(way.possibleStop, delay), delay, "program");
}

function faultOf(way: Path): HookFault | null {
  return way.fault ?? stopsServerFirst(way) ?? backgroundWait(way);
}

/**
 * The stop comes before the wait the author intended: there is a wait in the text (a sleep, a loop) after a stop
 * that no time precedes. A stop behind a real wait is what hooks are for, and one without any wait is plain.
 */
function stopsServerFirst(way: Path): HookFault | null {
  if (way.stop === null || proven(way.stop.at) > 0 || way.stop.at.state !== "known") return null;
  const waits = proven(way.elapsed) > 0 || (way.elapsed.state === "unknown" && way.elapsed.reason === "loop");
  return waits ? { kind: "stops-server-first", command: way.stop.command } : null;
}

/** The only wait of the hook runs in the background, and nothing waits for it (G17). */
function backgroundWait(way: Path): HookFault | null {
  const job = [...way.jobs, ...way.orphans].find(
    (each) => each.waits && proven(each.end) > proven(way.elapsed),
  );
  return job ? { kind: "background-wait", command: job.text } : null;
}
