import type { Field } from "../yaml/field.ts";
import type { PodTemplate } from "./workload.ts";

/** What the API server writes where no grace period is given, in seconds (domain-facts §A4). */
export const defaultGraceSeconds = 30;

/** G as Kubernetes will use it. */
export interface GracePeriod {
  /** As written, so that it stays known whether it was written at all. */
  readonly field: Field<number>;
  /** Seconds; null where unknown. */
  readonly seconds: number | null;
}

/** The default where absent; a negative value acts as 1 second when the pod is deleted (domain-facts §A4). */
export function effectiveGracePeriod(pod: PodTemplate): GracePeriod {
  const field = pod.gracePeriod;
  switch (field.state) {
    case "known":
      return { field, seconds: field.value < 0 ? 1 : field.value };
    case "absent":
      return { field, seconds: defaultGraceSeconds };
    case "unknown":
      return { field, seconds: null };
  }
}
