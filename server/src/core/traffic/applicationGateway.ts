import type { Ingress } from "../kubernetes/manifest.ts";
import { noTargetGroup, type TargetGroupFacts } from "./frontEnd.ts";
import { annotation, type Range, wholeNumber } from "./targetAttributes.ts";

const AGIC = "appgw.ingress.kubernetes.io/";

/** What Application Gateway accepts as `drainTimeoutInSec` (Azure Network API, ApplicationGatewayConnectionDraining). */
const drainTimeout: Range = { least: 1, most: 3600 };

/** Connection draining is off unless an annotation turns it on; its time then counts for requests in flight (domain-facts §F). */
export function applicationGatewayFacts({ annotations }: Ingress): TargetGroupFacts {
  const draining = annotation(annotations, `${AGIC}connection-draining`);
  if (draining.state === "absent") return noTargetGroup;
  const timeout = annotation(annotations, `${AGIC}connection-draining-timeout`);
  if (draining.state === "unknown") {
    return { ...noTargetGroup, deregistrationDelay: timeout.state === "absent" ? null : draining };
  }
  if (!isTrue(draining.value)) return noTargetGroup;
  return { ...noTargetGroup, deregistrationDelay: wholeNumber(timeout, drainTimeout) };
}

/** As Go's `strconv.ParseBool`, which the controller uses. */
function isTrue(text: string): boolean {
  return ["1", "t", "T", "true", "TRUE", "True"].includes(text);
}
