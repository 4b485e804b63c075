import type { Ingress, Service } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import type { Effective } from "../workspace/effective.ts";
import { type Joined, namespacesAgree, nearest, pick } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { type Field, valueOf } from "../yaml/field.ts";
import { backendsOf } from "./backends.ts";
import { type FrontEnds, nothing, together, unseen, weakest } from "./frontEnd.ts";
import { ingressFrontEnd } from "./ingressFrontEnd.ts";
import { servicesMeant } from "./serviceMeant.ts";

/**
 * The Ingresses into which an Argo Rollout writes, at run time, an action that forwards requests to this Service. No file
 * shows that action, and without it the AWS controller answers with 503 (domain-facts §C5).
 */
export function rolloutFrontEnds(service: Effective<Service>, index: ObjectIndex): FrontEnds {
  const name = valueOf(service.name, "");
  return together(
    index.rolloutsForwardingTo(name).map((rollout) => {
      const meant = servicesMeant(rollout, name, rollout.namespace, index);
      const joined = meant.find(({ object }) => object === service);
      return joined === undefined ? nothing : throughAction(rollout, joined, index);
    }),
  );
}

function throughAction(
  rollout: Effective<Workload>,
  { object: service, certainty }: Joined<Service>,
  index: ObjectIndex,
): FrontEnds {
  const action = rollout.manifest.albAction;
  if (action === null) return nothing;
  return together(
    action.ingresses.map((field) => {
      const ingress = ingressNamed(rollout, field, index);
      if (ingress === undefined) return unseen;
      if (!waitsFor(ingress.object.manifest, action.name)) return nothing;
      if (rollout.patched || ingress.object.patched) return unseen;
      const sure = weakest(ingress.certainty, certainty);
      const found = ingressFrontEnd(ingress.object, service, sure, valueOf(action.port), index);
      return { found: [found], uncertain: false };
    }),
  );
}

function waitsFor(ingress: Ingress, action: Field<string>): boolean {
  return backendsOf(ingress).some(
    (backend) => backend.unwrittenAction && backend.service === valueOf(action),
  );
}

function ingressNamed(rollout: Effective<Workload>, field: Field<string>, index: ObjectIndex) {
  const candidates = index
    .named("ingress", valueOf(field, ""))
    .filter((ingress) => namespacesAgree(ingress.namespace, rollout.namespace));
  return pick(rollout, nearest(rollout, candidates), (ingress) =>
    JSON.stringify(Object.entries(ingress.annotations.entries).map(([k, v]) => [k, valueOf(v)])),
  );
}
