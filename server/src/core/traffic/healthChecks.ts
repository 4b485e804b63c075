import { valueOf } from "../yaml/field.ts";
import type { TrafficPath } from "./exposure.ts";

/** How a load balancer checks its targets, in seconds and counts, and what follows from that. */
export interface HealthChecks {
  readonly interval: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  /** A new target gets requests after about this many seconds of good answers, and a readiness gate holds the rollout so long. */
  readonly healthyAfter: number;
  /** A target that died without a word gets requests for about this many seconds more. */
  readonly unhealthyAfter: number;
  /** Nothing is written: all of it is the default of the AWS Load Balancer Controller. */
  readonly isDefault: boolean;
}

/**
 * What the AWS Load Balancer Controller writes where no annotation says otherwise (domain-facts §C5, §C6). The smaller
 * threshold of NLBs with instance targets and `externalTrafficPolicy: Local` is left out: 2 instead of 3.
 */
const defaults = {
  alb: { interval: 15, threshold: 2 },
  nlb: { interval: 10, threshold: 3 },
} as const;

/** The health checks of a path; null for other load balancers, and where a value cannot be read. */
export function healthChecksOf({ loadBalancer, attributes }: TrafficPath): HealthChecks | null {
  if (loadBalancer !== "alb" && loadBalancer !== "nlb") return null;
  const { healthCheckInterval, healthyThreshold, unhealthyThreshold } = attributes;
  const written = [healthCheckInterval, healthyThreshold, unhealthyThreshold];
  if (written.some((field) => field?.state === "unknown")) return null;
  const { interval: usual, threshold } = defaults[loadBalancer];
  const interval = (healthCheckInterval && valueOf(healthCheckInterval)) ?? usual;
  const healthy = (healthyThreshold && valueOf(healthyThreshold)) ?? threshold;
  const unhealthy = (unhealthyThreshold && valueOf(unhealthyThreshold)) ?? threshold;
  return {
    interval,
    healthyThreshold: healthy,
    unhealthyThreshold: unhealthy,
    healthyAfter: interval * healthy,
    unhealthyAfter: interval * unhealthy,
    isDefault: written.every((field) => field === null),
  };
}
