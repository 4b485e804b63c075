import type { NamespaceTarget } from "../core/traffic/exposure.ts";
import type { Field } from "../core/yaml/field.ts";

/** What the controller's own gates are called, in front of the name of the TargetGroupBinding (domain-facts §D5). */
const PREFIX = "target-health.elbv2.k8s.aws/";

/** The TargetGroupBinding that a gate waits for; null for other gates. */
export function bindingOf(conditionType: string): string | null {
  return conditionType.startsWith(PREFIX) ? conditionType.slice(PREFIX.length) : null;
}

/** The gates in the pods of a target. */
export function gatesOf({ workload }: NamespaceTarget): readonly Field<string>[] {
  return workload.manifest.pod?.readinessGates ?? [];
}

/** The names that the controller gives to the bindings it makes end in a hash that no file tells (domain-facts §D5). */
export function isGeneratedName(binding: string): boolean {
  return binding.startsWith("k8s-");
}

/**
 * Does the pod wait for this target group by a gate written by hand? That works where the TargetGroupBinding has a name of
 * its own (table G 58). Unknown where a gate cannot be read, or may name the binding of an Ingress or a Service.
 */
export function handWrittenGate(target: NamespaceTarget): "yes" | "no" | "unknown" {
  const gates = gatesOf(target);
  const awaited = gates.flatMap((gate) => (gate.state === "known" ? (bindingOf(gate.value) ?? []) : []));
  const bindings = target.path.via
    .filter(({ kind }) => kind === "TargetGroupBinding")
    .map(({ name }) => name);
  if (awaited.some((name) => bindings.includes(name))) return "yes";
  const mayBeMeant = bindings.length === 0 && awaited.some(isGeneratedName);
  return mayBeMeant || gates.some((gate) => gate.state === "unknown") ? "unknown" : "no";
}
