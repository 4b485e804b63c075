import { describe } from "../core/kubernetes/manifest.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import type { NamespaceTarget, TargetNamespace } from "../core/traffic/exposure.ts";
import { whereOf } from "../core/yaml/field.ts";
import { distinct, pathProof } from "./proof.ts";
import type { Related } from "./rule.ts";

/** `Deployment/web`, or `Deployment/web and 2 more`. */
export function workloadsOf(targets: readonly NamespaceTarget[]): string | Message {
  const [workload = "", ...others] = new Set(targets.map((target) => describe(target.workload.manifest)));
  return others.length === 0 ? workload : message("workloads.and-more", { workload, count: others.length });
}

/** The first workloads whose pods are registered by their IP, and the front ends that do so. */
export function targetProof(targets: readonly NamespaceTarget[]): Related[] {
  const related = targets.slice(0, mostTargets).flatMap(({ workload: { manifest }, path }) => {
    const registered = message("related.registered-by-ip", { workload: describe(manifest) });
    return [{ at: whereOf(manifest.name), message: registered }, ...pathProof(path).slice(0, 1)];
  });
  return distinct(related);
}

/** Whoever has so many knows what they have in common; an editor lists them all below the finding. */
const mostTargets = 20;

/**
 * The label must never be put on the namespace of the controller itself: its webhook would then have to admit its
 * own pods (domain-facts §D7). `kube-system` is where it is installed by default.
 */
export function isGuarded({
  name,
  runsController,
}: Pick<TargetNamespace, "name" | "runsController">): boolean {
  return name === "kube-system" || runsController;
}
