import type { Ingress, Manifest, Route, Service, TargetGroupBinding } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { namespacesAgree, nearest, pick } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { type Field, valueOf, whereOf } from "../yaml/field.ts";
import { backendsOf } from "./backends.ts";
import type { Certainty, LoadBalancerKind, TargetType, TrafficStep } from "./exposure.ts";
import { gatewaysOf } from "./gateways.ts";
import { controllerOf } from "./ingressController.ts";
import { cloudLoadBalancer } from "./loadBalancerService.ts";
import { annotation, attributeSeconds, DEREGISTRATION_DELAY, targetTypeOf } from "./targetAttributes.ts";

/** Something that receives requests from outside and sends them to a Service. */
export interface FrontEnd {
  readonly kind: LoadBalancerKind;
  readonly autoMode: boolean;
  readonly targetType: TargetType;
  readonly certainty: Certainty;
  /** The objects before the Service. */
  readonly steps: readonly TrafficStep[];
  /** The port of the Service that is used; null where all are, or it is not known. */
  readonly port: string | number | null;
  readonly deregistrationDelay: Field<number> | null;
}

/** The front ends of a Service, and whether there may be one that cannot be read. */
export interface FrontEnds {
  readonly found: readonly FrontEnd[];
  readonly uncertain: boolean;
}

export function frontEndsOf(service: Effective<Service>, index: ObjectIndex): FrontEnds {
  const found: FrontEnd[] = [];
  let uncertain = false;
  const own = cloudLoadBalancer(service);
  if (own !== null) found.push(own);
  for (const referrer of index.referringTo(valueOf(service.manifest.name, ""))) {
    for (const backend of backendsOf(referrer.manifest)) {
      if (backend.service !== valueOf(service.manifest.name)) continue;
      const joined = meaning(referrer, backend.service, backend.namespace ?? referrer.namespace, index);
      if (joined === undefined || joined.object !== service) continue;
      if (referrer.patched) uncertain = true;
      else found.push(...frontEnd(referrer, service, joined.certainty, backend.port, index));
    }
  }
  return { found, uncertain };
}

/** The one Service that a front end means by a name. */
function meaning(from: Effective<Manifest>, name: string, namespace: Field<string>, index: ObjectIndex) {
  const candidates = index
    .named("service", name)
    .filter((service) => namespacesAgree(service.namespace, namespace));
  return pick(from, nearest(from, candidates), (service) =>
    JSON.stringify(Object.entries(service.selector.entries).map(([k, v]) => [k, valueOf(v)])),
  );
}

function frontEnd(
  referrer: Effective<Manifest>,
  service: Effective<Service>,
  certainty: Certainty,
  port: string | number | null,
  index: ObjectIndex,
): FrontEnd[] {
  switch (referrer.manifest.type) {
    case "ingress":
      return [ingressFrontEnd(referrer as Effective<Ingress>, service, certainty, port, index)];
    case "targetGroupBinding":
      return [bindingFrontEnd(referrer as Effective<TargetGroupBinding>, certainty, port)];
    case "route":
      return gatewaysOf(referrer as Effective<Route>, service, index).map((gateway) => ({
        ...gateway,
        certainty: certainty === "proven" ? gateway.certainty : "likely",
        steps: [...gateway.steps, stepOf(referrer)],
        port,
      }));
    default:
      return [];
  }
}

function ingressFrontEnd(
  ingress: Effective<Ingress>,
  service: Effective<Service>,
  certainty: Certainty,
  port: string | number | null,
  index: ObjectIndex,
): FrontEnd {
  const { kind, autoMode, ingressClass } = controllerOf(ingress, index);
  const prefix = "alb.ingress.kubernetes.io/";
  const parameters =
    ingressClass === null ? null : parametersOf(ingressClass.manifest.parameters, ingress, index);
  const targetType =
    kind !== "alb"
      ? unknownTarget
      : ((parameters && targetTypeOf(parameters.manifest.targetType)) ??
        targetTypeOf(annotation(service.manifest.annotations, `${prefix}target-type`)) ??
        targetTypeOf(annotation(ingress.manifest.annotations, `${prefix}target-type`)) ??
        (autoMode ? ({ state: "known", value: "ip", at: null } as const) : unknownTarget));
  const attributes = `${prefix}target-group-attributes`;
  return {
    kind,
    autoMode,
    targetType,
    certainty,
    steps: [stepOf(ingress)],
    port,
    deregistrationDelay:
      kind === "alb"
        ? (attributeSeconds(service.manifest.annotations, attributes, DEREGISTRATION_DELAY) ??
          attributeSeconds(ingress.manifest.annotations, attributes, DEREGISTRATION_DELAY))
        : null,
  };
}

/** The IngressClassParams of a class: their target type overrides every annotation (domain-facts §C4). */
function parametersOf(name: Field<string>, from: Effective<Manifest>, index: ObjectIndex) {
  if (name.state !== "known") return null;
  const candidates = nearest(from, index.named("ingressClassParams", name.value), "cluster");
  return pick(from, candidates, (params) => valueOf(params.targetType, ""))?.object ?? null;
}

function bindingFrontEnd(
  binding: Effective<TargetGroupBinding>,
  certainty: Certainty,
  port: string | number | null,
): FrontEnd {
  return {
    kind: "target-group",
    autoMode: binding.manifest.group === "eks.amazonaws.com",
    targetType: targetTypeOf(binding.manifest.targetType) ?? unknownTarget,
    certainty,
    steps: [stepOf(binding)],
    port,
    deregistrationDelay: null,
  };
}

export const unknownTarget: TargetType = { state: "unknown", at: null };

export function stepOf({ manifest }: Effective<Manifest>): TrafficStep {
  return { kind: manifest.kind, name: valueOf(manifest.name, ""), at: whereOf(manifest.name) };
}
