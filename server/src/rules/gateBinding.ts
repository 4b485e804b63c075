import type { TargetGroupBinding } from "../core/kubernetes/manifest.ts";
import type { PodTemplate } from "../core/kubernetes/workload.ts";
import type { Effective } from "../core/workspace/effective.ts";
import { namespacesAgree, standsElsewhere } from "../core/workspace/nearness.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import { type Field, valueOf } from "../core/yaml/field.ts";
import { hasPlaceholder } from "../core/yaml/placeholder.ts";
import type { WorkloadSubject } from "./rule.ts";

/** Whether the TargetGroupBinding that a hand-written gate names can ever make it true. */
export type GateBinding =
  | { readonly state: "may-turn-true" }
  | { readonly state: "not-in-workspace" }
  /** All of that name stand in other namespaces, whose pods alone they look at. */
  | { readonly state: "other-namespace"; readonly binding: Effective<TargetGroupBinding> }
  /** It registers nodes, so that it has no health of pods to tell (domain-facts §D8). */
  | { readonly state: "instance-targets"; readonly binding: Effective<TargetGroupBinding> }
  /** The Service it refers to is there, and does not select these pods. */
  | { readonly state: "other-pods"; readonly binding: Effective<TargetGroupBinding> };

/** What EKS Auto Mode calls its gates is not documented, so its bindings prove nothing. */
const CONTROLLER_GROUP = "elbv2.k8s.aws";

export function gateBinding(
  { workload }: WorkloadSubject,
  pod: PodTemplate,
  name: string,
  snapshot: Snapshot,
): GateBinding {
  const named = snapshot.ofType("targetGroupBinding").filter((binding) => valueOf(binding.name) === name);
  if (named.length === 0) return { state: "not-in-workspace" };
  // The binding of another environment says nothing about the one that is meant here.
  const near = named.filter((binding) => !standsElsewhere(workload, binding));
  const [elsewhere] = near;
  if (elsewhere === undefined) return { state: "may-turn-true" };
  const [binding, ...others] = named.filter(({ namespace }) =>
    namespacesAgree(namespace, workload.namespace),
  );
  if (binding === undefined) return { state: "other-namespace", binding: elsewhere };
  if (
    others.length > 0 ||
    !near.includes(binding) ||
    binding.patched ||
    binding.manifest.group !== CONTROLLER_GROUP
  )
    return { state: "may-turn-true" };
  if (valueOf(binding.manifest.targetType) === "instance") return { state: "instance-targets", binding };
  return isForOtherPods(binding, pod, snapshot)
    ? { state: "other-pods", binding }
    : { state: "may-turn-true" };
}

/** Only where one Service can be meant, and both its selector and the labels of the pods are known as a whole. */
function isForOtherPods(
  binding: Effective<TargetGroupBinding>,
  pod: PodTemplate,
  snapshot: Snapshot,
): boolean {
  const name = valueOf(binding.manifest.service);
  const [service, ...others] = snapshot
    .ofType("service")
    .filter(
      (candidate) =>
        valueOf(candidate.name) === name && namespacesAgree(candidate.namespace, binding.namespace),
    );
  if (name === null || service === undefined || others.length > 0 || service.patched) return false;
  const { selector } = service.manifest;
  if (!selector.complete || !pod.labels.complete) return false;
  return Object.entries(selector.entries).some(([key, wanted]) => {
    const label = Object.hasOwn(pod.labels.entries, key) ? pod.labels.entries[key] : undefined;
    return label === undefined || differ(label, wanted);
  });
}

/** Both are texts that stay as they are until they are applied, and not the same. */
function differ(a: Field<string>, b: Field<string>): boolean {
  return (
    [a, b].every((field) => field.state === "known" && !hasPlaceholder(field.value)) &&
    valueOf(a) !== valueOf(b)
  );
}
