import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Workload } from "../core/kubernetes/workload.ts";
import type { Exposure } from "../core/traffic/exposure.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import { valueOf } from "../core/yaml/field.ts";
import type { Finding } from "../rules/rule.ts";

/** Whether what a finding says rests on the default values of a chart: those who install it may give others. */
export function restsOnDefaults(
  finding: Finding,
  object: Effective<Manifest> | null,
  snapshot: Snapshot,
): boolean {
  if (object === null || !isOfChart(object)) return false;
  if (object.defaults) return true;
  if (!isWorkload(object)) return false;
  const { pod } = object.manifest;
  const hooks = pod?.containers
    .filter(({ name }) => finding.container === null || valueOf(name) === finding.container)
    .map(({ preStop }) => preStop);
  return holdsDefault([pod?.gracePeriod, hooks]) || trafficRestsOnDefaults(snapshot.exposure(object));
}

function isWorkload(object: Effective<Manifest>): object is Effective<Workload> {
  return object.manifest.type === "workload";
}

/** The objects of a chart have its description as their unit. */
export function isOfChart({ unit }: Effective<Manifest>): boolean {
  return unit?.endsWith("/Chart.yaml") ?? false;
}

function trafficRestsOnDefaults({ paths, services }: Exposure): boolean {
  const frontEnds = paths.map(({ via: [front] }) => front.object);
  return [...services.map(({ service }) => service), ...frontEnds].some(
    ({ defaults, manifest }) => defaults === true || holdsDefault({ ...manifest, name: null, labels: null }),
  );
}

/** Some field among plain data is known by default values only. */
function holdsDefault(data: unknown): boolean {
  if (typeof data !== "object" || data === null) return false;
  if ("basis" in data && data.basis === "chart-default") return true;
  return Object.values(data).some(holdsDefault);
}
