import type { Service } from "../kubernetes/manifest.ts";
import { entry } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { type Field, valueOf } from "../yaml/field.ts";
import { autoModeTarget } from "./albTargetGroup.ts";
import type { Certainty, LoadBalancerKind, TargetType } from "./exposure.ts";
import {
  type FrontEnd,
  type FrontEnds,
  noAttributes,
  noTargetGroup,
  nothing,
  stepOf,
  type TargetGroupFacts,
  unknownTarget,
} from "./frontEnd.ts";
import {
  annotation,
  attributeIn,
  DEREGISTRATION_DELAY,
  ranges,
  targetTypeOf,
  wholeNumber,
} from "./targetAttributes.ts";

const AWS = "service.beta.kubernetes.io/aws-load-balancer-";

/** The load balancer that a `type: LoadBalancer` Service asks for; null for other Services (domain-facts §C6, §C9). */
export function cloudLoadBalancer({ manifest }: Effective<Service>): FrontEnd | null {
  if (valueOf(manifest.serviceType) !== "LoadBalancer") return null;
  const { kind, autoMode, targetType } = providerOf(manifest);
  const facts = kind === "nlb" ? nlbTargetGroup(manifest, targetType) : noTargetGroup;
  return { kind, autoMode, certainty: "proven", steps: [], port: null, ...facts };
}

/** The NLB of a Service that sends part of its connections to another one, with the annotations of the first (domain-facts §C6). */
export function weightedNlb(
  base: Effective<Service>,
  certainty: Certainty,
  port: FrontEnd["port"],
): FrontEnds {
  const own = cloudLoadBalancer(base);
  if (own === null || own.kind !== "nlb") return nothing;
  return { found: [{ ...own, certainty, steps: [stepOf(base)], port }], uncertain: false };
}

interface Provider {
  readonly kind: LoadBalancerKind;
  readonly autoMode: boolean;
  readonly targetType: TargetType;
}

const otherCloud: Provider = { kind: "cloud", autoMode: false, targetType: unknownTarget };

function providerOf(service: Service): Provider {
  const written = targetTypeOf(annotation(service.annotations, `${AWS}nlb-target-type`));
  const type = entry(service.annotations, `${AWS}type`);
  const nlb = (targetType: TargetType): Provider => ({ kind: "nlb", autoMode: false, targetType });
  switch (valueOf(service.loadBalancerClass)) {
    case "service.k8s.aws/nlb":
      return nlb(written ?? unknownTarget);
    case "eks.amazonaws.com/nlb":
      return { kind: "nlb", autoMode: true, targetType: written ?? autoModeTarget };
    case null:
      break;
    default:
      return otherCloud;
  }
  if (service.loadBalancerClass.state === "unknown") return otherCloud;
  switch (type?.value) {
    case "nlb-ip":
      return nlb({ state: "known", value: "ip", at: type.at });
    // Without a target type the in-tree provider ignores `external`; a webhook of newer versions may still take it.
    case "external":
      return nlb(written ?? unknownTarget);
    // The in-tree provider registers instances; where the webhook hands the Service to the controller, a flag decides.
    case "nlb":
      return nlb(unknownTarget);
    default:
      return otherCloud;
  }
}

/** Slow start and the idle timeout are attributes of ALBs only. */
function nlbTargetGroup(service: Service, targetType: TargetType): TargetGroupFacts {
  const healthCheck = (key: string) => annotation(service.annotations, `${AWS}healthcheck-${key}`);
  return {
    targetType,
    deregistrationDelay: deregistrationDelay(service),
    attributes: {
      ...noAttributes,
      healthCheckInterval: wholeNumber(healthCheck("interval"), ranges.healthCheckInterval),
      healthCheckTimeout: wholeNumber(healthCheck("timeout"), ranges.healthCheckTimeout),
      healthyThreshold: wholeNumber(healthCheck("healthy-threshold"), ranges.healthCheckThreshold),
      unhealthyThreshold: wholeNumber(healthCheck("unhealthy-threshold"), ranges.healthCheckThreshold),
    },
  };
}

/** `…-target-group-attributes.443` overrides the general annotation for one port; ports that differ have no one answer. */
function deregistrationDelay({ annotations, ports }: Service): Field<number> | null {
  const written = (suffix: string) =>
    attributeIn(
      annotation(annotations, `${AWS}target-group-attributes${suffix}`),
      DEREGISTRATION_DELAY,
      ranges.deregistrationDelay,
    );
  const general = written("");
  const perPort = ports.map(({ port }) => written(`.${valueOf(port)}`) ?? general);
  const [one = general, ...others] = perPort;
  if (others.every((other) => sameAnswer(one, other))) return one;
  const special = perPort.find((field) => field !== general && field !== null);
  if (special === undefined || special === null || special.state === "absent") return general;
  return { state: "unknown", reason: "ambiguous", at: special.at, key: special.key, text: null };
}

function sameAnswer(a: Field<number> | null, b: Field<number> | null): boolean {
  return a === b || (a !== null && b !== null && valueOf(a) !== null && valueOf(a) === valueOf(b));
}
