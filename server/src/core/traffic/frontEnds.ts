import type { VirtualService } from "../kubernetes/istio.ts";
import type { Ingress, Manifest, Route, Service, TargetGroupBinding } from "../kubernetes/manifest.ts";
import type { ProxyRoute } from "../kubernetes/proxyRoute.ts";
import type { Effective } from "../workspace/effective.ts";
import { namespacesAgree } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { withAlternatives } from "./alternatives.ts";
import type { Backend } from "./backends.ts";
import type { Certainty } from "./exposure.ts";
import {
  type FrontEnd,
  type FrontEnds,
  noTargetGroup,
  nothing,
  stepOf,
  together,
  unknownTarget,
  unseen,
} from "./frontEnd.ts";
import { gatewayFrontEnds } from "./gateways.ts";
import { ingressFrontEnd } from "./ingressFrontEnd.ts";
import { istioFrontEnds } from "./istioFrontEnds.ts";
import { cloudLoadBalancer, weightedNlb } from "./loadBalancerService.ts";
import type { Reference } from "./references.ts";
import { rolloutFrontEnds } from "./rolloutFrontEnds.ts";
import { portLeadingTo } from "./serviceMeant.ts";
import { targetTypeOf } from "./targetAttributes.ts";

/** Everything that sends requests to a Service (domain-facts §C10). */
export function frontEndsOf(service: Effective<Service>, index: ObjectIndex): FrontEnds {
  const own = cloudLoadBalancer(service);
  const ways = index.references(service).map((reference) => ({
    referrer: reference.referrer,
    frontEnds: through(reference, service, index),
  }));
  const unread = index
    .unreadReferrers(service)
    .some(({ namespace }) => namespacesAgree(namespace, service.namespace));
  return together([
    own === null ? nothing : only(own),
    unread ? unseen : nothing,
    withAlternatives(ways),
    rolloutFrontEnds(service, index),
  ]);
}

/** The front ends that reach a Service by one reference of an object. */
function through(
  { referrer, backend, certainty }: Reference,
  service: Effective<Service>,
  index: ObjectIndex,
): FrontEnds {
  if (referrer.patched || backend.unwrittenAction) return unseen;
  const port = portLeadingTo(service.manifest, backend);
  const { found, uncertain } = frontEnds(referrer, service, { ...backend, port }, certainty, index);
  return { found: found.map((frontEnd) => ({ ...frontEnd, referrer })), uncertain };
}

function frontEnds(
  referrer: Effective<Manifest>,
  service: Effective<Service>,
  backend: Backend,
  certainty: Certainty,
  index: ObjectIndex,
): FrontEnds {
  const { port } = backend;
  switch (referrer.manifest.type) {
    case "ingress":
      return only(ingressFrontEnd(referrer as Effective<Ingress>, service, certainty, port, index));
    case "route":
      return gatewayFrontEnds(referrer as Effective<Route>, service, certainty, port, index);
    case "virtualService":
      return istioFrontEnds(referrer as Effective<VirtualService>, backend, certainty, index);
    case "proxyRoute":
      return only(proxyFrontEnd(referrer as Effective<ProxyRoute>, certainty, port));
    case "targetGroupBinding":
      return only(bindingFrontEnd(referrer as Effective<TargetGroupBinding>, certainty, port));
    case "service":
      return referrer === service ? nothing : weightedNlb(referrer as Effective<Service>, certainty, port);
    default:
      return nothing;
  }
}

function only(frontEnd: FrontEnd): FrontEnds {
  return { found: [frontEnd], uncertain: false };
}

function proxyFrontEnd(route: Effective<ProxyRoute>, certainty: Certainty, port: FrontEnd["port"]): FrontEnd {
  const steps = [stepOf(route)];
  return { kind: route.manifest.proxy, autoMode: false, certainty, steps, port, ...noTargetGroup };
}

/** A target group made elsewhere: its attributes are in no file (domain-facts §C7). */
function bindingFrontEnd(
  binding: Effective<TargetGroupBinding>,
  certainty: Certainty,
  port: FrontEnd["port"],
): FrontEnd {
  return {
    ...noTargetGroup,
    kind: "target-group",
    autoMode: binding.manifest.group === "eks.amazonaws.com",
    targetType: targetTypeOf(binding.manifest.targetType) ?? unknownTarget,
    certainty,
    steps: [stepOf(binding)],
    port,
  };
}
