import type { Settings } from "../core/settings.ts";
import { proven } from "../core/shell/length.ts";
import { message } from "../core/text/message.ts";
import type { Known } from "../core/yaml/field.ts";
import { replaceScalar } from "./fixes/replaceScalar.ts";
import { graceFor } from "./fixes/timing.ts";
import { handlerAt } from "./hookPlace.ts";
import { containerName, objectName, workloadName } from "./naming.ts";
import type { Finding, WorkloadSubject } from "./rule.ts";

/**
 * A liveness or startup probe with a grace period of its own overrides that of the pod when it kills the container; one
 * below D cuts the delay short (domain-facts §A10, table G 41).
 */
export function* cutByProbe(subject: WorkloadSubject, settings: Settings): Generator<Finding> {
  for (const timeline of subject.timelines) {
    const { hook } = timeline;
    if (hook.state !== "present" || hook.problem !== null || hook.delay.state === "unbounded") continue;
    const delay = proven(hook.delay);
    for (const field of timeline.container.probeGracePeriods) {
      if (field.state !== "known" || field.value < 1 || field.value >= delay) continue;
      yield {
        at: field.at,
        message: message("grace-period-too-short.probe", {
          container: containerName(timeline.container),
          workload: workloadName(subject),
          grace: field.value,
          delay,
        }),
        grade: "information",
        object: objectName(subject.workload),
        container: containerName(timeline.container),
        related: [
          {
            at: handlerAt(hook),
            message: message("related.hook", { container: containerName(timeline.container) }),
          },
        ],
        fixes: [raiseProbeGrace(field, graceFor(delay, settings))],
      };
    }
  }
}

/** Not preferred: to end a hanging container quickly may be what is wanted. */
function raiseProbeGrace(field: Known<number>, seconds: number): Finding["fixes"][number] {
  const title = message("fix.raise-probe-grace", { seconds });
  return { title, preferred: false, action: { kind: "edit", changes: [replaceScalar(field, seconds)] } };
}
