import type { Workload } from "../core/kubernetes/workload.ts";
import type { Location } from "../core/text/span.ts";
import type { Effective } from "../core/workspace/effective.ts";
import { namespacesAgree } from "../core/workspace/nearness.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { Field } from "../core/yaml/field.ts";
import { valueOf, whereOf } from "../core/yaml/field.ts";
import { hasPlaceholder } from "../core/yaml/placeholder.ts";

/** Why an update leaves no pod to serve, and where that is written. */
export interface RolloutOutage {
  readonly kind: "recreate" | "one-replica" | "all-replicas" | "in-order";
  readonly at: Location;
  readonly replicas: number;
  /** Pods that may be added before others are taken away, and that may be missing. */
  readonly surge: number;
  readonly unavailable: number;
}

/** How a kind replaces its pods, for those whose way is documented (domain-facts §B). Others prove nothing. */
const styles: Readonly<Record<string, "surge" | "in-order">> = {
  "apps/Deployment": "surge",
  "extensions/Deployment": "surge",
  "apps.openshift.io/DeploymentConfig": "surge",
  "apps/StatefulSet": "in-order",
};

/** The strategy types that replace pods one after the other. */
const ROLLING: readonly (string | null)[] = ["RollingUpdate", "Rolling"];

/** The outage that every update of a workload brings; null where it brings none, or where that is not known. */
export function rolloutOutage(workload: Effective<Workload>, snapshot: Snapshot): RolloutOutage | null {
  const { group, kind, replicas, strategy } = workload.manifest;
  const style = Object.hasOwn(styles, `${group}/${kind}`) ? styles[`${group}/${kind}`] : undefined;
  const count = isScaled(workload, snapshot) ? null : valueOf(replicas);
  if (style === undefined || count === 0) return null;
  if (style === "surge" && valueOf(strategy.type) === "Recreate") {
    return { kind: "recreate", at: whereOf(strategy.type), replicas: count ?? 0, surge: 0, unavailable: 0 };
  }
  if (strategy.type.state !== "absent" && !ROLLING.includes(valueOf(strategy.type))) return null;
  if (count === null) return null;
  if (style === "surge") return whileRolling(workload.manifest, count);
  const alone = {
    kind: "in-order",
    at: whereOf(replicas),
    replicas: count,
    surge: 0,
    unavailable: 1,
  } as const;
  return count === 1 ? alone : null;
}

function whileRolling(manifest: Workload, replicas: number): RolloutOutage | null {
  const { maxSurge, maxUnavailable } = manifest.strategy;
  const surge = podsOf(maxSurge, manifest, replicas, Math.ceil);
  const allowed = podsOf(maxUnavailable, manifest, replicas, Math.floor);
  if (surge === null || allowed === null) return null;
  // Where none may be missing, one is added first, or the object is refused.
  if (isZero(maxUnavailable)) return null;
  // If rounding leaves neither, Kubernetes takes one pod away.
  const unavailable = surge === 0 && allowed === 0 ? 1 : allowed;
  if (unavailable < replicas) return null;
  const at = whereOf(allowed > 0 ? maxUnavailable : maxSurge);
  return { kind: replicas === 1 ? "one-replica" : "all-replicas", at, replicas, surge, unavailable };
}

/** A number, or a share of the replicas: 25 % by default, surge rounded up, unavailability down (domain-facts §B). */
function podsOf(
  limit: Field<string | number>,
  { group }: Workload,
  replicas: number,
  round: (pods: number) => number,
): number | null {
  // The oldest API had other defaults.
  if (limit.state === "absent") return group === "extensions" ? null : round(replicas / 4);
  if (limit.state === "unknown") return null;
  if (typeof limit.value === "number") return limit.value;
  const percent = /^(\d{1,3})%$/.exec(limit.value)?.[1];
  return percent === undefined ? null : round((replicas * Number(percent)) / 100);
}

function isZero(limit: Field<string | number>): boolean {
  return valueOf(limit) === 0 || valueOf(limit) === "0%";
}

/** An autoscaler or a kustomization sets the number of replicas, whatever the manifest says. */
function isScaled({ manifest, name, namespace }: Effective<Workload>, snapshot: Snapshot): boolean {
  const mayMean = (field: Field<string>, text: string | null) =>
    field.state !== "known" || hasPlaceholder(field.value) || field.value === text;
  return snapshot
    .scaling(valueOf(name))
    .some(
      (autoscaler) =>
        mayMean(autoscaler.manifest.target, valueOf(name)) &&
        mayMean(autoscaler.manifest.targetKind, manifest.kind) &&
        namespacesAgree(autoscaler.namespace, namespace),
    );
}
