import { type Field, valueOf } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { TrafficSwitch } from "./workload.ts";

/**
 * How an Argo Rollout with this strategy leads requests from old pods to new ones, unknown where that cannot be read; null where
 * it certainly deletes old pods while they still get requests: a canary by numbers of pods alone, or one that takes pods away step by step. (argoproj/argo-rollouts,
 * docs/features/specification.md and bluegreen.md.)
 */
export function readTrafficSwitch(read: FieldReader, strategy: MappingField): TrafficSwitch | null {
  const blueGreen = read.mapping(strategy, "blueGreen");
  if (blueGreen.state !== "absent") {
    return switchOf(read, blueGreen, [read.name(blueGreen, "activeService")]);
  }
  const canary = read.mapping(strategy, "canary");
  if (read.mapping(canary, "trafficRouting").state === "absent") return null;
  if (valueOf(read.boolean(canary, "dynamicStableScale"), false)) return null;
  const pingPong = read.mapping(canary, "pingPong");
  const services =
    pingPong.state === "absent"
      ? [read.name(canary, "stableService")]
      : [read.name(pingPong, "pingService"), read.name(pingPong, "pongService")];
  return switchOf(read, canary, services);
}

function switchOf(
  read: FieldReader,
  chosen: MappingField,
  services: readonly Field<string>[],
): TrafficSwitch {
  return { services, keepsOldPods: read.integer(chosen, "scaleDownDelaySeconds") };
}
