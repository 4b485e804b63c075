import type { Workload } from "../../core/kubernetes/workload.ts";
import { containerNotes, factsOf, variantNotes } from "./facts.ts";
import { laneOf } from "./lane.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { appliedWorkloads, type HoverSubject, type Page, tellingTimeline } from "./subject.ts";
import { verdictOf } from "./verdict.ts";

/** The name or kind of a workload: the shutdown of the container that best stands for its pods. */
export function workloadHover(subject: HoverSubject<Workload>): Page | null {
  const { manifest, writer, snapshot, pointed } = subject;
  if (manifest.nature === "knative") return knative(subject);
  const all = appliedWorkloads(subject);
  const of = all[0];
  const timeline = of && tellingTimeline(of.timelines);
  if (!of || !timeline) return null;
  const verdict = verdictOf(timeline, of, snapshot.complete, writer);
  const facts = factsOf(timeline, of, subject);
  return {
    span: pointed.span,
    blocks: [
      `${writer.strong(verdict.lead)} ${verdict.why}`,
      ...(verdict.drawn ? laneOf(of, timeline, writer) : []),
      writer.list([
        ...facts,
        ...containerNotes(of, timeline, subject),
        ...variantNotes(all, timeline, subject),
      ]),
      ...findingNotes(subject, pointed.span),
      ...sourceLine(subject, "prestop-missing"),
    ],
  };
}

/** Knative writes the hook and the grace period itself, and refuses those of the user (domain-facts §B). */
function knative({ pointed, writer }: HoverSubject<Workload>): Page {
  return {
    span: pointed.span,
    blocks: [`${writer.strong(writer.say("hover.knative"))} ${writer.say("hover.knative.why")}`],
  };
}
