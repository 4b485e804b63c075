import type { HookFault, Length, SleepOperand, UnmeasurableReason } from "./hookLength.ts";
import { longer, plus, proven, shorter, unknown, zero } from "./length.ts";
import { noVariables, type Variables } from "./variables.ts";

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

/** What tells located operands apart. */
export function placeKey(sleep: SleepOperand): string {
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
