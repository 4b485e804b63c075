import type { Container, MisplacedGrace, Workload } from "../core/kubernetes/workload.ts";

/** A grace period that stands where Kubernetes does not look for it, and on which container that is. */
export interface Misplaced {
  readonly field: MisplacedGrace;
  readonly container: Container | null;
}

/** Every grace period of a workload that has no effect where it stands (table G 35). */
export function misplacedGraces({ misplacedGracePeriods, pod }: Workload): readonly Misplaced[] {
  const onContainers = (pod?.containers ?? []).flatMap((container) =>
    container.misplacedGracePeriods.map((field) => ({ field, container })),
  );
  return [...misplacedGracePeriods.map((field) => ({ field, container: null })), ...onContainers];
}

/** True where the pod has no grace period of its own because it was written elsewhere: moving it comes before judging it. */
export function hasLostItsGrace(workload: Workload): boolean {
  return workload.pod?.gracePeriod.state === "absent" && misplacedGraces(workload).length > 0;
}
