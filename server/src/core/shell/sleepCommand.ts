import { standsForNumber } from "../yaml/placeholder.ts";
import type { HookFault, Length, UnmeasurableReason } from "./hookLength.ts";
import { known, proven, unbounded, unknown } from "./length.ts";
import { addSleeps, fail, type Path, pass, type SleepRecord } from "./path.ts";
import { readSleepOperand } from "./sleepOperand.ts";
import type { Argument, Place } from "./walk.ts";

/** Runs `sleep` with these operands: all are read first, so one bad operand means no wait at all. */
export function runSleep(operands: readonly Argument[], path: Path): Path {
  const times = operands[0]?.text === "--" ? operands.slice(1) : operands;
  const fault = sleepFault(times, path.functions);
  if (fault) return fail(path, fault);
  const waits: Wait[] = [];
  for (const operand of times) {
    const wait = readWait(operand);
    if (typeof wait === "string") return pass(path, unknown(wait), "likely");
    waits.push(wait);
  }
  const total = waits.reduce((sum, { seconds }) => sum + seconds, 0);
  const length = Number.isFinite(total) ? known(total) : unbounded;
  const inDelay = runsBeforeStop(path, length);
  const located = waits.flatMap(({ seconds, place, text }): SleepRecord[] => {
    if (!place) return [];
    const { word, start } = place;
    return [{ word, start, end: start + text.length, seconds, inDelay, repeated: false }];
  });
  return addSleeps(pass(path, length), located);
}

/** What one operand asks for. */
interface Wait {
  readonly seconds: number;
  readonly text: string;
  readonly place: Place | null;
}

/** The reason where it cannot be read. */
function readWait({ text, reason, place }: Argument): Wait | UnmeasurableReason {
  if (text === null) return reason;
  if (text.includes("$")) return "variable";
  if (mayBeReplaced(text)) return "placeholder";
  const time = readSleepOperand(text);
  if (time.kind === "seconds") return { seconds: time.seconds, text, place };
  return time.kind === "forever" ? { seconds: Number.POSITIVE_INFINITY, text, place } : "operand";
}

/** A `$(NAME)` that Kubernetes was meant to expand; in hooks it does not (domain-facts §A6, G16). */
const KUBERNETES_VARIABLE = /\$\(\s*([A-Za-z_]\w*)\s*\)/;

function sleepFault(operands: readonly Argument[], functions: Path["functions"]): HookFault | null {
  if (operands.length === 0) return { kind: "bad-sleep-operand", operand: "" };
  for (const operand of operands) {
    const reference = kubernetesVariable(operand);
    if (reference && !functions.has(reference.slice(2, -1).trim()))
      return { kind: "kubernetes-variable", text: reference };
  }
  const texts = operands.flatMap(({ text }) => text ?? []);
  const bad = texts.find((text) => !mayBeReplaced(text) && isInvalid(text));
  return bad === undefined ? null : { kind: "bad-sleep-operand", operand: bad };
}

/**
 * The `$(NAME)` in an operand: literal in the command array, a command substitution in shell text. There,
 * only an upper-case name is taken for a variable, since `$(delay)` may well be a program.
 */
export function kubernetesVariable(operand: Pick<Argument, "text" | "written">): string | null {
  const found = KUBERNETES_VARIABLE.exec(operand.text ?? operand.written);
  if (!found) return null;
  const [whole, name = ""] = found;
  return operand.text !== null || /^[A-Z_][A-Z0-9_]*$/.test(name) ? whole : null;
}

/** A `$` that no shell will expand may still be replaced before the manifest is applied (`envsubst`), as other marks are. */
function mayBeReplaced(text: string): boolean {
  return text.includes("$") || standsForNumber(text);
}

function isInvalid(text: string): boolean {
  return readSleepOperand(text).kind === "invalid";
}

function runsBeforeStop(path: Path, length: Length): boolean {
  return path.stop === null || proven(path.elapsed) + proven(length) <= proven(path.stop.at);
}
