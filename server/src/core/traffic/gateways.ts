import type { Gateway, GatewayClass, Route, RouteParent, Service } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { type Joined, namespacesAgree, nearest, pick } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf } from "../yaml/field.ts";
import type { Certainty, LoadBalancerKind } from "./exposure.ts";
import {
  type FrontEnd,
  type FrontEnds,
  noTargetGroup,
  nothing,
  stepOf,
  together,
  unseen,
  weakest,
} from "./frontEnd.ts";
import { gatewayTargetGroup } from "./gatewayTargetGroup.ts";

/** The gateways that a route hangs on, as front ends of one of its Services (domain-facts §C8). */
export function gatewayFrontEnds(
  route: Effective<Route>,
  service: Effective<Service>,
  certainty: Certainty,
  port: FrontEnd["port"],
  index: ObjectIndex,
): FrontEnds {
  return together(
    route.manifest.parents.map((parent) => {
      if (parent.kind.state === "unknown") return unseen;
      if (parent.kind.state === "known" && !gatewayKinds.has(parent.kind.value)) return nothing;
      const frontEnd = gatewayFrontEnd(route, parent, service, index);
      const steps = [...frontEnd.steps, stepOf(route)];
      const found = { ...frontEnd, certainty: weakest(certainty, frontEnd.certainty), steps, port };
      return { found: [found], uncertain: false };
    }),
  );
}

/** A ListenerSet adds listeners to a gateway; which one is not followed. Other parents, such as Service, are of a mesh. */
const gatewayKinds: ReadonlySet<string> = new Set(["Gateway", "ListenerSet", "XListenerSet"]);

function gatewayFrontEnd(
  route: Effective<Route>,
  parent: RouteParent,
  service: Effective<Service>,
  index: ObjectIndex,
): FrontEnd {
  const gateway = gatewayOf(route, parent, index);
  const gatewayClass = gateway === undefined ? undefined : classOf(gateway.object, index);
  const kind = kindOf(gateway?.object.manifest, gatewayClass?.object.manifest);
  const facts =
    gateway !== undefined && (kind === "gateway-alb" || kind === "gateway-nlb")
      ? gatewayTargetGroup(service, gateway.object, gatewayClass?.object, index)
      : noTargetGroup;
  return {
    kind,
    autoMode: false,
    certainty: gateway?.certainty ?? "proven",
    steps: gateway ? [stepOf(gateway.object)] : [],
    port: null,
    ...facts,
  };
}

function gatewayOf(
  route: Effective<Route>,
  parent: RouteParent,
  index: ObjectIndex,
): Joined<Gateway> | undefined {
  const name = valueOf(parent.name);
  if (name === null || valueOf(parent.kind, "Gateway") !== "Gateway") return undefined;
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

/** Outside of the cluster, without a figure of their own: Application Gateway for Containers, VPC Lattice. */
const cloudControllers: ReadonlySet<string> = new Set([
  "alb.networking.azure.io/alb-controller",
  "application-networking.k8s.aws/gateway-api-controller",
]);

const envoyControllers: ReadonlySet<string> = new Set([
  "gateway.envoyproxy.io/gatewayclass-controller",
  "io.cilium/gateway-controller",
  "kgateway.dev/kgateway",
]);

/** `spec.controllerName` of a GatewayClass, as the implementations document it. */
function kindOf(gateway: Gateway | undefined, gatewayClass: GatewayClass | undefined): LoadBalancerKind {
  const controller = gatewayClass === undefined ? null : valueOf(gatewayClass.controller);
  const className = gateway === undefined ? "" : valueOf(gateway.className, "");
  if (controller === "gateway.k8s.aws/alb") return "gateway-alb";
  if (controller === "gateway.k8s.aws/nlb") return "gateway-nlb";
  if (controller === "networking.gke.io/gateway") return "gke";
  if (controller !== null && cloudControllers.has(controller)) return "cloud";
  if (controller === "istio.io/gateway-controller") return "istio";
  if (controller?.startsWith("openshift.io/gateway-controller")) return "istio";
  if (controller !== null && envoyControllers.has(controller)) return "envoy";
  if (controller?.startsWith("gateway.nginx.org/")) return "nginx";
  if (controller === "traefik.io/gateway-controller") return "traefik";
  if (controller?.startsWith("projectcontour.io/")) return "contour";
  if (controller?.startsWith("konghq.com/")) return "kong";
  // GKE installs its classes under fixed names, so their objects are in no repository.
  if (controller === null && className.startsWith("gke-l7-")) return "gke";
  if (controller === null && className === "istio") return "istio";
  if (controller === null && (className === "azure-alb-external" || className === "amazon-vpc-lattice")) {
    return "cloud";
  }
  return "gateway";
}
