import type { Container, ExecHandler } from "../../core/kubernetes/workload.ts";
import type { Settings } from "../../core/settings.ts";
import type { HookEffect, HookProblem, Timeline } from "../../core/shutdown/timeline.ts";
import type { Message } from "../../core/text/message.ts";
import { message } from "../../core/text/message.ts";
import { isCommandFault } from "../commandFault.ts";
import type { DocumentChange, Fix, WorkloadSubject } from "../rule.ts";
import { addDelay, setHook } from "./addDelay.ts";
import { setCommand, setWord, wordsOf } from "./command.ts";
import { delayStyles } from "./delayHook.ts";
import { alternativeFix, preferredFix, refusedFix } from "./fix.ts";
import { graceAtLeast } from "./grace.ts";
import { repairCommand } from "./repairCommand.ts";
import { removeField } from "./setField.ts";
import { graceFor } from "./timing.ts";

/** A hook that is present and has something wrong with it. */
export type BrokenHook = Extract<HookEffect, { state: "present" }> & { readonly problem: HookProblem };

/** What can be done about a hook that does not delay: fixes only where the intention is plain (design.md §5). */
export function repairHook(
  subject: WorkloadSubject,
  timeline: Timeline,
  hook: BrokenHook,
  settings: Settings,
): Fix[] {
  const { fault } = hook.problem;
  const { container } = timeline;
  if (hook.handler?.type === "exec" && isCommandFault(fault)) {
    const words = wordsOf(hook.handler);
    const repair = repairCommand(words, fault);
    if (repair === null) return [noPlainRepair()];
    const change = writeWords(timeline, hook.handler, words, repair.words);
    return withGrace(subject, timeline, settings, message("fix.repair-command"), change, repair.seconds);
  }
  switch (fault.kind) {
    case "command-type":
      return hook.handler?.type === "exec" ? retypeCommand(subject, timeline, hook.handler, settings) : [];
    case "sleep-unsupported":
    case "image-without-program":
    case "windows-without-program":
      return inWorkingStyle(subject, timeline, hook, settings);
    case "no-handler":
    case "empty-command":
    case "tcp-socket":
    case "sleep-out-of-range":
      return timeline.requiredSeconds === null ? [noPlainRepair()] : addDelay(subject, timeline, settings);
    case "init-container": {
      return [alternativeFix(message("fix.remove-hook"), [removeHook(container)])];
    }
    default:
      return [noPlainRepair()];
  }
}

/** Nothing but the hook is written under `lifecycle` as a rule; of a patch only the hook is taken away. */
function removeHook({ at, preStop }: Container): DocumentChange {
  const isOwn = preStop.state !== "known" || preStop.holder.document === at.document;
  return removeField(at, isOwn ? ["lifecycle"] : ["lifecycle", "preStop"], preStop);
}

/** Only the words that differ are written, where the number of words stays. */
function writeWords(
  { container }: Timeline,
  handler: ExecHandler,
  old: readonly string[],
  words: readonly string[],
): readonly DocumentChange[] {
  if (old.length !== words.length) return [setCommand(container, handler, words)];
  return words.flatMap((word, index) =>
    word === old[index] ? [] : [setWord(container, handler, index, word)],
  );
}

/** `command: "sleep 70"` becomes a list; other types are left to their author. */
function retypeCommand(
  subject: WorkloadSubject,
  timeline: Timeline,
  handler: ExecHandler,
  settings: Settings,
): Fix[] {
  const { command } = handler;
  const written = command.state === "unknown" ? command.text : null;
  const text = written?.replace(/^(["'])(.*)\1$/s, "$2") ?? "";
  const repair = repairCommand([text], { kind: "one-string-command", program: text });
  if (repair === null) return [noPlainRepair()];
  const change = [setCommand(timeline.container, handler, repair.words)];
  return withGrace(subject, timeline, settings, message("fix.repair-command"), change, repair.seconds);
}

/** The same wait in the style that works here; for a hook of unknown length, the delay the load balancer needs. */
function inWorkingStyle(
  subject: WorkloadSubject,
  timeline: Timeline,
  hook: BrokenHook,
  settings: Settings,
): Fix[] {
  const { pod } = subject.workload.manifest;
  const seconds = plainSeconds(hook);
  const [style] = pod === null ? [] : delayStyles(timeline.container, pod, settings);
  const title = message(style === "exec" ? "fix.use-exec-sleep" : "fix.use-native-sleep");
  if (style === undefined) return [refusedFix(title, "reason.no-way-to-wait")];
  if (seconds === null) return [noPlainRepair()];
  return withGrace(
    subject,
    timeline,
    settings,
    title,
    [setHook(timeline.container, style, seconds)],
    seconds,
  );
}

/** The seconds of a hook that is one `sleep` and nothing else, in whole seconds. */
function plainSeconds({ handler }: BrokenHook): number | null {
  if (handler?.type === "sleep") return handler.seconds.state === "known" ? handler.seconds.value : null;
  if (handler?.type !== "exec") return null;
  const words = wordsOf(handler);
  const script = words.length === 2 ? words.join(" ") : words.at(-1);
  const plain = /^(?:\S*\/)?sleep\s+[^\s;]+\s*;?$/.test(script?.trimEnd() ?? "");
  const operand = handler.length?.sleeps[0];
  return plain && operand !== undefined && Number.isFinite(operand.seconds)
    ? Math.ceil(operand.seconds)
    : null;
}

function withGrace(
  subject: WorkloadSubject,
  timeline: Timeline,
  settings: Settings,
  title: Message,
  changes: readonly DocumentChange[],
  seconds: number,
): Fix[] {
  const grace = graceFor(seconds, settings);
  const raise = graceAtLeast(subject, timeline, grace);
  if (raise === null) return [alternativeFix(title, changes)];
  if (raise.length === 0) return [preferredFix(title, changes)];
  return [preferredFix(message("fix.and-grace", { title, grace }), [...changes, ...raise])];
}

function noPlainRepair(): Fix {
  return refusedFix(message("fix.repair-hook"), "reason.intention-unclear");
}
