import type { Service } from "../kubernetes/manifest.ts";
import { entry } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { valueOf } from "../yaml/field.ts";
import type { LoadBalancerKind, TargetType } from "./exposure.ts";
import type { FrontEnd } from "./frontEnds.ts";
import { annotation, attributeSeconds, DEREGISTRATION_DELAY, targetTypeOf } from "./targetAttributes.ts";

const AWS = "service.beta.kubernetes.io/aws-load-balancer-";

/** The load balancer that a `type: LoadBalancer` Service asks for; null for other Services (domain-facts §C6, §C9). */
export function cloudLoadBalancer({ manifest }: Effective<Service>): FrontEnd | null {
  if (valueOf(manifest.serviceType) !== "LoadBalancer") return null;
  const { kind, autoMode, targetType } = providerOf(manifest);
  return {
    kind,
    autoMode,
    targetType,
    certainty: "proven",
    steps: [],
    port: null,
    deregistrationDelay:
      kind === "nlb"
        ? attributeSeconds(manifest.annotations, `${AWS}target-group-attributes`, DEREGISTRATION_DELAY)
        : null,
  };
}

interface Provider {
  readonly kind: LoadBalancerKind;
  readonly autoMode: boolean;
  readonly targetType: TargetType;
}

function providerOf(service: Service): Provider {
  const written = targetTypeOf(annotation(service.annotations, `${AWS}nlb-target-type`));
  const type = entry(service.annotations, `${AWS}type`);
  const unknown: TargetType = { state: "unknown", at: null };
  switch (valueOf(service.loadBalancerClass)) {
    case "service.k8s.aws/nlb":
      return { kind: "nlb", autoMode: false, targetType: written ?? unknown };
    case "eks.amazonaws.com/nlb":
      return {
        kind: "nlb",
        autoMode: true,
        targetType: written ?? { state: "known", value: "ip", at: null },
      };
    case null:
      break;
    default:
      return { kind: "cloud", autoMode: false, targetType: unknown };
  }
  if (service.loadBalancerClass.state === "unknown")
    return { kind: "cloud", autoMode: false, targetType: unknown };
  switch (type?.value) {
    case "nlb-ip":
      return {
        kind: "nlb",
        autoMode: false,
        targetType: { state: "known", value: "ip", at: type?.at ?? null },
      };
    // Without a target type the in-tree provider ignores `external`; a webhook of newer versions may still take it.
    case "external":
      return { kind: "nlb", autoMode: false, targetType: written ?? unknown };
    // The in-tree provider registers instances; where the webhook hands the Service to the controller, a flag decides.
    case "nlb":
      return { kind: "nlb", autoMode: false, targetType: unknown };
    default:
      return { kind: "cloud", autoMode: false, targetType: unknown };
  }
}
