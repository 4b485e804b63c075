import type { Ingress, IngressClass, Service } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { nearest, pick } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf } from "../yaml/field.ts";
import { albTargetGroup } from "./albTargetGroup.ts";
import { applicationGatewayFacts } from "./applicationGateway.ts";
import type { Certainty } from "./exposure.ts";
import { type FrontEnd, noTargetGroup, stepOf, type TargetGroupFacts } from "./frontEnd.ts";
import { googleBackendFacts } from "./googleBackend.ts";
import { controllerOf, type IngressController } from "./ingressController.ts";

/** What an Ingress makes its controller do with the requests for a Service. */
export function ingressFrontEnd(
  ingress: Effective<Ingress>,
  service: Effective<Service>,
  certainty: Certainty,
  port: FrontEnd["port"],
  index: ObjectIndex,
): FrontEnd {
  const controller = controllerOf(ingress, service.manifest, index);
  const { kind, autoMode } = controller;
  const facts = factsOf(controller, ingress, service, port, index);
  return { kind, autoMode, certainty, steps: [stepOf(ingress)], port, ...facts };
}

function factsOf(
  { kind, autoMode, ingressClass }: IngressController,
  ingress: Effective<Ingress>,
  service: Effective<Service>,
  port: FrontEnd["port"],
  index: ObjectIndex,
): TargetGroupFacts {
  switch (kind) {
    case "alb": {
      const parameters = ingressClass === null ? null : parametersOf(ingressClass, autoMode, ingress, index);
      return albTargetGroup(service.manifest, ingress.manifest, parameters, autoMode);
    }
    case "appgw":
      return applicationGatewayFacts(ingress.manifest);
    case "gke":
      return googleBackendFacts(service, port, index);
    default:
      return noTargetGroup;
  }
}

/** The IngressClassParams of a class. The two controllers have objects of their own under the same kind (domain-facts §C9). */
function parametersOf(
  { manifest }: Effective<IngressClass>,
  autoMode: boolean,
  ingress: Effective<Ingress>,
  index: ObjectIndex,
) {
  const name = valueOf(manifest.parameters);
  if (name === null) return null;
  const group = autoMode ? "eks.amazonaws.com" : "elbv2.k8s.aws";
  const candidates = index
    .named("ingressClassParams", name)
    .filter((params) => params.manifest.group === group);
  const meant = pick(ingress, nearest(ingress, candidates, "cluster"), (params) =>
    valueOf(params.targetType, ""),
  );
  return meant?.object.manifest ?? null;
}
