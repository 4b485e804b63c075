import type { Severity } from "../core/settings.ts";
import { message } from "../core/text/message.ts";
import { forGrade } from "./fixes/fix.ts";
import { waitAsLong } from "./fixes/waitAsLong.ts";
import { handlerAt } from "./hookPlace.ts";
import { containerName, nameplate, objectName, workloadName } from "./naming.ts";
import { provenPath } from "./provenPath.ts";
import type { Related } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { databaseProxyIssue, podTermination, sidecarContainers } from "./sources.ts";
import type { StopsFirst } from "./stopsFirst.ts";
import { containersThatStopFirst } from "./stopsFirst.ts";

/** One container waits for its last requests, but another one that these requests need does not (table G 37). */
export default defineRule({
  id: "sidecar-stops-first",
  subject: "workload",
  meta: {
    ...ruleTexts("sidecar-stops-first"),
    severity: "information",
    sources: [sidecarContainers, podTermination, databaseProxyIssue],
  },
  *evaluate(subject, { settings }) {
    for (const found of containersThatStopFirst(subject)) {
      const { container } = found.needed;
      const grade = gradeOf(found);
      yield {
        at: nameplate(container),
        message: message(`sidecar-stops-first.${found.kind}`, {
          container: containerName(container),
          workload: workloadName(subject),
          draining: containerName(found.draining.container),
          delay: found.delay,
          stops: message(found.ownDelay === 0 ? "stops.at-once" : "stops.after", { seconds: found.ownDelay }),
        }),
        grade,
        object: objectName(subject.workload),
        container: containerName(container),
        related: proofOf(found),
        fixes: forGrade(grade, waitAsLong(found, settings)),
      };
    }
  },
});

/** Without a load balancer that is certain, few requests come so late. */
function gradeOf({ draining }: StopsFirst): Severity {
  return provenPath(draining) ? "information" : "hint";
}

function proofOf({ draining: { hook, container } }: StopsFirst): Related[] {
  if (hook.state !== "present") return [];
  return [{ at: handlerAt(hook), message: message("related.hook", { container: containerName(container) }) }];
}
