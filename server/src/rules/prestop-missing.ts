import type { Settings } from "../core/settings.ts";
import type { Timeline } from "../core/shutdown/timeline.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import { addDelay } from "./fixes/addDelay.ts";
import { forGrade } from "./fixes/fix.ts";
import { delayFor, graceFor } from "./fixes/timing.ts";
import { containerName, nameplate, objectName, sender, workloadName } from "./naming.ts";
import { trafficProof } from "./proof.ts";
import type { WorkloadSubject } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { containerHooks, drainGuide, drainIssue, podTermination } from "./sources.ts";
import { trafficGrade } from "./trafficGrade.ts";

/** A container that gets requests is stopped at once when its pod is deleted: nothing delays SIGTERM. */
export default defineRule({
  id: "prestop-missing",
  subject: "workload",
  meta: {
    ...ruleTexts("prestop-missing"),
    severity: "warning",
    sources: [podTermination, containerHooks, drainIssue, drainGuide],
  },
  *evaluate(subject, { settings }) {
    for (const timeline of subject.timelines) {
      const { container } = timeline;
      const grade = trafficGrade(subject, timeline);
      // A container without an image is a patch; the whole container stands elsewhere.
      if (grade === null || container.image.state === "absent") continue;
      if (timeline.hook.state !== "absent") continue;
      // Nothing sends requests to a deleted pod, say the settings.
      if (settings.assumeDrained || timeline.requiredSeconds === 0) continue;
      yield {
        at: nameplate(container),
        message: describeMissing(subject, timeline, settings),
        grade,
        required: timeline.requiredSeconds,
        object: objectName(subject.workload),
        container: containerName(container),
        related: trafficProof(subject, timeline),
        fixes: forGrade(grade, addDelay(timeline, settings)),
      };
    }
  },
});

function describeMissing(subject: WorkloadSubject, timeline: Timeline, settings: Settings): Message {
  const who = {
    container: containerName(timeline.container),
    workload: workloadName(subject),
    sender: sender(subject, timeline),
  };
  const required = timeline.requiredSeconds;
  if (subject.exposure.state === "unknown") return message("prestop-missing.reach-unknown", who);
  if (required === null) return message("prestop-missing.port-unknown", who);
  const delay = delayFor(required);
  if (timeline.path === null) return message("prestop-missing.services", { required, delay, ...who });
  const grace = graceFor(delay, settings);
  const given = timeline.grace.seconds;
  if (given === null || given < grace)
    return message("prestop-missing.front-end", { required, delay, grace, ...who });
  return message("prestop-missing.grace-suffices", { required, delay, grace: given, ...who });
}
