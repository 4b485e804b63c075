import type { Settings } from "../../../server/src/core/settings.ts";
import type { Exposure, TrafficPath } from "../../../server/src/core/traffic/exposure.ts";
import type { Field } from "../../../server/src/core/yaml/field.ts";
import { documents, snapshotOf, workloadNamed } from "../../support/workspaceOf.ts";

/** One file of several documents. */
export const one = (...texts: string[]) => ({ "all.yaml": documents(...texts) });

export function exposureOf(
  files: Readonly<Record<string, string>>,
  name = "web",
  settings?: Settings,
): Exposure {
  const snapshot = snapshotOf(files, settings);
  return snapshot.exposure(workloadNamed(snapshot, name));
}

/** `alb ip external R60 Ingress/web Service/web`, one line per path. */
export function paths(exposure: Exposure): string[] {
  return exposure.paths.map((path) =>
    [
      path.loadBalancer,
      path.targetType.state === "known" ? path.targetType.value : "?",
      path.scope,
      `R${path.requiredSeconds}`,
      ...(path.certainty === "likely" ? ["likely"] : []),
      ...(path.autoMode ? ["auto"] : []),
      ...path.via.map((step) => `${step.kind}/${step.name}`),
    ].join(" "),
  );
}

/** The only path of a workload. */
export function onlyPath(exposure: Exposure): TrafficPath {
  const [path, ...others] = exposure.paths;
  if (path === undefined || others.length > 0) throw new Error(`${exposure.paths.length} paths`);
  return path;
}

/** `45`, `null`, or `unknown wrong-type 4000`. */
export function told(field: Field<number> | null): string {
  if (field === null) return "null";
  if (field.state === "known") return `${field.value}`;
  return field.state === "absent" ? "absent" : `unknown ${field.reason} ${field.text}`;
}

/** The settings of a path that are not null, by name. */
export function attributesOf({ deregistrationDelay, attributes }: TrafficPath): Record<string, string> {
  const all = Object.entries({ deregistrationDelay, ...attributes });
  return Object.fromEntries(all.flatMap(([name, field]) => (field === null ? [] : [[name, told(field)]])));
}
