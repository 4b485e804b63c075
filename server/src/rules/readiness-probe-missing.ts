import type { Container } from "../core/kubernetes/workload.ts";
import { message } from "../core/text/message.ts";
import { askPort } from "./fixes/askPort.ts";
import { gateLabel, labelState } from "./gateLabel.ts";
import { containerName, frontEnd, nameplate, objectName, workloadName } from "./naming.ts";
import { trafficProof } from "./proof.ts";
import type { RuleContext, WorkloadSubject } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { containerProbes, drainGuide } from "./sources.ts";

/** Nothing tells when a container is able to serve: it counts as ready as soon as its process runs. */
export default defineRule({
  id: "readiness-probe-missing",
  subject: "workload",
  meta: {
    ...ruleTexts("readiness-probe-missing"),
    severity: "information",
    sources: [containerProbes, drainGuide],
  },
  *evaluate(subject, context) {
    const finding = isGated(subject, context) ? "gated" : "finding";
    for (const timeline of subject.timelines) {
      const { container, path } = timeline;
      if (path?.certainty !== "proven" || !isReadyTooEarly(subject, container)) continue;
      yield {
        at: nameplate(container),
        message: message(`readiness-probe-missing.${finding}`, {
          container: containerName(container),
          workload: workloadName(subject),
          frontEnd: frontEnd(path),
        }),
        grade: "information",
        object: objectName(subject.workload),
        container: containerName(container),
        related: trafficProof(subject, timeline),
        fixes: askPort(container),
      };
    }
  },
});

/**
 * The container certainly has no probe that would hold requests back. A startup probe does so until the application has started,
 * so that a rolling update waits for it.
 */
function isReadyTooEarly({ workload }: WorkloadSubject, container: Container): boolean {
  const { nature } = workload.manifest;
  if (workload.patched || nature === "job" || nature === "knative") return false;
  // Gates of one's own hold a pod back as well.
  if (workload.manifest.pod?.readinessGates.length !== 0) return false;
  return (
    container.role === "app" &&
    container.readinessProbe.state === "absent" &&
    container.startupProbe.state === "absent"
  );
}

/** The controller adds a gate: new pods wait for the health check of the load balancer, but for nothing after that. */
function isGated({ workload }: WorkloadSubject, { settings, snapshot }: RuleContext): boolean {
  return snapshot
    .registeredIn(workload)
    .some(
      ({ manifest, autoMode }) =>
        manifest !== null && labelState(manifest.manifest, gateLabel(autoMode, settings)).state === "set",
    );
}
