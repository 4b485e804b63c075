import type { Attributes, Ingress, IngressClassParams, Service } from "../kubernetes/manifest.ts";
import type { Field } from "../yaml/field.ts";
import type { TargetType } from "./exposure.ts";
import { type TargetGroupFacts, unknownTarget } from "./frontEnd.ts";
import {
  annotation,
  attributeIn,
  DEREGISTRATION_DELAY,
  IDLE_TIMEOUT,
  listedNumber,
  ranges,
  SLOW_START,
  targetTypeOf,
  wholeNumber,
} from "./targetAttributes.ts";

const ALB = "alb.ingress.kubernetes.io/";

/**
 * The target group that an ALB Ingress makes for a Service. An annotation of the Service takes the place of the same one on the
 * Ingress as a whole; parameters of the class stand above both (domain-facts §C4, §C5).
 */
export function albTargetGroup(
  service: Service,
  ingress: Ingress,
  parameters: IngressClassParams | null,
  autoMode: boolean,
): TargetGroupFacts {
  const written = (key: string) => nearer(service.annotations, ingress.annotations, ALB + key);
  const attributes = written("target-group-attributes");
  return {
    targetType:
      (parameters && targetTypeOf(parameters.targetType)) ??
      targetTypeOf(written("target-type")) ??
      (autoMode ? autoModeTarget : unknownTarget),
    deregistrationDelay: attributeIn(attributes, DEREGISTRATION_DELAY, ranges.deregistrationDelay),
    attributes: {
      slowStart: attributeIn(attributes, SLOW_START, ranges.slowStart),
      idleTimeout: idleTimeout(ingress, parameters),
      healthCheckInterval: wholeNumber(written("healthcheck-interval-seconds"), ranges.healthCheckInterval),
      healthCheckTimeout: wholeNumber(written("healthcheck-timeout-seconds"), ranges.healthCheckTimeout),
      healthyThreshold: wholeNumber(written("healthy-threshold-count"), ranges.healthCheckThreshold),
      unhealthyThreshold: wholeNumber(written("unhealthy-threshold-count"), ranges.healthCheckThreshold),
    },
  };
}

/** EKS Auto Mode registers pods unless told otherwise (domain-facts §C9). */
export const autoModeTarget: TargetType = { state: "known", value: "ip", at: null };

/** An attribute of the load balancer: it belongs to the Ingress, not to the Service (domain-facts §C5). */
function idleTimeout(ingress: Ingress, parameters: IngressClassParams | null): Field<number> | null {
  const { idleTimeout: range } = ranges;
  const ofClass = parameters && listedNumber(parameters.attributes, IDLE_TIMEOUT, range);
  return (
    ofClass ??
    attributeIn(annotation(ingress.annotations, `${ALB}load-balancer-attributes`), IDLE_TIMEOUT, range)
  );
}

function nearer(service: Attributes, ingress: Attributes, key: string): Field<string> {
  const ofService = annotation(service, key);
  return ofService.state === "absent" ? annotation(ingress, key) : ofService;
}
