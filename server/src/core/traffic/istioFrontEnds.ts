import type { VirtualService } from "../kubernetes/istio.ts";
import type { Effective } from "../workspace/effective.ts";
import { type Joined, namespacesAgree, nearest, pick } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { type Field, type Known, valueOf } from "../yaml/field.ts";
import { hasPlaceholder } from "../yaml/placeholder.ts";
import type { Backend } from "./backends.ts";
import type { Certainty, TrafficStep } from "./exposure.ts";
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

/**
 * The gateways of Istio that send requests to a destination of a VirtualService. Without a gateway, or for `mesh`, only the
 * sidecars of the mesh do, which nobody outside reaches (istio.io/api, VirtualService.gateways).
 */
export function istioFrontEnds(
  virtualService: Effective<VirtualService>,
  { gateways, port }: Backend,
  certainty: Certainty,
  index: ObjectIndex,
): FrontEnds {
  const way = { certainty, steps: [stepOf(virtualService)], port };
  // A VirtualService without hosts is reached only through those that delegate to it.
  if (virtualService.manifest.hosts.length === 0) return delegated(virtualService, way, index);
  return together(gateways.map((reference) => boundTo(reference, virtualService, way, index)));
}

type Way = Pick<FrontEnd, "certainty" | "steps" | "port">;

function boundTo(
  reference: Field<string>,
  from: Effective<VirtualService>,
  way: Way,
  index: ObjectIndex,
): FrontEnds {
  if (reference.state === "absent") return nothing;
  if (reference.state === "unknown") return unseen;
  if (reference.value === "mesh") return nothing;
  const gateway = gatewayMeant(reference, from, index);
  // What takes the place of a placeholder may turn out to be `mesh`.
  if (gateway === undefined && hasPlaceholder(reference.value)) return unseen;
  const before: TrafficStep[] = gateway === undefined ? [] : [stepOf(gateway.object)];
  const frontEnd: FrontEnd = {
    kind: "istio",
    autoMode: false,
    port: way.port,
    steps: [...before, ...way.steps],
    certainty: weakest(way.certainty, gateway?.certainty ?? "proven"),
    ...noTargetGroup,
  };
  return { found: [frontEnd], uncertain: false };
}

/** `shop/edge`, `./edge`, or `edge` in the namespace of the VirtualService; `edge.shop.svc.cluster.local` is an older way. */
function gatewayMeant(reference: Known<string>, from: Effective<VirtualService>, index: ObjectIndex) {
  const [left = "", right] = reference.value.split("/");
  const [first = "", second] = left.split(".");
  const name = right ?? first;
  const space = right === undefined ? second : left;
  const namespace: Field<string> =
    space === undefined || space === "." ? from.namespace : { ...reference, value: space };
  const candidates = index
    .named("istioGateway", name)
    .filter((gateway) => namespacesAgree(gateway.namespace, namespace));
  // The gateway is often applied by another team, so the search does not end at the render unit.
  return pick(from, nearest(from, candidates, "cluster"), () => "");
}

/** Delegation has one level: what a delegate delegates further is ignored by Istio. */
function delegated(to: Effective<VirtualService>, way: Way, index: ObjectIndex): FrontEnds {
  const roots = index.ofType("virtualService").filter((root) => delegationsTo(to, root).length > 0);
  return together(nearest(to, roots).map((root) => throughRoot(root, to, way, index)));
}

function throughRoot(
  { object: root, certainty }: Joined<VirtualService>,
  to: Effective<VirtualService>,
  way: Way,
  index: ObjectIndex,
): FrontEnds {
  if (root.patched) return unseen;
  const onward = {
    ...way,
    certainty: weakest(way.certainty, certainty),
    steps: [stepOf(root), ...way.steps],
  };
  const gateways = delegationsTo(to, root).flatMap((delegate) => delegate.gateways);
  return together(gateways.map((reference) => boundTo(reference, root, onward, index)));
}

function delegationsTo(to: Effective<VirtualService>, root: Effective<VirtualService>) {
  if (root.manifest.hosts.length === 0) return [];
  return root.manifest.delegates.filter(({ name, namespace }) => {
    const meant = namespace.state === "absent" ? root.namespace : namespace;
    return name.state === "known" && name.value === valueOf(to.name) && namespacesAgree(meant, to.namespace);
  });
}
