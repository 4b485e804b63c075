import type { Service } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import { requiredFor, type Settings } from "../settings.ts";
import type { Effective } from "../workspace/effective.ts";
import { certaintyOf, namespacesAgree } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf } from "../yaml/field.ts";
import type { Certainty, Exposure, SelectingService, TrafficPath, TrafficStep } from "./exposure.ts";
import { type FrontEnd, stepOf, weakest } from "./frontEnd.ts";
import { frontEndsOf } from "./frontEnds.ts";
import { hasOwnEndpointGroups } from "./googleBackend.ts";
import { requirementOf, scopeOf } from "./requiredSeconds.ts";
import { reachesOf, selectingServices } from "./selection.ts";

/** Who sends traffic to the pods of a workload: labels → Services → front ends (domain-facts §C10). */
export function exposeWorkload(
  workload: Effective<Workload>,
  index: ObjectIndex,
  settings: Settings,
): Exposure {
  if (workload.patched) return { state: "unknown", paths: [], services: [] };
  const { services, uncertain } = selectingServices(workload, index);
  let unseen = uncertain;
  const paths: TrafficPath[] = [];
  for (const selecting of services) {
    const frontEnds = frontEndsOf(selecting.service, index);
    unseen ||= frontEnds.uncertain;
    for (const frontEnd of frontEnds.found.filter((each) => mayReach(each, selecting, workload))) {
      paths.push(pathOf(frontEnd, selecting, workload, settings));
    }
  }
  const proven = paths.filter(({ certainty }) => certainty === "proven");
  const distinct = strictestFirst(withoutRepetition(proven.length > 0 ? proven : paths));
  if (distinct.length > 0) return { state: "loadBalancer", paths: distinct, services };
  if (unseen || services.some(({ service }) => mayBeReachedFromOutside(service.manifest))) {
    return { state: "unknown", paths: [], services };
  }
  if (services.length > 0) return { state: "cluster", paths: [], services };
  return { state: isReachedThroughNode(workload.manifest) ? "unknown" : "none", paths: [], services };
}

function pathOf(
  frontEnd: FrontEnd,
  selecting: SelectingService,
  workload: Effective<Workload>,
  settings: Settings,
): TrafficPath {
  const { kind, autoMode, targetType, steps, port, deregistrationDelay, attributes } = frontEnd;
  const requiredBy = requirementOf(kind, targetType, settings.requiredSeconds);
  return {
    loadBalancer: kind,
    scope: scopeOf(kind),
    autoMode,
    targetType,
    certainty: weakest(frontEnd.certainty, selecting.certainty, straight(frontEnd, workload)),
    via: through(steps, stepOf(selecting.service)),
    service: throughPort(selecting, port, workload),
    requiredSeconds: requiredFor(settings, requiredBy),
    requiredBy,
    deregistrationDelay,
    attributes,
  };
}

/** A Service may be its own front end. */
function through([front, ...others]: FrontEnd["steps"], service: TrafficStep): TrafficPath["via"] {
  return front === undefined ? [service] : [front, ...others, service];
}

/**
 * A Service without a namespace may be that of several environments. Its front end and the workload must agree with each
 * other too, unless the Service itself or the route says which namespace is meant.
 */
function mayReach(
  { referrer }: FrontEnd,
  { service }: SelectingService,
  workload: Effective<Workload>,
): boolean {
  if (referrer === undefined || service.namespace.state === "known") return true;
  return namespacesAgree(referrer.namespace, workload.namespace);
}

/** How sure it is that front end and workload belong together, the Service between them left out. */
function straight({ referrer }: FrontEnd, workload: Effective<Workload>): Certainty {
  return referrer === undefined || referrer.unit !== null ? "proven" : certaintyOf(workload, referrer);
}

/** Only the containers behind the port that the front end uses. */
function throughPort(
  selecting: SelectingService,
  port: string | number | null,
  workload: Effective<Workload>,
) {
  const { ports } = selecting.service.manifest;
  const used = ports.filter((candidate) =>
    typeof port === "number" ? valueOf(candidate.port) === port : valueOf(candidate.name) === port,
  );
  const { pod } = workload.manifest;
  return port === null || used.length === 0 || pod === null
    ? selecting
    : { ...selecting, reaches: reachesOf(used, pod) };
}

/**
 * A front end that names a Service in several rules is one path; so are copies of one front end or Service in several files
 * that say the same.
 */
function withoutRepetition(paths: readonly TrafficPath[]): readonly TrafficPath[] {
  const seen = new Map<string, TrafficPath>();
  for (const path of paths) {
    const { loadBalancer, targetType, requiredSeconds, via, service } = path;
    const steps = via.map(({ kind, name }) => [kind, name]);
    const target = targetType.state === "known" ? targetType.value : null;
    const key = JSON.stringify([loadBalancer, target, requiredSeconds, steps, service.reaches]);
    if (!seen.has(key)) seen.set(key, path);
  }
  return [...seen.values()];
}

/** Proven before likely, external before proxy, the largest R first; then by name, so that the order of files has no say. */
function strictestFirst(paths: readonly TrafficPath[]): readonly TrafficPath[] {
  const rank = (path: TrafficPath) =>
    (path.certainty === "proven" ? 0 : 2) + (path.scope === "external" ? 0 : 1);
  const name = (path: TrafficPath) => path.via.map((step) => `${step.kind}/${step.name}`).join(" ");
  return [...paths].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      b.requiredSeconds - a.requiredSeconds ||
      (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0),
  );
}

/**
 * A NodePort, an external address or an endpoint group of Google Cloud waits for somebody outside; a type that cannot be
 * read may be anything.
 */
function mayBeReachedFromOutside(service: Service): boolean {
  const { serviceType, externalIPs } = service;
  if (serviceType.state === "unknown" || valueOf(serviceType) === "NodePort") return true;
  return externalIPs.length > 0 || hasOwnEndpointGroups(service);
}

/**
 * Ports of the node lead to the pods without any Service: `hostPort`, or every declared port in the network of the host, to
 * which the API server gives the same `hostPort` (core/v1 ContainerPort).
 */
function isReachedThroughNode({ pod }: Workload): boolean {
  const ports = pod?.containers.filter(({ role }) => role !== "init").flatMap(({ ports }) => ports) ?? [];
  const onHost = pod !== null && valueOf(pod.hostNetwork, false);
  return ports.some(({ hostPort }) => hostPort.state !== "absent" || onHost);
}
