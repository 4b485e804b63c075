import { describe } from "../core/kubernetes/manifest.ts";
import type { Timeline } from "../core/shutdown/timeline.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import type { Location } from "../core/text/span.ts";
import type { TrafficPath } from "../core/traffic/exposure.ts";
import { whereOf } from "../core/yaml/field.ts";
import { frontEnd, mostServices, servicesFor } from "./naming.ts";
import { oldPodsAreKept } from "./oldPodsAreKept.ts";
import type { Related, WorkloadSubject } from "./rule.ts";

/** The objects that prove where the traffic comes from: front end first, Service last. */
export function trafficProof(subject: WorkloadSubject, timeline: Timeline): Related[] {
  if (timeline.path !== null) return distinct([...pathProof(timeline.path), ...keptPods(subject, timeline)]);
  return servicesFor(subject, timeline)
    .slice(0, mostServices)
    .map((service) => ({
      at: whereOf(service.name),
      message: message("related.service-selects", { service: describe(service) }),
    }));
}

/** Why an update loses nothing, at the strategy that says so. */
function keptPods({ workload: { manifest } }: WorkloadSubject, timeline: Timeline): Related[] {
  const { type } = manifest.strategy;
  const seconds = oldPodsAreKept(manifest, timeline);
  if (typeof seconds !== "number" || type.state !== "known") return [];
  return [{ at: type.at, message: message("related.keeps-old-pods", { seconds }) }];
}

/** The steps of one path. */
export function pathProof(path: TrafficPath): Related[] {
  return path.via.map((step, index) => {
    const object = `${step.kind}/${step.name}`;
    if (index === 0) return { at: step.at, message: sendsRequests(path) };
    const isService = index === path.via.length - 1;
    return {
      at: step.at,
      message: isService
        ? message("related.service-selects", { service: object })
        : message("related.leads-on", { object }),
    };
  });
}

function sendsRequests(path: TrafficPath): Message {
  const { targetType } = path;
  if (targetType.state === "unknown") return message("related.sends-requests", { frontEnd: frontEnd(path) });
  return message(`related.sends-requests-to-${targetType.value}`, { frontEnd: frontEnd(path) });
}

/** The list without places that were named before. */
export function distinct(related: readonly Related[]): Related[] {
  const seen = new Set<string>();
  return related.filter(({ at }) => {
    const place = placeKey(at);
    return !seen.has(place) && seen.add(place);
  });
}

function placeKey({ document, span }: Location): string {
  return `${document}:${span.start}:${span.end}`;
}
