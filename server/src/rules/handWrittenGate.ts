import type { NamespaceTarget } from "../core/traffic/exposure.ts";

/** What the controller's own gates are called, in front of the name of the TargetGroupBinding (domain-facts §D5). */
const PREFIX = "target-health.elbv2.k8s.aws/";

/**
 * Does the pod wait for this target group by a gate written by hand? That works where the TargetGroupBinding has a name of
 * its own (table G 58); generated names contain a hash. Unknown where a gate cannot be read.
 */
export function handWrittenGate({ workload, path }: NamespaceTarget): "yes" | "no" | "unknown" {
  const gates = workload.manifest.pod?.readinessGates ?? [];
  const bindings = path.via
    .filter(({ kind }) => kind === "TargetGroupBinding")
    .map(({ name }) => PREFIX + name);
  if (gates.some((gate) => gate.state === "known" && bindings.includes(gate.value))) return "yes";
  return gates.some((gate) => gate.state === "unknown") ? "unknown" : "no";
}
