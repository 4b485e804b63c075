import type { Field, Known } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { YamlMapping } from "../yaml/tree.ts";
import type { StrategyShape, WorkloadKind } from "./apiKinds.ts";
import type { ManifestBase } from "./manifest.ts";
import { graceOutsidePodSpec } from "./misplacedGrace.ts";
import { readAlbAction } from "./readAlbAction.ts";
import { readPodTemplate } from "./readPodTemplate.ts";
import { readTrafficSwitch } from "./readTrafficSwitch.ts";
import type { UpdateStrategy, Workload } from "./workload.ts";

/** Anything that makes pods (domain-facts §B). */
export function readWorkload(
  read: FieldReader,
  base: ManifestBase,
  root: Known<YamlMapping>,
  kind: WorkloadKind,
): Workload {
  const spec = read.mapping(root, "spec");
  const workloadRef = base.kind === "Rollout" ? readWorkloadRef(read, spec) : null;
  return {
    type: "workload",
    nature: kind.nature,
    replicas: read.integer(spec, "replicas"),
    strategy: readStrategy(read, spec, kind.strategy),
    // A Rollout with a workloadRef has no pods of its own; its template, if any, is empty (table G 62).
    pod: workloadRef === null ? readPodTemplate(read, read.mapping(root, ...kind.template)) : null,
    podPath: kind.template,
    workloadRef,
    albAction: base.kind === "Rollout" ? readAlbAction(read, read.mapping(spec, "strategy", "canary")) : null,
    trafficSwitch: base.kind === "Rollout" ? readTrafficSwitch(read, read.mapping(spec, "strategy")) : null,
    misplacedGracePeriods: graceOutsidePodSpec(read, root, kind.template),
    ...base,
  };
}

function readWorkloadRef(read: FieldReader, spec: MappingField): Workload["workloadRef"] {
  const reference = read.mapping(spec, "workloadRef");
  // An unreadable spec says nothing about a reference: the pods are then unknown as a whole.
  if (reference.state === "absent" || spec.state !== "known") return null;
  return { kind: read.keyword(reference, "kind"), name: read.name(reference, "name") };
}

function readStrategy(read: FieldReader, spec: MappingField, shape: StrategyShape | null): UpdateStrategy {
  if (shape === null) {
    const none = spec.state === "known" ? ({ state: "absent", owner: spec.at } as const) : spec;
    return { type: none, maxSurge: none, maxUnavailable: none };
  }
  const strategy = read.mapping(spec, shape.key);
  if (shape.limits === "choice") return readChosenStrategy(read, strategy);
  const limits = shape.limits === "same" ? strategy : read.mapping(strategy, shape.limits);
  return { type: read.keyword(strategy, "type"), ...readLimits(read, limits) };
}

/** The strategy of an Argo Rollout is named by the key that is present, and that key is where it stands. */
function readChosenStrategy(read: FieldReader, strategy: MappingField): UpdateStrategy {
  for (const name of ["canary", "blueGreen"]) {
    const chosen = read.mapping(strategy, name);
    if (chosen.state === "absent") continue;
    const type: Field<string> =
      chosen.state === "known" ? { ...chosen, value: name, at: chosen.key ?? chosen.at, key: null } : chosen;
    return { type, ...readLimits(read, chosen) };
  }
  return { type: read.keyword(strategy, "canary"), ...readLimits(read, strategy) };
}

function readLimits(
  read: FieldReader,
  limits: MappingField,
): Pick<UpdateStrategy, "maxSurge" | "maxUnavailable"> {
  return {
    maxSurge: read.intOrString(limits, "maxSurge"),
    maxUnavailable: read.intOrString(limits, "maxUnavailable"),
  };
}
