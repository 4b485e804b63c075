import type { HookEffect, HookProblem } from "../core/shutdown/timeline.ts";
import type { Location } from "../core/text/span.ts";
import { isScriptFlag, wordsOf } from "./fixes/command.ts";
import type { BrokenHook } from "./fixes/repairHook.ts";

type PresentHook = Extract<HookEffect, { state: "present" }>;

/** The key of the handler (`exec`, `sleep`, …), or `preStop` where there is none or more than one. */
export function handlerAt({ handler, preStop }: Pick<PresentHook, "handler" | "preStop">): Location {
  return handler?.keyAt ?? preStop.value.keyAt;
}

/** The word of a command that is at fault where it is one line, else the handler. */
export function faultAt({ problem, ...hook }: BrokenHook): Location {
  const { handler } = hook;
  if (handler?.type !== "exec") return handlerAt(hook);
  if (handler.command.state === "unknown") return handler.command.at;
  const words = wordsOf(handler);
  const number = wordOf(problem.fault, words);
  const spansLines = words[number]?.includes("\n");
  return (spansLines ? undefined : handler.wordsAt[number]) ?? handlerAt(hook);
}

/** The number of the word that the fault is about; -1 where no single word is to blame. */
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
    case "bad-sleep-operand":
      return Math.max(words.indexOf(fault.operand), scriptIn(words));
    case "stops-server-first":
    case "background-wait":
      return scriptIn(words);
    default:
      return -1;
  }
}

/** The number of the word that is the script of a shell. */
function scriptIn(words: readonly string[]): number {
  return words.findIndex((_, number) => isScriptFlag(words[number - 1] ?? ""));
}

/** The seconds of the hook: those of the native sleep, the first operand of `sleep`, else the handler. */
export function secondsAt(hook: PresentHook): Location {
  const { handler } = hook;
  if (handler?.type === "sleep" && handler.seconds.state === "known") return handler.seconds.at;
  const first = handler?.type === "exec" ? handler.sleeps[0] : undefined;
  return first?.at ?? handlerAt(hook);
}
