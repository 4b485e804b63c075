import type { HookFault, Length, SleepOperand, UnmeasurableReason } from "./hookLength.ts";
import { either, longer, plus, proven, sameLength, shorter, unknown, zero } from "./length.ts";
import { commonVariables, noVariables, sameVariables, type Variables } from "./variables.ts";

/**
 * One way a hook can go, up to some command. A script is measured by following all its ways: what they
 * agree on is known. Values are never changed, so a way can be left and taken up again.
 */
export interface Path {
  /** Time from the start of the hook until here. */
  readonly elapsed: Length;
  /** When the server is first told to stop, and by which command; null while it is not. */
  readonly stop: { readonly at: Length; readonly command: string } | null;
  /** When something first ran that may have stopped it. */
  readonly possibleStop: Length | null;
  readonly status: Status;
  readonly flow: Flow;
  readonly variables: Variables;
  readonly functions: ReadonlyMap<string, FunctionBody>;
  /** Background jobs that `wait` of this shell would wait for. */
  readonly jobs: readonly Job[];
  /** Background jobs whose shell is gone. */
  readonly orphans: readonly Job[];
  readonly needs: readonly string[];
  readonly sleeps: readonly SleepRecord[];
  readonly fault: HookFault | null;
  /** `set -e`. */
  readonly errexit: boolean;
  /** Inside a condition, where the shell disregards `set -e`. */
  readonly guarded: boolean;
  /** The text of `trap … EXIT`; empty where two ways disagree on it. */
  readonly exitTrap: string | null;
}

/**
 * How a command ended. Commands are taken to succeed, as their author meant it (table G4), but only
 * "success" is beyond doubt; "likely" may fail where the author provides for it (`||`, `if`), and
 * "either" is a question asked by the script (`test`, `grep`, `kill -0`).
 */
export type Status = "success" | "failure" | "likely" | "either";

export type Flow = "running" | "break" | "continue" | "return" | "ended";

/** A shell function, bound to the text it was defined in. */
export interface FunctionBody {
  /** What tells it from another one of the same name. */
  readonly source: object;
  readonly run: (path: Path) => readonly Path[];
  /** Names it declares `local`. */
  readonly locals: ReadonlySet<string>;
}

export interface Job {
  /** When it ends, from the start of the hook. */
  readonly end: Length;
  readonly text: string;
  /** Whether the text itself makes it take time. */
  readonly waits: boolean;
  readonly sleeps: readonly SleepRecord[];
}

export interface SleepRecord extends SleepOperand {
  /** Run more than once: rewriting it would add its time more than once. */
  readonly repeated: boolean;
}

export const start: Path = {
  elapsed: zero,
  stop: null,
  possibleStop: null,
  status: "success",
  flow: "running",
  variables: noVariables,
  functions: new Map(),
  jobs: [],
  orphans: [],
  needs: [],
  sleeps: [],
  fault: null,
  errexit: false,
  guarded: false,
  exitTrap: null,
};

/** Runs what the shell asks for its answer: there, a failure ends nothing. */
export function asCondition(path: Path, run: (path: Path) => readonly Path[]): readonly Path[] {
  return run({ ...path, guarded: true }).map((end) => ({ ...end, guarded: path.guarded }));
}

/** `set -e` ends the shell at a command that is certain to fail, unless its answer was asked for. */
export function obeyErrexit(end: Path): Path {
  const fatal = end.errexit && !end.guarded && end.status === "failure" && end.flow === "running";
  return fatal ? { ...end, flow: "ended" } : end;
}

/** Lets time pass. Nothing runs after what never ends. */
export function pass(path: Path, time: Length, status: Status = "success"): Path {
  const elapsed = plus(path.elapsed, time);
  return { ...path, elapsed, status, flow: elapsed.state === "unbounded" ? "ended" : path.flow };
}

/** Ends the walk of a path whose rest cannot be followed; it may still do anything. */
export function giveUp(path: Path, reason: UnmeasurableReason): Path {
  return { ...mayStop(path), elapsed: plus(path.elapsed, unknown(reason)), status: "likely", flow: "ended" };
}

/** The server is told to stop, now or, by a background job, at `at`. */
export function stops(path: Path, command: string, at: Length = path.elapsed): Path {
  if (path.stop === null) return { ...path, stop: { at, command } };
  const first = shorter(path.stop.at, at);
  return first === path.stop.at ? path : { ...path, stop: { at: first, command } };
}

/** Something runs that may tell the server to stop. */
export function mayStop(path: Path, at: Length = path.elapsed): Path {
  return { ...path, possibleStop: path.possibleStop === null ? at : shorter(path.possibleStop, at) };
}

export function need(path: Path, program: string): Path {
  return path.needs.includes(program) ? path : { ...path, needs: [...path.needs, program] };
}

/** Only the first mistake is told. */
export function fail(path: Path, fault: HookFault): Path {
  return { ...path, status: "failure", fault: path.fault ?? fault };
}

/** Operands beyond this number are measured but not located: nobody rewrites so many. */
const SLEEP_LIMIT = 64;

export function addSleeps(path: Path, sleeps: readonly SleepRecord[]): Path {
  const known = new Map(path.sleeps.map((sleep) => [placeKey(sleep), sleep]));
  for (const sleep of sleeps) {
    const again = known.has(placeKey(sleep));
    if (again || known.size < SLEEP_LIMIT)
      known.set(placeKey(sleep), { ...sleep, repeated: again || sleep.repeated });
  }
  return { ...path, sleeps: [...known.values()] };
}

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
    jobs: first.jobs === second.jobs ? first.jobs : [...first.jobs, ...second.jobs].map(doubt),
    orphans:
      first.orphans === second.orphans ? first.orphans : [...first.orphans, ...second.orphans].map(doubt),
    needs: first.needs.filter((program) => second.needs.includes(program)),
    sleeps: commonSleeps(first, second),
    fault: first.fault?.kind === second.fault?.kind ? first.fault : null,
    errexit: first.errexit && second.errexit,
    guarded: first.guarded || second.guarded,
    exitTrap: first.exitTrap === second.exitTrap ? first.exitTrap : "",
  };
}

/** The operands both paths run, and before the stop only if in both. */
export function commonSleeps(first: Path, second: Path): readonly SleepRecord[] {
  if (first.sleeps === second.sleeps) return first.sleeps;
  const others = new Map(second.sleeps.map((sleep) => [placeKey(sleep), sleep]));
  return first.sleeps.flatMap((sleep) => {
    const other = others.get(placeKey(sleep));
    if (!other) return [];
    return { ...sleep, inDelay: sleep.inDelay && other.inDelay, repeated: sleep.repeated || other.repeated };
  });
}

/** A job that one of two paths has started: how long a `wait` takes is not known. */
function doubt(job: Job): Job {
  return { ...job, end: either(job.end, zero), waits: false };
}

function sameMoment(first: Length | null, second: Length | null): boolean {
  return first === second || (first !== null && second !== null && sameLength(first, second));
}

function earlier(first: Length | null, second: Length | null): Length | null {
  if (first === null || second === null) return first ?? second;
  return shorter(first, second);
}

function placeKey(sleep: SleepOperand): string {
  return `${sleep.word}:${sleep.start}`;
}

/** All jobs done, or those of `jobs` only. */
export function waitFor(path: Path, jobs: readonly Job[]): Path {
  const end = jobs.map((job) => job.end).reduce(longer, path.elapsed);
  const waited: Path = {
    ...path,
    elapsed: end,
    status: "likely",
    jobs: path.jobs.filter((job) => !jobs.includes(job)),
  };
  const longest = jobs.filter((job) => proven(job.end) === proven(end) && proven(end) > proven(path.elapsed));
  const counted = longest[0] ? addSleeps(waited, longest[0].sleeps) : waited;
  return { ...counted, flow: end.state === "unbounded" ? "ended" : path.flow };
}
