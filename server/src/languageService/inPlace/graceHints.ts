import type { Timeline } from "../../core/shutdown/timeline.ts";
import { type Message, message } from "../../core/text/message.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import type { NoteInPlace } from "../api.ts";
import type { Render } from "../render.ts";
import { workloadsIn } from "../timeline/timelineAt.ts";

/** `= 70 delay + 20 to finish`, at each grace period that is written in this file. */
export function graceHints(uri: string, snapshot: Snapshot, render: Render): readonly NoteInPlace[] {
  const hints = new Map<number, NoteInPlace>();
  for (const workload of workloadsIn(uri, snapshot)) {
    const grace = workload.manifest.pod?.gracePeriod;
    const place = grace?.state === "known" ? snapshot.place(grace.at) : undefined;
    const parts = partsOf(snapshot.timelines(workload));
    if (place?.uri === uri && parts) hints.set(place.span.start, { span: place.span, text: render(parts) });
  }
  return [...hints.values()];
}

/**
 * Hooks overlap, so the longest one counts (domain-facts §A3), until it stops the server, which from then on has time to
 * finish. Null where one of them, or the period, is not known.
 */
function partsOf(timelines: readonly Timeline[]): Message | null {
  const living = timelines.filter(({ container }) => container.role !== "init");
  const grace = living[0]?.grace.seconds ?? null;
  if (grace === null || living.some(isNotKnown)) return null;
  const lengths = living.map(({ inputs: { delay } }) =>
    delay.state === "known" ? delay.seconds : Number.POSITIVE_INFINITY,
  );
  const hook = Math.max(...lengths);
  if (hook === Number.POSITIVE_INFINITY) return message("inlay.endless");
  return hook > grace
    ? message("inlay.too-short", { hook })
    : message("inlay.parts", { hook, left: grace - hook });
}

/** What the API server refuses has no length either. */
function isNotKnown({ inputs, hook }: Timeline): boolean {
  return (
    inputs.delay.state === "unknown" || (hook.state === "present" && hook.problem?.effect === "rejected")
  );
}
