import type { Workload } from "../core/kubernetes/workload.ts";
import type { Timeline } from "../core/shutdown/timeline.ts";
import { type Field, valueOf } from "../core/yaml/field.ts";
import { hasPlaceholder } from "../core/yaml/placeholder.ts";

/** What Argo Rollouts does where nothing is written (argoproj/argo-rollouts, docs/features/specification.md). */
const DEFAULT_SECONDS = 30;

/**
 * For how long an update keeps old pods after requests go elsewhere, where that is as long as the load balancer takes:
 * updates then lose nothing, and only scaling down and draining of nodes delete pods that still get requests. Null where
 * updates lose requests, "unknown" where that cannot be read.
 */
export function oldPodsAreKept({ trafficSwitch }: Workload, { path }: Timeline): number | "unknown" | null {
  if (trafficSwitch === null || path === null) return null;
  const service = valueOf(path.service.service.name);
  const { services, keepsOldPods: kept } = trafficSwitch;
  if (service === null) return null;
  if (!services.some((each) => valueOf(each) === service)) return services.some(isOpen) ? "unknown" : null;
  if (kept.state === "unknown") return "unknown";
  const seconds = valueOf(kept, DEFAULT_SECONDS);
  return seconds >= path.requiredSeconds ? seconds : null;
}

/** It may turn out to be any name. */
function isOpen(name: Field<string>): boolean {
  return name.state === "unknown" || hasPlaceholder(valueOf(name, ""));
}
