import { known, plus, proven, shorter, unknown, zero } from "./length.ts";
import { mayStop, type Path, pass, stops } from "./path.ts";
import { readSleepOperand } from "./sleepOperand.ts";
import type { Call, Walk } from "./walk.ts";

const TIMEOUT_OPTIONS_WITH_VALUE = /^(-s|--signal|-k|--kill-after)$/;

/** `timeout LIMIT command`: the command, cut off at the limit; 0 is no limit. BusyBox once wrote `-t LIMIT`. */
export function runWithLimit(call: Call, path: Path, walk: Walk): readonly Path[] {
  const { operands } = call;
  let index = 0;
  const textAt = (number: number) => operands[number]?.text ?? "";
  for (let text = textAt(0); text.startsWith("-"); text = textAt(index)) {
    index += TIMEOUT_OPTIONS_WITH_VALUE.test(text) ? 2 : 1;
    if (text === "-t") break;
  }
  const [limit, program, ...rest] = operands.slice(index);
  if (!limit || !program) return [pass(path, zero, "failure")];
  const time = limit.text === null ? null : readSleepOperand(limit.text);
  if (time?.kind === "invalid") return [pass(path, zero, "failure")];
  const bound =
    time?.kind === "seconds" ? (time.seconds > 0 ? time.seconds : Number.POSITIVE_INFINITY) : null;

  // The command is measured by itself, from zero, so that its own length can be compared with the limit.
  const alone: Path = { ...path, elapsed: zero, stop: null, possibleStop: null, sleeps: [] };
  const ends = walk.program({ program, operands: rest, text: call.text, byShell: false }, alone, walk);
  return ends.map((end) => cutOff(path, end, bound));
}

/** Joins what ran under a limit of `bound` seconds (null where it is not known) to what ran before. */
function cutOff(before: Path, end: Path, bound: number | null): Path {
  const limit = bound === null ? unknown("variable") : Number.isFinite(bound) ? known(bound) : null;
  const time = limit === null ? end.elapsed : shorter(end.elapsed, limit);
  const within = (at: Path["possibleStop"]) => at !== null && bound !== null && proven(at) <= bound;
  const after: Path = {
    ...end,
    elapsed: plus(before.elapsed, time),
    flow: time.state === "unbounded" ? "ended" : before.flow,
    status: end.status === "success" ? "likely" : end.status,
    stop: before.stop,
    possibleStop: before.possibleStop,
    // Rewriting an operand cannot outlast the limit, so none is offered.
    sleeps: before.sleeps,
    variables: before.variables,
  };
  const stopped =
    end.stop && within(end.stop.at)
      ? stops(after, end.stop.command, plus(before.elapsed, end.stop.at))
      : after;
  const doubt = end.possibleStop ?? (end.stop && bound === null ? end.stop.at : null);
  return doubt === null ? stopped : mayStop(stopped, plus(before.elapsed, doubt));
}
