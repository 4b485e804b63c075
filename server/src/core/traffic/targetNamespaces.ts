import { entry } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import type { Effective } from "../workspace/effective.ts";
import { type HomeNamespace, homeNamespace } from "../workspace/homeNamespace.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf } from "../yaml/field.ts";
import type { Exposure, NamespaceTarget, TargetNamespace, TrafficPath } from "./exposure.ts";

/** Every namespace in which AWS controllers register the pods of this folder by their IP (domain-facts §D4). */
export function findTargetNamespaces(
  workloads: readonly Effective<Workload>[],
  exposureOf: (workload: Effective<Workload>) => Exposure,
  placeOf: (path: TrafficPath) => PlaceOfTargets,
): readonly TargetNamespace[] {
  const groups = new Map<string, { place: PlaceOfTargets; targets: NamespaceTarget[] }>();
  for (const workload of workloads) {
    for (const path of exposureOf(workload).paths.filter(registersByIp)) {
      const place = placeOf(path);
      const key = `${place.key} ${path.autoMode}`;
      const group = groups.get(key) ?? { place, targets: [] };
      groups.set(key, group);
      group.targets.push({ workload, path });
    }
  }
  const controllers = workloads.filter(isController);
  return [...groups.values()].map(({ place, targets }) => ({
    name: place.name,
    manifest: place.manifest,
    ambiguous: place.ambiguous,
    autoMode: targets[0]?.path.autoMode ?? false,
    runsController: controllers.some((workload) => sameNamespace(workload, place.name)),
    targets,
  }));
}

/** Only AWS controllers inject gates, only for ip targets, and only proven paths count. */
function registersByIp({ loadBalancer, targetType, certainty }: TrafficPath): boolean {
  const isAws = ["alb", "nlb", "gateway-alb", "gateway-nlb", "target-group"].includes(loadBalancer);
  return isAws && certainty === "proven" && targetType.state === "known" && targetType.value === "ip";
}

/** A namespace of targets, told apart from others by its key. */
export interface PlaceOfTargets extends HomeNamespace {
  readonly key: string;
}

/** The namespace of the Service, for that is where the bindings live (domain-facts §C10). */
export function placeOfTargets(path: TrafficPath, index: ObjectIndex): PlaceOfTargets {
  const { service } = path.service;
  const home = homeNamespace(service, index);
  if (home.manifest !== null) {
    return { ...home, key: JSON.stringify([home.manifest.manifest.at, home.manifest.unit]) };
  }
  return {
    ...home,
    key: home.name === null ? `${service.unit ?? service.uri}?` : `${service.unit ?? ""} ${home.name}`,
  };
}

function isController({ manifest }: Effective<Workload>): boolean {
  const labels = [manifest.labels, ...(manifest.pod ? [manifest.pod.labels] : [])];
  return labels.some(
    (found) => entry(found, "app.kubernetes.io/name")?.value === "aws-load-balancer-controller",
  );
}

function sameNamespace(workload: Effective<Workload>, name: string | null): boolean {
  return name !== null && valueOf(workload.namespace) === name;
}
