import type { HookEffect, Timeline } from "../core/shutdown/timeline.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import { handlerAt } from "./hookPlace.ts";
import { containerName, objectName, sender, workloadName } from "./naming.ts";
import { trafficProof } from "./proof.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { containerHooks, podTermination } from "./sources.ts";
import { trafficGrade } from "./trafficGrade.ts";

type PresentHook = Extract<HookEffect, { state: "present" }>;

/** A hook is there, but the files do not say how long it takes. */
export default defineRule({
  id: "prestop-unmeasurable",
  subject: "workload",
  meta: { ...ruleTexts("prestop-unmeasurable"), severity: "hint", sources: [containerHooks, podTermination] },
  *evaluate(subject) {
    for (const timeline of subject.timelines) {
      const unclear = unmeasured(timeline);
      if (trafficGrade(subject, timeline) === null || unclear === null) continue;
      yield {
        at: handlerAt(unclear.hook),
        message: message("prestop-unmeasurable.finding", {
          container: containerName(timeline.container),
          workload: workloadName(subject),
          sender: sender(subject, timeline),
          required: unclear.required,
          reason: unclear.reason,
        }),
        grade: "hint",
        required: timeline.requiredSeconds,
        object: objectName(subject.workload),
        container: containerName(timeline.container),
        related: trafficProof(subject, timeline),
        fixes: [],
      };
    }
  },
});

/** The hook whose length cannot be read, unless the part of it that is proven is long enough already. */
function unmeasured({ hook, requiredSeconds: required }: Timeline) {
  if (hook.state !== "present" || hook.problem !== null || required === null) return null;
  if (hook.delay.state !== "unknown" || hook.delay.atLeast >= required) return null;
  return { hook, required, reason: reasonOf(hook, hook.delay.reason) };
}

/** An HTTP hook has no command to blame: the endpoint answers when it likes (domain-facts §A7). */
function reasonOf(hook: PresentHook, reason: string): Message {
  return message(`unmeasurable.${hook.handler?.type === "httpGet" ? "http" : reason}`);
}
