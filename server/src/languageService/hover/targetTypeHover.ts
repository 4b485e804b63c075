import type { Location } from "../../core/text/span.ts";
import type { TrafficPath } from "../../core/traffic/exposure.ts";
import { labelled } from "./facts.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { describePlace } from "./places.ts";
import { describeWorkloads, reachedWorkloads } from "./reached.ts";
import type { HoverSubject, Page } from "./subject.ts";
import { type AppliedWorkload, applied } from "./subject.ts";

/** A target type, in an annotation or in the spec of an AWS object: what it means, and whether it decides here. */
export function targetTypeHover(subject: HoverSubject): Page {
  const { pointed } = subject;
  const { overridden, facts } = decision(subject);
  return {
    span: pointed.span,
    blocks: [
      overridden ?? meaning(subject),
      ...(facts.length > 0 ? [subject.writer.list(facts)] : []),
      ...findingNotes(subject, pointed.span, pointed.value.span),
      ...sourceLine(subject, "readiness-gate-label-missing"),
    ],
  };
}

function meaning(subject: HoverSubject): string {
  const { writer, pointed, settings } = subject;
  const value = pointed.value.kind === "scalar" ? pointed.value.text : null;
  const id = value === "ip" || value === "instance" ? value : value === null ? "unreadable" : "invalid";
  const args = {
    value: writer.code(value ?? ""),
    ip: writer.code("ip"),
    instance: writer.code("instance"),
    seconds: settings.requiredSeconds[isNlb(subject) ? nlb(id) : alb(id)],
  };
  const lead = writer.strong(writer.say(`hover.target-type.${id}`, args));
  return `${lead} ${writer.say(`hover.target-type.${id}.why`, args)}`;
}

function isNlb({ pointed }: HoverSubject): boolean {
  return pointed.path.at(-1) === NLB_TARGET_TYPE;
}

/** The annotation of Services that ask for an NLB (domain-facts §C6). */
export const NLB_TARGET_TYPE = "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type";
/** The annotation of Ingresses and of Services behind them (domain-facts §C4). */
export const ALB_TARGET_TYPE = "alb.ingress.kubernetes.io/target-type";

function alb(type: string): "albIp" | "albInstance" {
  return type === "instance" ? "albInstance" : "albIp";
}

function nlb(type: string): "nlbIp" | "nlbInstance" {
  return type === "instance" ? "nlbInstance" : "nlbIp";
}

/** Which workloads the value decides for, or what decides in its place (domain-facts §C4). */
function decision(subject: HoverSubject): {
  readonly overridden?: string;
  readonly facts: readonly string[];
} {
  const { writer, snapshot } = subject;
  if (!snapshot.complete) return { facts: [writer.say("hover.target-type.indexing")] };
  const decided = snapshot.files
    .flatMap((uri) => snapshot.workloads(uri))
    .map((workload) => applied(workload, snapshot))
    .filter(({ exposure }) => exposure.paths.some((path) => decidesHere(path, subject)));
  if (decided.length > 0) {
    return { facts: describeWorkloads(decided, subject).map((line) => labelled("decides", line, writer)) };
  }
  const [above] = overriding(reachedWorkloads(subject));
  if (!above) return { facts: [writer.say("hover.target-type.no-workload")] };
  const lead = writer.strong(writer.say("hover.target-type.overridden"));
  const why = writer.say("hover.target-type.overridden.why", { place: describePlace(above, subject) });
  return { overridden: `${lead} ${why}`, facts: [] };
}

function decidesHere(
  { targetType }: TrafficPath,
  { snapshot, uri, documentStart, pointed }: HoverSubject,
): boolean {
  const place = targetType.at && snapshot.place(targetType.at);
  return place?.uri === uri && place.span.start - documentStart === pointed.value.span.start;
}

/** The values that decide for what this object reaches, each once. */
function overriding(workloads: readonly AppliedWorkload[]): readonly Location[] {
  const paths = workloads.flatMap(({ exposure }) => exposure.paths);
  const places = paths.flatMap(({ targetType }) => targetType.at ?? []);
  return [...new Map(places.map((at) => [`${at.document}:${at.span.start}`, at])).values()];
}
