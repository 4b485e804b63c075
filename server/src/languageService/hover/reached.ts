import type { Workload } from "../../core/kubernetes/workload.ts";
import type { Effective } from "../../core/workspace/effective.ts";
import { valueOf, whereOf } from "../../core/yaml/field.ts";
import { describePlace } from "./places.ts";
import { type AppliedWorkload, applied, type HoverSubject, loss, tellingTimeline } from "./subject.ts";
import { shortened } from "./traffic.ts";
import { verdictOf } from "./verdict.ts";

/** The workloads that an object of a file sends requests to, each once, those that lose most first. */
export function reachedWorkloads({ snapshot, variants }: HoverSubject): readonly AppliedWorkload[] {
  const reached = variants.flatMap((object) => snapshot.reachedFrom(object));
  return [...new Set(reached.map(({ workload }) => workload))]
    .map((workload) => applied(workload, snapshot))
    .sort((a, b) => loss(b.timelines) - loss(a.timelines));
}

/** One line per workload: its name, its place, and what its shutdown means. */
export function describeWorkloads(
  workloads: readonly AppliedWorkload[],
  subject: HoverSubject,
): readonly string[] {
  return shortened(
    workloads.map((of) => describeWorkload(of, subject)),
    subject,
  );
}

function describeWorkload(of: AppliedWorkload, subject: HoverSubject): string {
  const { writer, snapshot } = subject;
  const named = nameWorkload(of.workload, subject);
  const timeline = tellingTimeline(of.timelines);
  if (!timeline) return named;
  const { lead } = verdictOf(timeline, of, snapshot.complete, writer);
  return writer.say("hover.container", { container: named, lead });
}

/** The names and places of workloads, each once. */
export function nameWorkloads(
  workloads: readonly Effective<Workload>[],
  subject: HoverSubject,
): readonly string[] {
  return shortened([...new Set(workloads.map((workload) => nameWorkload(workload, subject)))], subject);
}

function nameWorkload({ manifest, variant }: Effective<Workload>, subject: HoverSubject): string {
  const { writer } = subject;
  const object = writer.say("hover.object", {
    kind: writer.text(manifest.kind),
    name: writer.code(valueOf(manifest.name, "?")),
    place: describePlace(whereOf(manifest.name), subject),
  });
  return variant === null
    ? object
    : writer.say("hover.object-variant", { object, variant: writer.code(variant) });
}
