import type { Workload } from "../../core/kubernetes/workload.ts";
import { proven } from "../../core/shell/length.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import { factsOf } from "./facts.ts";
import { laneOf } from "./lane.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import {
  type AppliedWorkload,
  appliedWorkloads,
  type HoverSubject,
  type Page,
  tellingTimeline,
} from "./subject.ts";

/** A Spot instance is taken back 120 s after its notice (domain-facts §E3): a longer period is not always granted. */
const SPOT_NOTICE = 120;

/** `terminationGracePeriodSeconds` of a pod: what is left of it for the application. */
export function gracePeriodHover(subject: HoverSubject<Workload>): Page | null {
  const { writer, pointed, manifest } = subject;
  const of = appliedWorkloads(subject)[0];
  const timeline = of && longestShutdown(of);
  if (!of || !timeline || !manifest.pod) return null;
  const { lead, why, drawn } = verdict(timeline, subject);
  const { gracePeriod } = manifest.pod;
  const value = gracePeriod.state === "absent" ? [] : [gracePeriod.at.span];
  return {
    span: pointed.span,
    blocks: [
      `${writer.strong(lead)} ${why}`,
      ...(drawn ? laneOf(of, timeline, writer) : []),
      ...(drawn ? [writer.list([...factsOf(timeline, of, subject), ...remarks(of, timeline, subject)])] : []),
      ...findingNotes(subject, pointed.span, ...value),
      ...sourceLine(subject, "grace-period-too-short"),
    ],
  };
}

/** Hooks overlap, so the container whose hook takes longest decides (domain-facts §A3). */
function longestShutdown(of: AppliedWorkload): Timeline | undefined {
  const length = ({ hook }: Timeline) => {
    if (hook.state !== "present" || hook.problem?.effect === "rejected") return 0;
    return proven(hook.total);
  };
  const longest = Math.max(0, ...of.timelines.map(length));
  return longest > 0
    ? of.timelines.find((timeline) => length(timeline) === longest)
    : tellingTimeline(of.timelines);
}

interface GraceVerdict {
  readonly lead: string;
  readonly why: string;
  /** False where Kubernetes refuses the object: then there is no shutdown to speak of. */
  readonly drawn: boolean;
}

function verdict({ grace, hook, sigtermAt, sigkillAt }: Timeline, { writer }: HoverSubject): GraceVerdict {
  const say = (id: string, args: Readonly<Record<string, string | number>> = {}, drawn = true) => ({
    lead: writer.say(`hover.grace-verdict.${id}`, args),
    why: writer.say(`hover.grace-verdict.${id}.why`, args),
    drawn,
  });
  if (grace.seconds === null) return say("unknown");
  if (grace.seconds === 0) return say("zero");
  if (grace.field.state === "known" && grace.field.value < 0) return say("negative");
  const left = sigkillAt !== null && sigtermAt !== null ? sigkillAt - sigtermAt : 0;
  const figures = { grace: grace.seconds, left };
  if (hook.state === "absent") return say("no-hook", figures);
  if (hook.state === "unknown" || sigtermAt === null) return say("hook-unknown", figures);
  if (hook.total.state === "unbounded") return say("endless", figures);
  const total = proven(hook.total);
  // What the hook may have ended takes the hook with it, so that only the time before is sure (domain-facts, table G 5).
  if (total > grace.seconds && proven(hook.delay) <= grace.seconds && proven(hook.delay) < total) {
    return say("may-be-cut", { ...figures, hook: total });
  }
  if (total > grace.seconds) {
    const refused = hook.handler?.type === "sleep" && hook.problem === null;
    return say(refused ? "refused" : "hook-cut", { ...figures, hook: total }, !refused);
  }
  return total === 0 ? say("no-wait", figures) : say("left", { ...figures, hook: total });
}

function remarks(of: AppliedWorkload, { grace }: Timeline, { writer }: HoverSubject): readonly string[] {
  const hooks = of.timelines.filter(({ hook }) => hook.state === "present");
  return [
    ...(hooks.length > 1 ? [writer.say("hover.grace-note.overlap", { count: hooks.length })] : []),
    ...((grace.seconds ?? 0) > SPOT_NOTICE
      ? [writer.say("hover.grace-note.spot", { seconds: SPOT_NOTICE })]
      : []),
  ];
}
