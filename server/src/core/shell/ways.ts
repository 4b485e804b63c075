import type { Length } from "./hookLength.ts";
import { either, sameLength, shorter, zero } from "./length.ts";
import { type Job, type Path, placeKey, type SleepRecord } from "./path.ts";
import { commonVariables, sameVariables } from "./variables.ts";

/** Continues every running path with `next` and leaves the others as they are. */
export function onEach(paths: readonly Path[], next: (path: Path) => readonly Path[]): readonly Path[] {
  return tidy(paths.flatMap((path) => (path.flow === "running" ? next(path) : [path])));
}

/** More ways than these are blended into one; a hook with so many is not measurable anyway. */
const PATH_LIMIT = 16;

/** Unites paths that go on in the same way. */
function tidy(paths: readonly Path[]): readonly Path[] {
  if (paths.length < 2) return paths;
  const kept: Path[] = [];
  for (const path of paths) {
    const twin = kept.findIndex((other) => goesOnAlike(path, other));
    const found = kept[twin];
    if (found) kept[twin] = blend(found, path);
    else kept.push(path);
  }
  if (kept.length <= PATH_LIMIT) return kept;
  const flows = [...new Set(kept.map((path) => path.flow))];
  return flows.map((flow) => blendAll(kept.filter((path) => path.flow === flow)));
}

function goesOnAlike(first: Path, second: Path): boolean {
  return (
    first.flow === second.flow &&
    first.status === second.status &&
    first.errexit === second.errexit &&
    first.guarded === second.guarded &&
    first.exitTrap === second.exitTrap &&
    first.functions === second.functions &&
    first.jobs === second.jobs &&
    sameLength(first.elapsed, second.elapsed) &&
    sameMoment(first.stop?.at ?? null, second.stop?.at ?? null) &&
    sameMoment(first.possibleStop, second.possibleStop) &&
    sameVariables(first.variables, second.variables)
  );
}

/** One path that claims no more than what all the given ones share. At least one must be given. */
export function blendAll(paths: readonly Path[]): Path {
  return paths.reduce(blend);
}

function blend(first: Path, second: Path): Path {
  const bothStop = first.stop !== null && second.stop !== null;
  const stop = bothStop && first.stop && second.stop ? either(first.stop.at, second.stop.at) : null;
  const doubtful = [
    first.possibleStop,
    second.possibleStop,
    bothStop ? null : ((first.stop ?? second.stop)?.at ?? null),
  ];
  return {
    elapsed: either(first.elapsed, second.elapsed),
    stop: stop && first.stop ? { at: stop, command: first.stop.command } : null,
    possibleStop: doubtful.reduce<Length | null>((soonest, at) => earlier(soonest, at), null),
    status: first.status === second.status ? first.status : "either",
    flow: first.flow === second.flow ? first.flow : "running",
    variables: commonVariables(first.variables, second.variables),
    functions: first.functions === second.functions ? first.functions : new Map(),
    jobs: blendJobs(first.jobs, second.jobs),
    orphans: blendJobs(first.orphans, second.orphans),
    needs: first.needs.filter((program) => second.needs.includes(program)),
    sleeps: commonSleeps(first, second),
    fault: first.fault?.kind === second.fault?.kind ? first.fault : null,
    errexit: first.errexit && second.errexit,
    guarded: first.guarded || second.guarded,
    exitTrap: first.exitTrap === second.exitTrap ? first.exitTrap : "",
  };
}

/** The operands both paths run, and before the stop only if in both. */
function commonSleeps(first: Path, second: Path): readonly SleepRecord[] {
  if (first.sleeps === second.sleeps) return first.sleeps;
  const others = new Map(second.sleeps.map((sleep) => [placeKey(sleep), sleep]));
  return first.sleeps.flatMap((sleep) => {
    const other = others.get(placeKey(sleep));
    if (!other) return [];
    return { ...sleep, inDelay: sleep.inDelay && other.inDelay, repeated: sleep.repeated || other.repeated };
  });
}

/** The jobs of both paths; of one that only one of them has started, the length of a `wait` is not known. */
function blendJobs(first: readonly Job[], second: readonly Job[]): readonly Job[] {
  if (first === second) return first;
  const [inFirst, inSecond] = [new Set(first), new Set(second)];
  const shared = first.filter((job) => inSecond.has(job));
  const single = [...first.filter((job) => !inSecond.has(job)), ...second.filter((job) => !inFirst.has(job))];
  return [...shared, ...single.map((job) => ({ ...job, end: either(job.end, zero), waits: false }))];
}

function sameMoment(first: Length | null, second: Length | null): boolean {
  return first === second || (first !== null && second !== null && sameLength(first, second));
}

function earlier(first: Length | null, second: Length | null): Length | null {
  if (first === null || second === null) return first ?? second;
  return shorter(first, second);
}
