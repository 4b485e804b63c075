import type { Timeline } from "../core/shutdown/timeline.ts";
import { message } from "../core/text/message.ts";
import { forGrade } from "./fixes/fix.ts";
import { lengthenDelay } from "./fixes/lengthenDelay.ts";
import { delayFor } from "./fixes/timing.ts";
import { secondsAt } from "./hookPlace.ts";
import { containerName, objectName, sender, workloadName } from "./naming.ts";
import { trafficProof } from "./proof.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { containerHooks, drainGuide, drainIssue, podTermination } from "./sources.ts";
import { atMost, trafficGrade } from "./trafficGrade.ts";

/** D < R: the container stops accepting while its load balancer may still send it requests. */
export default defineRule({
  id: "prestop-too-short",
  subject: "workload",
  meta: {
    ...ruleTexts("prestop-too-short"),
    severity: "warning",
    sources: [drainIssue, drainGuide, podTermination, containerHooks],
  },
  *evaluate(subject, { settings }) {
    for (const timeline of subject.timelines) {
      const traffic = trafficGrade(subject, timeline);
      const short = shortDelay(timeline);
      if (traffic === null || short === null) continue;
      const from = sender(subject, timeline);
      if (from === null) continue;
      const { delay, required, switchedOff } = short;
      const grade = switchedOff ? atMost(traffic, "information") : traffic;
      yield {
        at: secondsAt(short.hook),
        message: message(idOf(timeline, short), {
          container: containerName(timeline.container),
          workload: workloadName(subject),
          sender: from,
          delay,
          required,
          lost: required - delay,
          wanted: delayFor(required),
        }),
        grade,
        required: timeline.requiredSeconds,
        object: objectName(subject.workload),
        container: containerName(timeline.container),
        related: trafficProof(subject, timeline),
        fixes: forGrade(grade, lengthenDelay(timeline, settings)),
      };
    }
  },
});

/** D and R where both are known, the hook works and D < R. A native sleep of 0 says that no delay is wanted (table G 26). */
function shortDelay({ hook, requiredSeconds: required, serving }: Timeline) {
  if (hook.state !== "present" || hook.problem !== null || required === null || serving !== "yes")
    return null;
  if (hook.delay.state !== "known" || hook.delay.seconds >= required) return null;
  const delay = hook.delay.seconds;
  return { hook, delay, required, switchedOff: delay === 0 && hook.handler?.type === "sleep" };
}

function idOf(timeline: Timeline, { delay, switchedOff }: { delay: number; switchedOff: boolean }): string {
  if (switchedOff) return "prestop-too-short.switched-off";
  if (delay === 0) return "prestop-too-short.no-wait";
  return timeline.path === null ? "prestop-too-short.services" : "prestop-too-short.front-end";
}
