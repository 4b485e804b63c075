import { inFlightOf } from "../../core/shutdown/inFlight.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import { valueOf } from "../../core/yaml/field.ts";
import { describeHook } from "./hookEffect.ts";
import { settingsFacts } from "./settingsFacts.ts";
import { type AppliedWorkload, type HoverSubject, timelineOf } from "./subject.ts";
import { describeTraffic } from "./traffic.ts";
import { verdictOf } from "./verdict.ts";
import type { Writer } from "./writer.ts";

/** The facts behind a container's picture, as list items: its hook, its grace period, its traffic. */
export function factsOf(timeline: Timeline, of: AppliedWorkload, subject: HoverSubject): readonly string[] {
  const { writer } = subject;
  return [
    labelled("hook", describeHook(timeline, writer), writer),
    labelled("grace", describeGrace(timeline, writer), writer),
    ...describeInFlight(timeline, writer),
    ...describeTraffic(timeline, of, subject).map((line) => labelled("traffic", line, writer)),
    ...settingsFacts(timeline, subject).map((line) => labelled("settings", line, writer)),
  ];
}

/** `Grace: 90 s, counted from the deletion; SIGTERM at 70 s, SIGKILL at 90 s.` */
export function describeGrace({ grace, sigtermAt, sigkillAt }: Timeline, writer: Writer): string {
  if (grace.seconds === null) return writer.say("hover.grace.unknown");
  const id = grace.field.state === "known" ? "hover.grace.written" : "hover.grace.default";
  const period = writer.say(id, { seconds: grace.seconds });
  if (sigtermAt === null || sigkillAt === null) return writer.say("hover.grace.plain", { period });
  return writer.say("hover.grace.times", { period, sigterm: sigtermAt, sigkill: sigkillAt });
}

/** Requests that were accepted in time, and who ends those that take long (domain-facts §E4). */
function describeInFlight(timeline: Timeline, writer: Writer): readonly string[] {
  const inFlight = inFlightOf(timeline);
  if (inFlight === null) return [];
  const { allowedSeconds: allowed, killedAt: end, endedBy } = inFlight;
  return [labelled("in-flight", writer.say(`hover.in-flight.${endedBy}`, { allowed, end }), writer)];
}

/** A line for each other variant of the object, where it is applied more than once. */
export function variantNotes(
  applied: readonly AppliedWorkload[],
  { container }: Timeline,
  subject: HoverSubject,
): readonly string[] {
  const { writer, snapshot } = subject;
  if (applied.length < 2) return [];
  return applied.flatMap((of) => {
    const timeline = timelineOf(of, container);
    if (!timeline || of.workload.variant === null) return [];
    const { lead } = verdictOf(timeline, of, snapshot.complete, writer);
    return [writer.say("hover.variant", { variant: writer.code(of.workload.variant), lead })];
  });
}

export function labelled(label: string, text: string, writer: Writer): string {
  return writer.say("hover.labelled", { label: writer.strong(writer.say(`hover.label.${label}`)), text });
}

/** The containers of a pod that live until its end, for objects that speak of all of them. */
export function containerNotes(
  of: AppliedWorkload,
  told: Timeline,
  subject: HoverSubject,
): readonly string[] {
  const { writer, snapshot } = subject;
  const living = of.timelines.filter(({ container }) => container.role !== "init");
  if (living.length < 2) return [];
  return living
    .filter((timeline) => timeline !== told)
    .map((timeline) => {
      const { lead } = verdictOf(timeline, of, snapshot.complete, writer);
      return writer.say("hover.container", {
        container: writer.code(valueOf(timeline.container.name, "?")),
        lead,
      });
    });
}
