import type { Service } from "../../core/kubernetes/manifest.ts";
import { type Message, message } from "../../core/text/message.ts";
import type { TrafficPath } from "../../core/traffic/exposure.ts";
import { valueOf } from "../../core/yaml/field.ts";
import { labelled } from "./facts.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { describeWorkloads, reachedWorkloads } from "./reached.ts";
import type { AppliedWorkload, HoverSubject, Page } from "./subject.ts";
import { describePath, longestPath, shortened } from "./traffic.ts";

/** The name or kind of a Service: which pods it reaches, and who sends requests to it. */
export function serviceHover(subject: HoverSubject<Service>): Page {
  const { writer, pointed } = subject;
  const workloads = reachedWorkloads(subject);
  const paths = pathsThrough(workloads, subject);
  const frontEnds = [...new Set(paths.map((path) => describePath(path, subject)))];
  const items = [
    ...describeWorkloads(workloads, subject).map((line) => labelled("reaches", line, writer)),
    ...shortened(frontEnds, subject).map((line) => labelled("traffic", line, writer)),
    ...remarks(subject),
  ];
  return {
    span: pointed.span,
    blocks: [
      lead(workloads, paths, subject),
      ...(items.length > 0 ? [writer.list(items)] : []),
      ...findingNotes(subject, pointed.span),
      ...sourceLine(subject, "prestop-missing"),
    ],
  };
}

function lead(
  workloads: readonly AppliedWorkload[],
  paths: readonly TrafficPath[],
  subject: HoverSubject<Service>,
): string {
  const { writer, snapshot, manifest } = subject;
  const say = (id: string, args: Message["args"] = {}) =>
    `${writer.strong(writer.say(`hover.service.${id}`, args))} ${writer.say(`hover.service.${id}.why`, args)}`;
  const longest = longestPath(paths);
  if (!snapshot.complete) return say("indexing");
  if (valueOf(manifest.serviceType) === "ExternalName" || !manifest.selector.present)
    return say("no-selector");
  if (workloads.length === 0) return say("reaches-nothing");
  if (longest) {
    return say("front-end", {
      sender: message(`hover.sender.${longest.loadBalancer}`),
      seconds: longest.requiredSeconds,
    });
  }
  return say(workloads.some(({ exposure }) => exposure.state === "unknown") ? "unknown" : "cluster");
}

function pathsThrough(
  workloads: readonly AppliedWorkload[],
  { variants }: HoverSubject<Service>,
): readonly TrafficPath[] {
  const paths = workloads.flatMap(({ exposure }) => exposure.paths);
  return paths.filter(({ service }) => variants.includes(service.service));
}

/** A terminating pod then stays a ready endpoint, so that no delay helps (domain-facts §A2). */
function remarks({ manifest, writer }: HoverSubject<Service>): readonly string[] {
  if (!valueOf(manifest.publishNotReadyAddresses, false)) return [];
  return [writer.say("hover.service.stays-ready", { field: writer.code("publishNotReadyAddresses") })];
}
