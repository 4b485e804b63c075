import { knownEntries, type Service, type ServicePort } from "../kubernetes/manifest.ts";
import type { Container, PodTemplate, Workload } from "../kubernetes/workload.ts";
import type { Effective } from "../workspace/effective.ts";
import { type Joined, namespacesAgree, nearest } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf } from "../yaml/field.ts";
import type { Reach, SelectingService } from "./exposure.ts";
import { weakest } from "./frontEnd.ts";

/** The Services that select the pods of a workload (domain-facts §C1), and whether some may do so unseen. */
export interface Selection {
  readonly services: readonly SelectingService[];
  /** Equally near Services of one name disagree, or the labels cannot be read: what selects the pods is not known. */
  readonly uncertain: boolean;
}

export function selectingServices(workload: Effective<Workload>, index: ObjectIndex): Selection {
  const { pod } = workload.manifest;
  if (pod === null) return { services: [], uncertain: false };
  const candidates = knownEntries(pod.labels).flatMap(([key, value]) => index.selecting(key, value));
  const onlySameFile = alternatives(workload, index);
  const joined = nearest(
    workload,
    candidates,
    "namespaced",
    (service) =>
      (!onlySameFile || service.uri === workload.uri) &&
      namespacesAgree(service.namespace, workload.namespace) &&
      selects(service.manifest, pod),
  );
  const mutual = joined.filter(({ object }) => meansBack(object, workload, index));
  const services: SelectingService[] = [];
  let uncertain = !pod.labels.complete || mayBeSelectedUnseen(workload, pod, index);
  for (const duplicates of byName(mutual)) {
    const sameFile = duplicates.filter(({ object }) => object.uri === workload.uri);
    const chosen = sameFile.length > 0 ? sameFile : duplicates;
    const agree = new Set(chosen.map(({ object }) => shape(object.manifest))).size === 1;
    if (!agree || chosen.some(({ object }) => object.patched)) {
      uncertain = true;
      continue;
    }
    // A front end may mean any of them, so all are kept; none is surer than the least sure.
    const certainty = weakest(...chosen.map((each) => each.certainty));
    for (const { object: service } of chosen) {
      services.push({ service, certainty, reaches: reachesOf(service.manifest.ports, pod) });
    }
  }
  return { services, uncertain };
}

/** A label that cannot be read may be what the selector of a Service asks for. */
function mayBeSelectedUnseen(workload: Effective<Workload>, pod: PodTemplate, index: ObjectIndex): boolean {
  const unread = Object.entries(pod.labels.entries).filter(([, label]) => label.state === "unknown");
  if (unread.length === 0) return false;
  return index
    .ofType("service")
    .some(
      ({ manifest, namespace }) =>
        unread.some(([key]) => Object.hasOwn(manifest.selector.entries, key)) &&
        namespacesAgree(namespace, workload.namespace),
    );
}

/** The Services of each name, in the order in which the names first occur. */
function byName(services: readonly Joined<Service>[]): Iterable<readonly Joined<Service>[]> {
  const groups = new Map<string, Joined<Service>[]>();
  for (const service of services) {
    const name = valueOf(service.object.name, "");
    const group = groups.get(name);
    if (group) group.push(service);
    else groups.set(name, [service]);
  }
  return groups.values();
}

/** Every pair of a selector that is not empty stands among the pod's labels. */
function selects(service: Service, pod: PodTemplate): boolean {
  const pairs = Object.entries(service.selector.entries);
  return (
    service.selector.complete &&
    pairs.length > 0 &&
    valueOf(service.serviceType) !== "ExternalName" &&
    pairs.every(([key, value]) => {
      const label = Object.hasOwn(pod.labels.entries, key) ? pod.labels.entries[key] : undefined;
      return value.state === "known" && label?.state === "known" && label.value === value.value;
    })
  );
}

/**
 * The folder holds an object of the same identity in another file: its files are alternatives of each other, such as
 * the snapshots of a test, and only the objects of one file belong together.
 */
function alternatives(workload: Effective<Workload>, index: ObjectIndex): boolean {
  const name = valueOf(workload.name);
  if (name === null || workload.unit !== null) return false;
  return index
    .named("workload", name)
    .some(
      (other) =>
        other.folder === workload.folder &&
        other.uri !== workload.uri &&
        other.unit === null &&
        other.manifest.kind === workload.manifest.kind &&
        namespacesAgree(other.namespace, workload.namespace),
    );
}

/** A Service that has workloads of its own nearer by does not mean this one as well. */
function meansBack(service: Effective<Service>, workload: Effective<Workload>, index: ObjectIndex): boolean {
  if (service.folder === workload.folder || workload.unit !== null) return true;
  const [pair] = knownEntries(service.manifest.selector);
  const meant = nearest(
    service,
    pair === undefined ? [] : index.labelled(...pair),
    "namespaced",
    ({ manifest, namespace }) =>
      manifest.pod !== null &&
      namespacesAgree(service.namespace, namespace) &&
      selects(service.manifest, manifest.pod),
  );
  return meant.some(({ object }) => object === workload);
}

/** What two Services of one name must have in common to be taken for the same. */
function shape(service: Service): string {
  return JSON.stringify([
    valueOf(service.serviceType),
    valueOf(service.loadBalancerClass),
    valueOf(service.publishNotReadyAddresses),
    valueOf(service.clusterIP),
    service.externalIPs.length,
    valueOf(service.namespace),
    service.ports.map((port) => [valueOf(port.name), valueOf(port.port), valueOf(port.targetPort)]),
    Object.entries(service.annotations.entries).map(([key, value]) => [key, valueOf(value)]),
  ]);
}

/** Which containers the ports of a Service reach: those that declare the port, else the only one. */
export function reachesOf(ports: readonly ServicePort[], pod: PodTemplate): readonly Reach[] {
  const serving = pod.containers.filter((container) => container.role !== "init");
  const alone = serving.length === 1 && pod.containersComplete;
  return pod.containers.map((container) => {
    if (container.role === "init") return "no";
    if (alone)
      return ports.length === 0 || ports.some((port) => mayLead(port, container)) ? "yes" : "unknown";
    const answers = ports.map((port) => reachOf(port, container, serving));
    if (answers.includes("yes")) return "yes";
    return answers.includes("unknown") || ports.length === 0 ? "unknown" : "no";
  });
}

function reachOf(port: ServicePort, container: Container, all: readonly Container[]): Reach {
  const target = port.targetPort.state === "absent" ? valueOf(port.port) : valueOf(port.targetPort);
  if (target === null) return "unknown";
  if (declares(container, target)) return "yes";
  const elsewhere = all.some((other) => other !== container && declares(other, target));
  return elsewhere ? "no" : "unknown";
}

/**
 * The only container of a pod may listen on ports that it does not declare, but a name is found by its declaration alone:
 * without one the endpoints get no such port, unless a container that is injected later declares it (domain-facts §C1).
 */
function mayLead({ targetPort }: ServicePort, container: Container): boolean {
  const target = valueOf(targetPort);
  return typeof target !== "string" || declares(container, target);
}

function declares(container: Container, port: string | number): boolean {
  return container.ports.some((declared) =>
    typeof port === "number" ? valueOf(declared.containerPort) === port : valueOf(declared.name) === port,
  );
}
