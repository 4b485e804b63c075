import type { Service, ServicePort } from "../kubernetes/manifest.ts";
import type { Container, PodTemplate, Workload } from "../kubernetes/workload.ts";
import type { Effective } from "../workspace/effective.ts";
import { type Joined, namespacesAgree, nearest } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf } from "../yaml/field.ts";
import type { Reach, SelectingService } from "./exposure.ts";

/** The Services that select the pods of a workload (domain-facts §C1), and whether some may do so unseen. */
export interface Selection {
  readonly services: readonly SelectingService[];
  /** Equally near Services of one name disagree, or the labels cannot be read: what selects the pods is not known. */
  readonly uncertain: boolean;
}

export function selectingServices(workload: Effective<Workload>, index: ObjectIndex): Selection {
  const { pod } = workload.manifest;
  if (pod === null) return { services: [], uncertain: false };
  const candidates = Object.entries(pod.labels.entries).flatMap(([key, value]) =>
    value.state === "known" ? index.selecting(key, value.value) : [],
  );
  const selecting = candidates.filter(
    (service) => selects(service.manifest, pod) && namespacesAgree(service.namespace, workload.namespace),
  );
  const joined = alternatives(workload, index)
    ? nearest(
        workload,
        selecting.filter((service) => service.uri === workload.uri),
      )
    : nearest(workload, selecting);
  const mutual = joined.filter(({ object }) => meansBack(object, workload, index));
  const services: SelectingService[] = [];
  let uncertain = !pod.labels.complete;
  for (const name of new Set(mutual.map(nameOf))) {
    const duplicates = mutual.filter((service) => nameOf(service) === name);
    const sameFile = duplicates.filter(({ object }) => object.uri === workload.uri);
    const chosen = sameFile.length > 0 ? sameFile : duplicates;
    const [one, ...others] = chosen;
    if (one === undefined) continue;
    if (others.some(({ object }) => shape(object.manifest) !== shape(one.object.manifest))) uncertain = true;
    else if (one.object.patched) uncertain = true;
    else
      services.push({
        service: one.object,
        certainty: one.certainty,
        reaches: reachesOf(one.object.manifest.ports, pod),
      });
  }
  return { services, uncertain };
}

function nameOf({ object }: Joined<Service>): string {
  return valueOf(object.manifest.name, "");
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
  const name = valueOf(workload.manifest.name);
  if (name === null || workload.unit !== null) return false;
  const folder = workload.uri.slice(0, workload.uri.lastIndexOf("/") + 1);
  return index
    .named("workload", name)
    .some(
      (other) =>
        other.uri !== workload.uri &&
        other.unit === null &&
        other.manifest.kind === workload.manifest.kind &&
        other.uri.startsWith(folder) &&
        !other.uri.slice(folder.length).includes("/") &&
        namespacesAgree(other.namespace, workload.namespace),
    );
}

/** A Service that has workloads of its own nearer by does not mean this one as well. */
function meansBack(service: Effective<Service>, workload: Effective<Workload>, index: ObjectIndex): boolean {
  if (service.uri === workload.uri || workload.unit !== null) return true;
  const candidates = index
    .ofType("workload")
    .filter(
      (other) =>
        other.manifest.pod !== null &&
        selects(service.manifest, other.manifest.pod) &&
        namespacesAgree(service.namespace, other.namespace),
    );
  return nearest(service, candidates).some(({ object }) => object === workload);
}

/** What two Services of one name must have in common to be taken for the same. */
function shape(service: Service): string {
  return JSON.stringify([
    valueOf(service.serviceType),
    valueOf(service.loadBalancerClass),
    service.ports.map((port) => [valueOf(port.name), valueOf(port.port), valueOf(port.targetPort)]),
    Object.entries(service.annotations.entries).map(([key, value]) => [key, valueOf(value)]),
  ]);
}

/** Which containers the ports of a Service reach: those that declare the port, else the only one (design.md §5). */
export function reachesOf(ports: readonly ServicePort[], pod: PodTemplate): readonly Reach[] {
  const serving = pod.containers.filter((container) => container.role !== "init");
  const alone = serving.length === 1 && pod.containersComplete;
  return pod.containers.map((container) => {
    if (container.role === "init") return "no";
    if (alone) return "yes";
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

function declares(container: Container, port: string | number): boolean {
  return container.ports.some((declared) =>
    typeof port === "number" ? valueOf(declared.containerPort) === port : valueOf(declared.name) === port,
  );
}
