import type {
  Gateway,
  GatewayClass,
  Manifest,
  Route,
  RouteParent,
  Service,
  TargetGroupConfiguration,
} from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { type Joined, namespacesAgree, nearest, pick } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf, whereOf } from "../yaml/field.ts";
import type { LoadBalancerKind, TargetType } from "./exposure.ts";
import type { FrontEnd } from "./frontEnds.ts";
import { DEREGISTRATION_DELAY, listedSeconds, targetTypeOf } from "./targetAttributes.ts";

/** The gateways that a route hangs on, as front ends of one of its Services (domain-facts §C8). */
export function gatewaysOf(
  route: Effective<Route>,
  service: Effective<Service>,
  index: ObjectIndex,
): FrontEnd[] {
  return route.manifest.parents
    .filter((parent) => parent.kind.state === "absent" || valueOf(parent.kind) === "Gateway")
    .map((parent) => gatewayFrontEnd(route, parent, service, index));
}

function gatewayFrontEnd(
  route: Effective<Route>,
  parent: RouteParent,
  service: Effective<Service>,
  index: ObjectIndex,
): FrontEnd {
  const gateway = gatewayOf(route, parent, index);
  const gatewayClass = gateway === undefined ? undefined : classOf(gateway.object, index);
  const kind = kindOf(gateway?.object.manifest, gatewayClass?.object.manifest);
  const isAws = kind === "gateway-alb" || kind === "gateway-nlb";
  const configuration = isAws
    ? configurationOf(service, gateway?.object, gatewayClass?.object, index)
    : undefined;
  const targetType: TargetType = (configuration && targetTypeOf(configuration.targetType)) ?? {
    state: "unknown",
    at: null,
  };
  return {
    kind,
    autoMode: false,
    targetType,
    certainty: gateway?.certainty ?? "proven",
    steps: gateway
      ? [
          {
            kind: "Gateway",
            name: valueOf(gateway.object.manifest.name, ""),
            at: whereOf(gateway.object.manifest.name),
          },
        ]
      : [],
    port: null,
    deregistrationDelay: configuration ? listedSeconds(configuration.attributes, DEREGISTRATION_DELAY) : null,
  };
}

function gatewayOf(
  route: Effective<Route>,
  parent: RouteParent,
  index: ObjectIndex,
): Joined<Gateway> | undefined {
  const name = valueOf(parent.name);
  if (name === null) return undefined;
  const namespace = parent.namespace.state === "absent" ? route.namespace : parent.namespace;
  const candidates = index
    .named("gateway", name)
    .filter((found) => namespacesAgree(found.namespace, namespace));
  // A route may hang on a gateway that another team applies, so the search does not end at the render unit.
  return pick(route, nearest(route, candidates, "cluster"), (found) => valueOf(found.className, ""));
}

function classOf(gateway: Effective<Gateway>, index: ObjectIndex): Joined<GatewayClass> | undefined {
  const name = valueOf(gateway.manifest.className);
  if (name === null) return undefined;
  return pick(gateway, nearest(gateway, index.named("gatewayClass", name), "cluster"), (found) =>
    valueOf(found.controller, ""),
  );
}

/** `spec.controllerName` of a GatewayClass, as the implementations document it. */
function kindOf(gateway: Gateway | undefined, gatewayClass: GatewayClass | undefined): LoadBalancerKind {
  const controller = gatewayClass === undefined ? null : valueOf(gatewayClass.controller);
  const className = gateway === undefined ? "" : valueOf(gateway.className, "");
  if (controller === "gateway.k8s.aws/alb") return "gateway-alb";
  if (controller === "gateway.k8s.aws/nlb") return "gateway-nlb";
  if (controller === "networking.gke.io/gateway") return "gke";
  if (controller === "istio.io/gateway-controller") return "istio";
  if (controller === "gateway.envoyproxy.io/gatewayclass-controller") return "envoy";
  if (controller?.startsWith("gateway.nginx.org/")) return "nginx";
  if (controller === "traefik.io/gateway-controller") return "traefik";
  if (controller?.startsWith("projectcontour.io/")) return "contour";
  if (controller?.startsWith("konghq.com/")) return "kong";
  // GKE installs its classes under fixed names, so their objects are in no repository.
  if (controller === null && className.startsWith("gke-l7-")) return "gke";
  if (controller === null && className === "istio") return "istio";
  return "gateway";
}

/** The TargetGroupConfiguration of the Service, else the default one that the load balancer's configuration names. */
function configurationOf(
  service: Effective<Service>,
  gateway: Effective<Gateway> | undefined,
  gatewayClass: Effective<GatewayClass> | undefined,
  index: ObjectIndex,
): TargetGroupConfiguration | undefined {
  const all = index
    .ofType("targetGroupConfiguration")
    .filter((found) => namespacesAgree(found.namespace, service.namespace));
  const own = all.filter(({ manifest }) => valueOf(manifest.target) === valueOf(service.manifest.name));
  if (own.length > 0) return one(service, own);
  for (const holder of [gateway, gatewayClass]) {
    const name = holder === undefined ? null : valueOf(holder.manifest.parameters);
    if (holder === undefined || name === null) continue;
    const configurations = nearest(holder, index.named("loadBalancerConfiguration", name), "cluster");
    const found = pick(holder, configurations, (candidate) => valueOf(candidate.defaultTargetGroup, ""));
    const target = found ? valueOf(found.object.manifest.defaultTargetGroup) : null;
    if (target !== null) return one(holder, index.named("targetGroupConfiguration", target));
  }
  return undefined;
}

function one(from: Effective<Manifest>, candidates: readonly Effective<TargetGroupConfiguration>[]) {
  return pick(from, nearest(from, candidates, "cluster"), (found) => valueOf(found.targetType, ""))?.object
    .manifest;
}
