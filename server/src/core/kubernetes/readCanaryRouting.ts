import type { Field } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { AlbAction, CanaryRouting } from "./workload.ts";

/** Null without a canary strategy (argoproj/argo-rollouts, docs/features/traffic-management/alb.md). */
export function readCanaryRouting(read: FieldReader, canary: MappingField): CanaryRouting | null {
  if (canary.state !== "known") return null;
  const pingPong = read.mapping(canary, "pingPong");
  const stable = read.name(canary, "stableService");
  const services = [
    stable,
    read.name(canary, "canaryService"),
    read.name(pingPong, "pingService"),
    read.name(pingPong, "pongService"),
  ];
  return {
    services: services.filter(isWritten),
    alb: readAlb(read, read.mapping(canary, "trafficRouting", "alb"), stable),
  };
}

function readAlb(read: FieldReader, alb: MappingField, stable: Field<string>): AlbAction | null {
  if (alb.state !== "known") return null;
  const root = read.name(alb, "rootService");
  const ingresses = [read.name(alb, "ingress"), ...read.names(alb, "ingresses")];
  return {
    action: root.state === "absent" ? stable : root,
    ingresses: ingresses.filter(isWritten),
    port: read.integer(alb, "servicePort"),
  };
}

function isWritten({ state }: { readonly state: string }): boolean {
  return state !== "absent";
}
