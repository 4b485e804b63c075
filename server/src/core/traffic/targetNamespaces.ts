import { entry, type Manifest } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import type { Effective } from "../workspace/effective.ts";
import { type HomeNamespace, homeNamespace } from "../workspace/homeNamespace.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf } from "../yaml/field.ts";
import type {
  Exposure,
  LoadBalancerKind,
  NamespaceTarget,
  TargetNamespace,
  TrafficPath,
} from "./exposure.ts";

/** Every namespace in which AWS controllers register the pods of this folder by their IP (domain-facts §D4). */
export function findTargetNamespaces(
  workloads: readonly Effective<Workload>[],
  registrationsOf: (workload: Effective<Workload>) => readonly Registration[],
  awsControllers: readonly Effective<Workload>[],
): readonly TargetNamespace[] {
  const groups = new Map<
    string,
    { place: HomeNamespace; targets: [NamespaceTarget, ...NamespaceTarget[]] }
  >();
  for (const workload of workloads) {
    for (const { path, place, key } of registrationsOf(workload)) {
      const target = { workload, path };
      const group = groups.get(key);
      if (group) group.targets.push(target);
      else groups.set(key, { place, targets: [target] });
    }
  }
  return [...groups.values()].map(({ place: { name, manifest, ambiguous }, targets }) => ({
    name,
    manifest,
    ambiguous,
    autoMode: targets[0].path.autoMode,
    runsController: name !== null && awsControllers.some(({ namespace }) => valueOf(namespace) === name),
    targets,
  }));
}

/** A path by which pods are registered by their IP. */
export interface Registration {
  readonly path: TrafficPath;
  /** The namespace of the Service, for that is where the bindings live (domain-facts §C10). */
  readonly place: HomeNamespace;
  /** Tells namespaces of targets apart. */
  readonly key: string;
}

export function registrationsOf({ paths }: Exposure, index: ObjectIndex): readonly Registration[] {
  return paths.filter(registersByIp).map((path) => {
    const { service } = path.service;
    const place = homeNamespace(service, index);
    return { path, place, key: `${keyOf(place, service)} ${path.autoMode}` };
  });
}

function keyOf({ name, manifest }: HomeNamespace, { unit, uri }: Effective<Manifest>): string {
  if (manifest !== null) return JSON.stringify([manifest.manifest.at, manifest.unit]);
  return name === null ? `${unit ?? uri}?` : `${unit ?? ""} ${name}`;
}

/** Only AWS controllers inject gates, only for ip targets, and only proven paths count. */
function registersByIp({ loadBalancer, targetType, certainty }: TrafficPath): boolean {
  const isIp = targetType.state === "known" && targetType.value === "ip";
  return isIp && certainty === "proven" && awsLoadBalancers.has(loadBalancer);
}

const awsLoadBalancers: ReadonlySet<LoadBalancerKind> = new Set([
  "alb",
  "nlb",
  "gateway-alb",
  "gateway-nlb",
  "target-group",
]);

/** The AWS Load Balancer Controller itself. */
export function isAwsController(manifest: Workload): boolean {
  const labels = [manifest.labels, ...(manifest.pod ? [manifest.pod.labels] : [])];
  return labels.some(
    (found) => entry(found, "app.kubernetes.io/name")?.value === "aws-load-balancer-controller",
  );
}
