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
import { isSwitchedOff, type ShortDelay, shortDelay } from "./shortDelay.ts";
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
      const { delay, required } = short;
      const wanted = delayFor(required);
      const grade = isSwitchedOff(short) ? atMost(traffic, "information") : traffic;
      yield {
        at: secondsAt(short.hook),
        message: message(idOf(timeline, short), {
          container: containerName(timeline.container),
          workload: workloadName(subject),
          sender: sender(subject, timeline),
          delay,
          required,
          lost: required - delay,
          wanted,
        }),
        grade,
        required: timeline.requiredSeconds,
        object: objectName(subject.workload),
        container: containerName(timeline.container),
        related: trafficProof(subject, timeline),
        fixes: forGrade(grade, lengthenDelay(timeline, short, wanted, settings)),
      };
    }
  },
});

function idOf(timeline: Timeline, short: ShortDelay): string {
  if (isSwitchedOff(short)) return "prestop-too-short.switched-off";
  if (short.delay === 0) return "prestop-too-short.no-wait";
  return timeline.path === null ? "prestop-too-short.services" : "prestop-too-short.front-end";
}
