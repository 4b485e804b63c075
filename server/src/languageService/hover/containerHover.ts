import type { Container, Workload } from "../../core/kubernetes/workload.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import { factsOf, variantNotes } from "./facts.ts";
import { laneOf } from "./lane.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { requiredParts } from "./requiredParts.ts";
import {
  type AppliedWorkload,
  appliedWorkloads,
  type HoverSubject,
  loss,
  type Page,
  timelineOf,
} from "./subject.ts";
import { verdictOf } from "./verdict.ts";

/** The name of a container: how it shuts down, and what that means for its requests. */
export function containerHover(subject: HoverSubject<Workload>, container: Container): Page | null {
  const told = tell(subject, container);
  if (!told) return null;
  const { span } = subject.pointed;
  return {
    span,
    blocks: [
      ...summary(told, subject),
      ...findingNotes(subject, span),
      ...sourceLine(subject, "prestop-missing"),
    ],
  };
}

/** `preStop`, or anything below it: the same, with what the required delay is made of. */
export function preStopHover(subject: HoverSubject<Workload>, container: Container): Page | null {
  const told = tell(subject, container);
  const { preStop } = container;
  if (!told || preStop.state === "absent") return null;
  const { span } = subject.pointed;
  const whole =
    preStop.state === "known" ? [preStop.value.keyAt.span, preStop.value.at.span] : [preStop.at.span];
  return {
    span,
    blocks: [
      ...summary(told, subject),
      ...(isRefused(told) ? [] : requiredParts(told.timeline, subject.writer)),
      ...findingNotes(subject, ...whole),
      ...sourceLine(
        subject,
        told.timeline.path?.scope === "external" ? "prestop-too-short" : "prestop-missing",
      ),
    ],
  };
}

function isRefused({ timeline: { hook } }: Told): boolean {
  return hook.state === "present" && hook.problem?.effect === "rejected";
}

interface Told {
  readonly timeline: Timeline;
  readonly of: AppliedWorkload;
  readonly all: readonly AppliedWorkload[];
}

/** The variant in which this container loses most. */
function tell(subject: HoverSubject<Workload>, container: Container): Told | undefined {
  const all = appliedWorkloads(subject);
  const worst = [...all].sort((a, b) => lossOf(b, container) - lossOf(a, container))[0];
  const timeline = worst && timelineOf(worst, container);
  return worst && timeline && { timeline, of: worst, all };
}

/** A variant without this container has nothing to tell. */
function lossOf(of: AppliedWorkload, container: Container): number {
  const timeline = timelineOf(of, container);
  return timeline ? loss([timeline]) : -1;
}

/** Verdict, picture and facts of one container; where the object is refused, there is no shutdown to speak of. */
function summary({ timeline, of, all }: Told, subject: HoverSubject<Workload>): readonly string[] {
  const { writer, snapshot } = subject;
  const verdict = verdictOf(timeline, of, snapshot.complete, writer);
  const lead = `${writer.strong(verdict.lead)} ${verdict.why}`;
  if (!verdict.drawn) return [lead];
  return [
    lead,
    ...laneOf(of, timeline, writer),
    writer.list([...factsOf(timeline, of, subject), ...variantNotes(all, timeline, subject)]),
  ];
}
