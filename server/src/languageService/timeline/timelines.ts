import type { Workload } from "../../core/kubernetes/workload.ts";
import { picturedWorkload } from "../../core/picture/picturedWorkload.ts";
import type { Effective } from "../../core/workspace/effective.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import { whereOf } from "../../core/yaml/field.ts";
import { suggestedSeconds, writeChosen } from "../../rules/fixes/chosenSeconds.ts";
import type { Fix } from "../../rules/rule.ts";
import type { ChosenTimes, TimelineAnswer, WorkloadTimeline } from "../api.ts";
import { applied, tellingTimeline } from "../hover/subject.ts";
import type { Render } from "../render.ts";
import { workloadsAt, workloadsIn } from "./timelineAt.ts";

/** More variants of one object than this say nothing new. */
const most = 20;

/** The timelines at an offset, or of a whole file. */
export function timelinesOf(
  uri: string,
  offset: number | null,
  snapshot: Snapshot,
  render: Render,
): TimelineAnswer {
  if (offset === null) {
    return { workloads: workloadsIn(uri, snapshot).flatMap((each) => describe(each, snapshot)), none: null };
  }
  const spoken = workloadsAt(uri, offset, snapshot);
  if (spoken.state === "none") return { workloads: [], none: render(spoken.why) };
  return {
    workloads: distinct(spoken.workloads.flatMap((each) => describe(each, snapshot))).slice(0, most),
    none: null,
  };
}

/** The fix that writes chosen seconds into the workload whose name stands at `offset`. */
export function chosenFix(
  uri: string,
  offset: number,
  { variant, container, ...seconds }: ChosenTimes,
  snapshot: Snapshot,
): Fix | undefined {
  const spoken = workloadsAt(uri, offset, snapshot);
  if (spoken.state === "none") return undefined;
  const workload = spoken.workloads.find((each) => each.variant === variant);
  if (!workload) return undefined;
  const subject = applied(workload, snapshot);
  const timeline = subject.timelines.filter(({ container: { role } }) => role !== "init")[container];
  if (!timeline) return undefined;
  return writeChosen(subject, timeline, seconds, snapshot.settingsFor(workload));
}

function describe(workload: Effective<Workload>, snapshot: Snapshot): readonly WorkloadTimeline[] {
  // Values and patches may give it another name, but it stands here.
  const { name } = workload.source;
  const place = snapshot.place(whereOf(name));
  const timelines = snapshot.timelines(workload);
  const telling = tellingTimeline(timelines);
  if (!place || !telling) return [];
  const picture = picturedWorkload(workload, timelines);
  const container = timelines.filter(({ container: { role } }) => role !== "init").indexOf(telling);
  const suggested = suggestedSeconds(telling, snapshot.settingsFor(workload));
  return [{ ...place, picture, container, suggested }];
}

/** Variants of one object that shut down alike are shown once. */
function distinct(all: readonly WorkloadTimeline[]): readonly WorkloadTimeline[] {
  const found = new Map<string, WorkloadTimeline>();
  for (const each of all) {
    const key = JSON.stringify([each.uri, each.span, each.picture.containers]);
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}
