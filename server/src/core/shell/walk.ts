import type { CompoundList, ParsedScript } from "unbash";
import type { EnvironmentLookup, UnmeasurableReason } from "./hookLength.ts";
import type { Path } from "./path.ts";
import type { Value } from "./variables.ts";

/** One word of a command line that is about to run. */
export interface Argument {
  /** Its value after expansion, or null where the text does not tell. */
  readonly text: string | null;
  /** Why `text` is null. */
  readonly reason: UnmeasurableReason;
  /** As it stands in the source; for a variable that was assigned in the script, what was assigned. */
  readonly written: string;
  /** Where the value stands character for character in the command array, so that it can be rewritten. */
  readonly place: Place | null;
}

/** A stretch of the value of one word of the command array, in UTF-16 code units. */
export interface Place {
  readonly word: number;
  readonly start: number;
}

/** A program or builtin with its arguments. */
export interface Call {
  readonly program: Argument;
  readonly operands: readonly Argument[];
  /** The command as it is written, for messages. */
  readonly text: string;
  /** Whether a shell runs it, which then needs no program file for its builtins. */
  readonly byShell: boolean;
}

/** The shell text that is being walked. */
export interface Scope {
  readonly text: string;
  /** Where `text` begins in the command array; null where positions in it mean nothing there. */
  readonly place: Place | null;
  /** bash has brace expansion and counted `for ((…))`; a plain `sh` may or may not. */
  readonly bash: boolean;
  readonly walk: Walk;
}

/**
 * What all steps of one measurement share. The functions lead from the leaves (a command that is
 * itself a shell, the body of a loop) back to the root of the walk.
 */
export interface Walk {
  readonly environment: EnvironmentLookup;
  readonly budget: Budget;
  readonly statements: (list: CompoundList | ParsedScript, path: Path, scope: Scope) => readonly Path[];
  readonly program: (call: Call, path: Path, walk: Walk) => readonly Path[];
}

/** Bounds on the work of one measurement, so that every text is answered quickly. */
export interface Budget {
  /** Commands that may still be run; long texts and lists count as several. */
  steps: number;
  /** Calls of functions, substitutions and shells inside shells that may still be entered. */
  depth: number;
}

/** Enough for a loop that counts an hour in seconds. */
export const STEP_LIMIT = 12_000;

/** Deeper nesting than this is no hook anybody wrote. */
export const DEPTH_LIMIT = 40;

/** Longer words than this (UTF-16 code units) are not read; Linux refuses those over 128 KiB anyway. */
export const TEXT_LIMIT = 65_536;

/** Longer command arrays than this are not read. */
export const WORD_LIMIT = 4096;

/** Takes `steps` of the work that is left; false when nothing is left. */
export function charge(walk: Walk, steps: number): boolean {
  walk.budget.steps -= steps;
  return walk.budget.steps > 0;
}

/** Runs `run` one level deeper, or `otherwise` where the limit is reached. */
export function deeper<T>(walk: Walk, run: () => T, otherwise: () => T): T {
  if (walk.budget.depth <= 0) return otherwise();
  walk.budget.depth -= 1;
  const result = run();
  walk.budget.depth += 1;
  return result;
}

/** An argument whose value is written out at a known place. */
export function literalArgument(text: string, place: Place | null): Argument {
  return { text, reason: "computed", written: text, place };
}

/** The value a word gives a variable or a positional parameter. */
export function argumentValue(argument: Argument): Value {
  return { text: argument.text, reason: argument.reason, written: argument.written };
}
