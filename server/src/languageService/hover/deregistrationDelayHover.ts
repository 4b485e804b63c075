import { describe } from "../../core/kubernetes/manifest.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { reachedWorkloads } from "./reached.ts";
import { type AppliedWorkload, type HoverSubject, type Page, tellingTimeline } from "./subject.ts";
import { shortened } from "./traffic.ts";

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
  const killed = describeKills(seconds, subject);
  return {
    span: pointed.span,
    blocks: [
      `${lead} ${writer.say("hover.deregistration.why")}`,
      ...(killed.length > 0 ? [writer.list(killed)] : []),
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

/** One line for each workload, and a word on a delay that outlives all of them: nobody waits for the rest of it (domain-facts §E4). */
export function describeKills(seconds: number, subject: HoverSubject): readonly string[] {
  const { writer } = subject;
  const workloads = reachedWorkloads(subject);
  const lines = shortened(
    workloads.flatMap((of) => describeKill(of, seconds, subject)),
    subject,
  );
  const ends = workloads.map((of) => tellingTimeline(of.timelines)?.sigkillAt ?? Number.POSITIVE_INFINITY);
  const longest = Math.max(0, ...ends);
  if (workloads.length === 0 || longest >= seconds) return lines;
  return [...lines, writer.say("hover.deregistration.idle", { seconds, longest })];
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
