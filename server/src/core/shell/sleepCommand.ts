import { standsForNumber } from "../yaml/placeholder.ts";
import type { HookFault, Length, UnmeasurableReason } from "./hookLength.ts";
import { known, proven, unbounded, unknown } from "./length.ts";
import { addSleeps, fail, type Path, pass, type SleepRecord } from "./path.ts";
import { readSleepOperand } from "./sleepOperand.ts";
import type { Argument } from "./walk.ts";

/** Runs `sleep` with these operands: all are read first, so one bad operand means no wait at all. */
export function runSleep(operands: readonly Argument[], path: Path): Path {
  const times = operands[0]?.text === "--" ? operands.slice(1) : operands;
  const fault = sleepFault(times, path.functions);
  if (fault) return fail(path, fault);
  const unreadable = times.map(unreadableReason).find((reason) => reason !== null);
  if (unreadable) return pass(path, unknown(unreadable), "likely");

  const seconds = times.map(operandSeconds);
  const total = seconds.reduce((sum, each) => sum + each, 0);
  const length = Number.isFinite(total) ? known(total) : unbounded;
  const located = times.flatMap((operand, index): SleepRecord[] => {
    if (!operand.place || operand.text === null) return [];
    const { word, start } = operand.place;
    const end = start + operand.text.length;
    return [
      {
        word,
        start,
        end,
        seconds: seconds[index] ?? 0,
        inDelay: runsBeforeStop(path, length),
        repeated: false,
      },
    ];
  });
  return addSleeps(pass(path, length), located);
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
  const bad = operands.find(({ text }) => text !== null && !mayBeReplaced(text) && isInvalid(text));
  return bad ? { kind: "bad-sleep-operand", operand: bad.text ?? "" } : null;
}

/**
 * The `$(NAME)` in an operand: literal in the command array, a command substitution in shell text. There,
 * only an upper-case name is taken for a variable, since `$(delay)` may well be a program.
 */
export function kubernetesVariable(operand: Pick<Argument, "text" | "written">): string | null {
  const found = KUBERNETES_VARIABLE.exec(operand.text ?? operand.written);
  if (!found) return null;
  return operand.text !== null || /^[A-Z_][A-Z0-9_]*$/.test(found[1] ?? "") ? found[0] : null;
}

/** A `$` that no shell will expand may still be replaced before the manifest is applied (`envsubst`), as other marks are. */
function mayBeReplaced(text: string): boolean {
  return text.includes("$") || standsForNumber(text);
}

function isInvalid(text: string): boolean {
  return readSleepOperand(text).kind === "invalid";
}

function unreadableReason(operand: Argument): UnmeasurableReason | null {
  if (operand.text === null) return operand.reason;
  if (operand.text.includes("$")) return "variable";
  if (mayBeReplaced(operand.text)) return "placeholder";
  return readSleepOperand(operand.text).kind === "uncertain" ? "operand" : null;
}

function operandSeconds(operand: Argument): number {
  const time = readSleepOperand(operand.text ?? "");
  return time.kind === "seconds" ? time.seconds : Number.POSITIVE_INFINITY;
}

function runsBeforeStop(path: Path, length: Length): boolean {
  return path.stop === null || proven(path.elapsed) + proven(length) <= proven(path.stop.at);
}
