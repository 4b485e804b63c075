import type { Severity } from "../core/settings.ts";
import type { HookProblem, Timeline } from "../core/shutdown/timeline.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import { forGrade } from "./fixes/fix.ts";
import type { BrokenHook } from "./fixes/repairHook.ts";
import { repairHook } from "./fixes/repairHook.ts";
import { faultAt } from "./hookPlace.ts";
import { containerName, objectName, workloadName } from "./naming.ts";
import { trafficProof } from "./proof.ts";
import type { WorkloadSubject } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { containerHooks, podTermination, sleepAction } from "./sources.ts";
import { atMost, isOutOfScope, trafficGrade } from "./trafficGrade.ts";

/** A hook that cannot delay the shutdown, or not as long as it reads. */
export default defineRule({
  id: "prestop-ineffective",
  subject: "workload",
  meta: {
    ...ruleTexts("prestop-ineffective"),
    severity: "error",
    sources: [containerHooks, podTermination, sleepAction],
  },
  *evaluate(subject, { settings }) {
    if (isOutOfScope(subject)) return;
    for (const timeline of subject.timelines) {
      const { hook, container } = timeline;
      if (hook.state !== "present" || hook.problem === null) continue;
      const broken = { ...hook, problem: hook.problem };
      const grade = gradeOf(subject, timeline, broken);
      if (grade === null) continue;
      yield {
        at: faultAt(broken),
        message: message(`prestop-ineffective.${hook.problem.effect}`, {
          container: containerName(container),
          workload: workloadName(subject),
          fault: describeFault(broken),
        }),
        grade,
        required: timeline.requiredSeconds,
        object: objectName(subject.workload),
        container: containerName(container),
        related: isAboutTraffic(hook.problem) ? trafficProof(subject, timeline) : [],
        fixes: forGrade(grade, repairHook(timeline, broken, settings)),
      };
    }
  },
});

/**
 * Error where the API server refuses the object, warning where the hook fails at run time, hint where it may. Stopping the
 * server before the wait only hurts where requests still come, and is silent elsewhere.
 */
function gradeOf(subject: WorkloadSubject, timeline: Timeline, { problem }: BrokenHook): Severity | null {
  const grade = { rejected: "error", fails: "warning", "may-fail": "hint" } as const;
  if (!isAboutTraffic(problem)) return grade[problem.effect];
  if (timeline.requiredSeconds === null || timeline.requiredSeconds === 0) return null;
  const traffic = trafficGrade(subject, timeline);
  return traffic === null ? null : atMost(traffic, grade[problem.effect]);
}

function isAboutTraffic({ fault }: HookProblem): boolean {
  return fault.kind === "stops-server-first";
}

/** The fault in words; its own facts fill the placeholders. */
function describeFault({ problem }: BrokenHook): Message {
  const { fault, effect } = problem;
  if (fault.kind === "several-handlers") {
    return message("fault.several-handlers", { handlers: fault.handlers.join(", ") });
  }
  if (fault.kind === "command-word-type" && fault.text !== null) {
    return message("fault.command-word-type", { word: fault.text });
  }
  if (fault.kind === "command-type" || fault.kind === "command-word-type") {
    // `-sh` is no item of a list but a string that begins with a dash.
    return message(/^-\S/.test(fault.text ?? "") ? "fault.command-dash" : "fault.command-type");
  }
  const { kind, ...facts } = fault;
  // Of an image of which only the name speaks.
  return message(effect === "may-fail" ? "fault.image-may-lack-program" : `fault.${kind}`, facts);
}
