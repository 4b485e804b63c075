import type { PodTemplate } from "../../core/kubernetes/workload.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import type { DocumentChange } from "../rule.ts";
import { writeNumber } from "./writeNumber.ts";

/** Where the key goes when it is new: in front of the containers, where readers look for it. */
const BEFORE = ["initContainers", "containers", "volumes"];

/**
 * The change that gives a pod at least this grace period: none where what stands is enough already, null where it is not
 * known what stands.
 */
export function graceAtLeast({ grace, pod }: Timeline, seconds: number): readonly DocumentChange[] | null {
  if (grace.seconds === null) return null;
  return grace.seconds >= seconds ? [] : [setGrace(pod, seconds)];
}

/** Writes the grace period of a pod. */
export function setGrace(pod: PodTemplate, seconds: number): DocumentChange {
  return writeNumber(pod.at, ["terminationGracePeriodSeconds"], pod.gracePeriod, seconds, BEFORE);
}
