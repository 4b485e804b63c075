import type { Handler } from "../../core/kubernetes/workload.ts";
import type { HookProblem, Timeline } from "../../core/shutdown/timeline.ts";
import { type Message, message } from "../../core/text/message.ts";
import { valueOf } from "../../core/yaml/field.ts";
import type { Writer } from "./writer.ts";

/** What the hook of a container does, in one sentence. */
export function describeHook({ hook, grace }: Timeline, writer: Writer): string {
  if (hook.state === "absent") return writer.say("hover.hook.absent");
  if (hook.state === "unknown") return writer.say("hover.hook.unknown");
  if (hook.problem !== null) {
    const id = hook.problem.effect === "may-fail" ? "hover.hook.may-fail" : "hover.hook.broken";
    return writer.say(id, { fault: writer.words(describeProblem(hook.problem)) });
  }
  const { delay, total } = hook;
  if (delay.state === "unbounded" || total.state === "unbounded") {
    const end =
      grace.seconds === null
        ? message("hover.hook.ended")
        : message("hover.hook.ended-at", { grace: grace.seconds });
    return delay.state === "known"
      ? writer.say("hover.hook.endless-after", { delay: delay.seconds, end })
      : writer.say("hover.hook.endless", { end });
  }
  if (delay.state === "unknown") return describeUnmeasured(hook.handler, delay.reason, writer);
  if (total.state === "unknown") return describeUnmeasured(hook.handler, total.reason, writer);
  if (hook.handler?.type === "sleep") return writer.say("hover.hook.sleep", { delay: delay.seconds });
  const id = delay.seconds < total.seconds ? "hover.hook.stops-within" : "hover.hook.waits";
  return writer.say(id, { delay: delay.seconds, total: total.seconds });
}

function describeUnmeasured(handler: Handler | null, reason: string, writer: Writer): string {
  if (handler?.type === "httpGet") {
    const target = `:${valueOf(handler.port, "?")}${valueOf(handler.path, "")}`;
    return writer.say("hover.hook.http", { target: writer.code(target) });
  }
  return writer.say("hover.hook.unmeasured", { reason: writer.words(message(`unmeasurable.${reason}`)) });
}

/** What is wrong with a hook, in the words its finding uses. */
export function describeProblem({ fault, effect }: HookProblem): Message {
  const { kind, ...facts } = fault;
  const id = kind === "image-without-program" && effect === "may-fail" ? "image-may-lack-program" : kind;
  const args = Object.entries(facts).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return message(`fault.${id}`, Object.fromEntries(args));
}
