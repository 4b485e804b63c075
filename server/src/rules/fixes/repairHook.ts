import type { Container, ExecHandler, PreStop } from "../../core/kubernetes/workload.ts";
import type { Settings } from "../../core/settings.ts";
import type { HookFault } from "../../core/shell/hookLength.ts";
import type { HookEffect, HookProblem, Timeline } from "../../core/shutdown/timeline.ts";
import { message } from "../../core/text/message.ts";
import { type Known, valueOf } from "../../core/yaml/field.ts";
import { isCommandFault } from "../commandFault.ts";
import type { DocumentChange, Fix } from "../rule.ts";
import { addDelay, setHook } from "./addDelay.ts";
import { setCommand, shellScript, wordsOf } from "./command.ts";
import { delayStyles } from "./delayHook.ts";
import { alternativeFix, refusedFix } from "./fix.ts";
import { repairCommand } from "./repairCommand.ts";
import { removeField } from "./setField.ts";
import { withGrace } from "./withGrace.ts";

/** A hook that is present and has something wrong with it. */
export type BrokenHook = Extract<HookEffect, { state: "present" }> & { readonly problem: HookProblem };

/** What can be done about a hook that does not delay: fixes only where the intention is plain. */
export function repairHook(timeline: Timeline, hook: BrokenHook, settings: Settings): Fix[] {
  const { fault } = hook.problem;
  const { container } = timeline;
  const command = hook.handler?.type === "exec" ? brokenCommand(hook.handler, fault) : null;
  if (command !== null) return repairWords(timeline, command, settings);
  switch (fault.kind) {
    case "sleep-unsupported":
    case "image-without-program":
    case "windows-without-program":
      return inWorkingStyle(timeline, hook, settings);
    case "no-handler":
    case "empty-command":
    case "tcp-socket":
    case "sleep-out-of-range":
      return timeline.requiredSeconds === null ? [noPlainRepair()] : addDelay(timeline, settings);
    case "init-container": {
      return [alternativeFix(message("fix.remove-hook"), [removeHook(container, hook.preStop)])];
    }
    default:
      return [noPlainRepair()];
  }
}

/** Nothing but the hook is written under `lifecycle` as a rule; of a patch only the hook is taken away. */
function removeHook({ at }: Container, preStop: Known<PreStop>): DocumentChange {
  if (preStop.holder.document !== at.document) return removeField(preStop, "preStop");
  return { document: at.document, change: { kind: "remove", mapping: at.span, path: ["lifecycle"] } };
}

/** A command with the mistake in its words. */
interface BrokenCommand {
  readonly handler: ExecHandler;
  readonly words: readonly string[];
  readonly fault: HookFault;
}

/** Null where the mistake is one of the object around it. `command: "sleep 70"` is one string as well. */
function brokenCommand(handler: ExecHandler, fault: HookProblem["fault"]): BrokenCommand | null {
  if (isCommandFault(fault)) return { handler, words: wordsOf(handler), fault };
  if (fault.kind !== "command-type") return null;
  const program = fault.text?.replace(/^(["'])(.*)\1/s, "$2") ?? "";
  return { handler, words: [program], fault: { kind: "one-string-command", program } };
}

function repairWords(
  timeline: Timeline,
  { handler, words, fault }: BrokenCommand,
  settings: Settings,
): Fix[] {
  const repair = repairCommand(words, fault);
  if (repair === null) return [noPlainRepair()];
  const change = setCommand(handler, repair.words);
  return withGrace(timeline, settings, message("fix.repair-command"), change, repair.seconds);
}

/** The same wait in the style that works here; for a hook of unknown length, the delay the load balancer needs. */
function inWorkingStyle(timeline: Timeline, hook: BrokenHook, settings: Settings): Fix[] {
  const seconds = plainSeconds(hook);
  const [style] = delayStyles(timeline.container, timeline.pod, settings);
  const title = message(style === "exec" ? "fix.use-exec-sleep" : "fix.use-native-sleep");
  if (style === undefined) return [refusedFix(title, "reason.no-way-to-wait")];
  if (seconds === null) return [noPlainRepair()];
  return withGrace(timeline, settings, title, setHook(timeline.container, style, seconds), seconds);
}

/** The seconds of a hook that is one `sleep` and nothing else, in whole seconds. */
function plainSeconds({ handler }: BrokenHook): number | null {
  if (handler?.type === "sleep") return valueOf(handler.seconds);
  return handler?.type === "exec" ? plainSleep(handler) : null;
}

function plainSleep(handler: ExecHandler): number | null {
  const words = wordsOf(handler);
  const script = shellScript(words)?.script ?? words.join(" ");
  const [operand] = handler.length.sleeps;
  const isPlain = /^(?:\S*\/)?sleep\s+[^\s;]+\s*;?$/.test(script.trimEnd());
  return isPlain && operand !== undefined && Number.isFinite(operand.seconds)
    ? Math.ceil(operand.seconds)
    : null;
}

function noPlainRepair(): Fix {
  return refusedFix(message("fix.repair-hook"), "reason.intention-unclear");
}
