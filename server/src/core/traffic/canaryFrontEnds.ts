import type { Service } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import type { Effective } from "../workspace/effective.ts";
import { type Joined, namespacesAgree, nearest, pick } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf } from "../yaml/field.ts";
import { backendsOf } from "./backends.ts";
import { type FrontEnds, nothing, together, unseen, weakest } from "./frontEnd.ts";
import { ingressFrontEnd } from "./ingressFrontEnd.ts";
import { serviceMeant } from "./serviceMeant.ts";

/**
 * The Ingresses in which an Argo Rollout writes, at run time, an action that forwards requests to this Service
 * (argoproj/argo-rollouts, docs/features/traffic-management/alb.md). Until then the AWS controller finds no action there.
 */
export function canaryFrontEnds(service: Effective<Service>, index: ObjectIndex): FrontEnds {
  const name = valueOf(service.manifest.name, "");
  return together(
    index.canariesNaming(name).map((rollout) => {
      const services = rollout.manifest.canary?.services ?? [];
      if (!services.some((field) => valueOf(field) === name)) return nothing;
      const meant = serviceMeant(rollout, name, rollout.namespace, index);
      return meant?.object === service ? actionsOf(rollout, meant, index) : nothing;
    }),
  );
}

/** True where a Rollout of the workspace writes this action, so that it is no fault that no file does. */
export function isCanaryAction(action: string, index: ObjectIndex): boolean {
  return index
    .canariesNaming(action)
    .some(({ manifest }) => manifest.canary?.alb != null && valueOf(manifest.canary.alb.action) === action);
}

function actionsOf(
  rollout: Effective<Workload>,
  { object: service, certainty }: Joined<Service>,
  index: ObjectIndex,
): FrontEnds {
  const alb = rollout.manifest.canary?.alb;
  if (!alb) return nothing;
  const action = valueOf(alb.action);
  return together(
    alb.ingresses.map((field) => {
      const ingress = ingressNamed(rollout, valueOf(field), index);
      if (ingress === undefined || action === null) return unseen;
      const waits = backendsOf(ingress.object.manifest).some(
        (backend) => backend.unwrittenAction && backend.service === action,
      );
      if (!waits) return nothing;
      if (rollout.patched || ingress.object.patched) return unseen;
      const sure = weakest(ingress.certainty, certainty);
      const found = ingressFrontEnd(ingress.object, service, sure, valueOf(alb.port), index);
      return { found: [found], uncertain: false };
    }),
  );
}

function ingressNamed(rollout: Effective<Workload>, name: string | null, index: ObjectIndex) {
  if (name === null) return undefined;
  const candidates = index
    .named("ingress", name)
    .filter((ingress) => namespacesAgree(ingress.namespace, rollout.namespace));
  return pick(rollout, nearest(rollout, candidates), (ingress) =>
    JSON.stringify(Object.entries(ingress.annotations.entries).map(([k, v]) => [k, valueOf(v)])),
  );
}
