import type { ExecHandler, PlacedSleep } from "../core/kubernetes/workload.ts";
import type { HookEffect, HookProblem } from "../core/shutdown/timeline.ts";
import type { Location } from "../core/text/span.ts";
import { shellScript, wordsOf } from "./fixes/command.ts";

type PresentHook = Extract<HookEffect, { state: "present" }>;

/** The key of the handler (`exec`, `sleep`, …), or `preStop` where there is none or more than one. */
export function handlerAt(hook: PresentHook): Location {
  return hook.handler?.keyAt ?? hook.preStop.value.keyAt;
}

/** The word of a command that is at fault where it is one line, else the handler. */
export function faultAt(hook: PresentHook): Location {
  const { handler, problem } = hook;
  if (handler?.type !== "exec" || problem === null) return handlerAt(hook);
  if (handler.command.state === "unknown") return handler.command.at;
  const word = faultyWord(problem.fault, wordsOf(handler));
  return (word === null ? undefined : handler.wordsAt[word]) ?? handlerAt(hook);
}

/** The number of the word that the fault is about; null where it spans lines or no single word is to blame. */
function faultyWord(fault: HookProblem["fault"], words: readonly string[]): number | null {
  const index = wordOf(fault, words);
  return index < 0 || words[index]?.includes("\n") ? null : index;
}

function wordOf(fault: HookProblem["fault"], words: readonly string[]): number {
  switch (fault.kind) {
    case "one-string-command":
      return words.indexOf(fault.program);
    case "split-script":
      return words.indexOf(fault.script);
    case "missing-dash-c":
      return words.indexOf(fault.argument);
    case "kubernetes-variable":
      return words.findIndex((word) => word.includes(fault.text));
    case "stops-server-first":
    case "background-wait":
    case "bad-sleep-operand":
      return shellScript(words) === null ? -1 : 2;
    default:
      return -1;
  }
}

/** The seconds of the hook: those of the native sleep, the first operand of `sleep` in the delay, else the handler. */
export function secondsAt(hook: PresentHook): Location {
  const { handler } = hook;
  if (handler?.type === "sleep" && handler.seconds.state !== "absent") return handler.seconds.at;
  if (handler?.type === "exec") {
    const operand = sleepOperands(handler).find(({ at }) => at !== null);
    if (operand?.at) return operand.at;
  }
  return handlerAt(hook);
}

/** The `sleep` operands of a command with their places, those before the server stops first. */
function sleepOperands({ sleeps }: ExecHandler): readonly PlacedSleep[] {
  return [...sleeps].sort((a, b) => Number(b.operand.inDelay) - Number(a.operand.inDelay));
}
