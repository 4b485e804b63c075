import type { Field } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { AlbAction } from "./workload.ts";

/** The action that an Argo Rollout with this canary strategy writes, null where it writes none. */
export function readAlbAction(read: FieldReader, canary: MappingField): AlbAction | null {
  const alb = read.mapping(canary, "trafficRouting", "alb");
  if (alb.state !== "known") return null;
  const root = read.name(alb, "rootService");
  return {
    name: root.state === "absent" ? read.name(canary, "stableService") : root,
    ingresses: [read.name(alb, "ingress"), ...read.names(alb, "ingresses")].filter(isWritten),
    services: readServices(read, canary).filter(isWritten),
    port: read.integer(alb, "servicePort"),
  };
}

function readServices(read: FieldReader, canary: MappingField): readonly Field<string>[] {
  const pingPong = read.mapping(canary, "pingPong");
  return pingPong.state === "absent"
    ? [read.name(canary, "stableService"), read.name(canary, "canaryService")]
    : [read.name(pingPong, "pingService"), read.name(pingPong, "pongService")];
}

function isWritten({ state }: Field<string>): boolean {
  return state !== "absent";
}
