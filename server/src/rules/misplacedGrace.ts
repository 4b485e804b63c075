import type { Container, MisplacedGrace, PodTemplate, Workload } from "../core/kubernetes/workload.ts";

/** A grace period that stands where Kubernetes does not look for it, and on which container that is. */
export interface Misplaced {
  readonly field: MisplacedGrace;
  readonly container: Container | null;
}

/** Every grace period of a workload that has no effect where it stands (table G 35). */
export function misplacedGraces(
  { misplacedGracePeriods }: Workload,
  { containers }: PodTemplate,
): readonly Misplaced[] {
  const onContainers = containers.flatMap((container) =>
    container.misplacedGracePeriods.map((field) => ({ field, container })),
  );
  return [...misplacedGracePeriods.map((field) => ({ field, container: null })), ...onContainers];
}

/** True where the pod has no grace period of its own because it was written elsewhere: moving it comes before judging it. */
export function hasLostItsGrace(workload: Workload, pod: PodTemplate): boolean {
  return pod.gracePeriod.state === "absent" && misplacedGraces(workload, pod).length > 0;
}
