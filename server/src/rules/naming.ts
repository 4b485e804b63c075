import type { Manifest, Service } from "../core/kubernetes/manifest.ts";
import { describe } from "../core/kubernetes/manifest.ts";
import type { Container } from "../core/kubernetes/workload.ts";
import type { Timeline } from "../core/shutdown/timeline.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import type { Location } from "../core/text/span.ts";
import type { TrafficPath } from "../core/traffic/exposure.ts";
import type { Effective } from "../core/workspace/effective.ts";
import { valueOf, whereOf } from "../core/yaml/field.ts";
import type { ObjectName, WorkloadSubject } from "./rule.ts";

/** The object a finding speaks of. */
export function objectName(object: Effective<Manifest>): ObjectName {
  const { kind, name } = object.manifest;
  return { kind, namespace: valueOf(object.namespace), name: valueOf(name, "") };
}

/** `Deployment/web`, for messages. */
export function workloadName({ workload }: WorkloadSubject): string {
  return describe(workload.manifest);
}

/** The name of a container, or a question mark where it cannot be read. */
export function containerName(container: Container): string {
  return valueOf(container.name, "?");
}

/** Where a finding about a container sits: its name, else its image. */
export function nameplate({ name, image }: Container): Location {
  return name.state === "absent" ? whereOf(image) : name.at;
}

/** What sends the requests, for messages: `ALB Ingress/shop`, else the Services. */
export function sender(subject: WorkloadSubject, timeline: Timeline): Message {
  if (timeline.path !== null) return frontEnd(timeline.path);
  const names = [...new Set(servicesFor(subject, timeline).map(describe))];
  const named = names.slice(0, mostServices).join(", ");
  const count = names.length - mostServices;
  const services = count > 0 ? message("sender.services-and-more", { services: named, count }) : named;
  return message("sender.services", { services });
}

/** A sentence names no more Services than these, and a finding shows no more of them as its proof. */
export const mostServices = 10;

/** The Services that reach a container, or may reach it. */
export function servicesFor({ exposure, timelines }: WorkloadSubject, timeline: Timeline): Service[] {
  const index = timelines.indexOf(timeline);
  return exposure.services
    .filter(({ reaches }) => reaches[index] !== "no")
    .map(({ service }) => service.manifest);
}

/** `ALB Ingress/shop`. */
export function frontEnd(path: TrafficPath): Message {
  const [{ kind, name }] = path.via;
  return message("sender.front-end", {
    loadBalancer: message(`load-balancer.${path.loadBalancer}`),
    object: `${kind}/${name}`,
  });
}
