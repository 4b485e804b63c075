import type { Workload } from "../core/kubernetes/workload.ts";
import type { Severity } from "../core/settings.ts";
import type { Timeline } from "../core/shutdown/timeline.ts";
import { oldPodsAreKept } from "./oldPodsAreKept.ts";
import type { WorkloadSubject } from "./rule.ts";

/**
 * How grave it is that a container stops before its load balancer has let go of it (docs/rules/prestop-missing.md): warning behind an
 * external load balancer, information behind an in-cluster proxy, hint behind Services only or where the exposure is
 * unknown, null where no traffic comes and nothing is to be said.
 */
export function trafficGrade(subject: WorkloadSubject, timeline: Timeline): Severity | null {
  const workload = subject.workload.manifest;
  if (timeline.serving === "no" || !mayHaveDelay(workload, timeline)) return null;
  // One of several containers that may or may not be meant: silence is better than a guess.
  if (timeline.serving === "unknown") return appContainerCount(subject) === 1 ? "hint" : null;
  const { path } = timeline;
  if (path === null) return "hint";
  const proven = path.scope === "external" && path.certainty === "proven";
  const byUpdates = workload.nature === "rolling" && oldPodsAreKept(workload, timeline) === null;
  return proven && byUpdates ? "warning" : "information";
}

/**
 * False where a delay cannot or must not be written. Knative forbids `lifecycle` (domain-facts §B); init containers have
 * no hooks; a native sidecar gets SIGTERM only after the app containers have ended, so its own delay protects
 * nothing (domain-facts §A11).
 */
function mayHaveDelay(workload: Workload, timeline: Timeline): boolean {
  return workload.nature !== "knative" && timeline.container.role === "app";
}

function appContainerCount({ timelines }: WorkloadSubject): number {
  return timelines.filter(({ container }) => container.role === "app").length;
}

/**
 * True where nothing about hooks or grace is said: Jobs that no Service selects, Knative Services, and objects that a
 * kustomization changes in a way that is not followed.
 */
export function isOutOfScope({ workload, exposure }: WorkloadSubject): boolean {
  const { nature } = workload.manifest;
  return workload.patched || nature === "knative" || (nature === "job" && exposure.state === "none");
}

const order: readonly Severity[] = ["error", "warning", "information", "hint"];

/** The milder of two severities. */
export function atMost(severity: Severity, limit: Severity): Severity {
  return order.indexOf(severity) > order.indexOf(limit) ? severity : limit;
}
