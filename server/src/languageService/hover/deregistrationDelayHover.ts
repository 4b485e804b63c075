import { describe } from "../../core/kubernetes/manifest.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { reachedWorkloads } from "./reached.ts";
import { type AppliedWorkload, type HoverSubject, type Page, tellingTimeline } from "./subject.ts";
import { shortened } from "./traffic.ts";

/** Annotations that hold attributes of target groups (domain-facts §C5, §C6). */
export const TARGET_GROUP_ATTRIBUTES: ReadonlySet<string> = new Set([
  "alb.ingress.kubernetes.io/target-group-attributes",
  "service.beta.kubernetes.io/aws-load-balancer-target-group-attributes",
]);

/** What AWS takes where nothing is written, in seconds (domain-facts §C5). */
const AWS_DEFAULT = 300;

/**
 * The deregistration delay: it is for requests in flight, and often taken for the time in which new ones may arrive
 * (domain-facts §E4).
 */
export function deregistrationDelayHover(subject: HoverSubject): Page {
  const { writer, pointed } = subject;
  const written = pointed.value.kind === "scalar" ? secondsIn(pointed.value.text) : null;
  const seconds = written ?? AWS_DEFAULT;
  const id = written === null ? "default" : "written";
  const lead = writer.strong(writer.say(`hover.deregistration.${id}`, { seconds }));
  const killed = reachedWorkloads(subject).flatMap((of) => describeKill(of, seconds, subject));
  return {
    span: pointed.span,
    blocks: [
      `${lead} ${writer.say("hover.deregistration.why")}`,
      ...(killed.length > 0 ? [writer.list(shortened(killed, subject))] : []),
      ...findingNotes(subject, pointed.span, pointed.value.span),
      ...sourceLine(subject, "prestop-too-short"),
    ],
  };
}

/** `deregistration_delay.timeout_seconds` of a `k=v,k=v` list. */
function secondsIn(text: string): number | null {
  const value = /(?:^|,)\s*deregistration_delay\.timeout_seconds\s*=\s*(\d{1,6})\s*(?:,|$)/.exec(text)?.[1];
  return value === undefined ? null : Number(value);
}

/** A pod that ends before the delay does takes its requests with it, whatever the load balancer would allow. */
function describeKill(of: AppliedWorkload, seconds: number, { writer }: HoverSubject): readonly string[] {
  const end = tellingTimeline(of.timelines)?.sigkillAt ?? null;
  if (end === null) return [];
  const workload = writer.code(describe(of.workload.manifest));
  return [
    writer.say(end < seconds ? "hover.deregistration.cut" : "hover.deregistration.fits", { workload, end }),
  ];
}
