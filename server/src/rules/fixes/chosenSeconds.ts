import type { Settings } from "../../core/settings.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import { message } from "../../core/text/message.ts";
import type { DocumentChange, Fix, WorkloadSubject } from "../rule.ts";
import { setHook } from "./addDelay.ts";
import { delayStyles } from "./delayHook.ts";
import { alternativeFix, refusedFix } from "./fix.ts";
import { setGrace } from "./grace.ts";
import { sleepSeconds } from "./sleepSeconds.ts";
import { delayFor, graceFor } from "./timing.ts";

/** Seconds that somebody chose; what is left out stays as it is. */
export interface ChosenSeconds {
  readonly delaySeconds?: number;
  readonly graceSeconds?: number;
}

/** Writes chosen seconds wherever they stand, or where they would stand: whole ones, because the fields take no others. */
export function writeChosen(
  subject: WorkloadSubject,
  timeline: Timeline,
  { delaySeconds, graceSeconds }: ChosenSeconds,
  settings: Settings,
): Fix {
  const title = message("fix.chosen-seconds");
  if (subject.workload.patched) return refusedFix(title, "reason.patched");
  const delay = delaySeconds === undefined ? [] : delayChanges(timeline, Math.ceil(delaySeconds), settings);
  if (typeof delay === "string") return refusedFix(title, delay);
  const same = graceSeconds === undefined || Math.ceil(graceSeconds) === timeline.grace.seconds;
  const grace = same ? [] : [setGrace(timeline.pod, Math.ceil(graceSeconds))];
  return alternativeFix(title, [...delay, ...grace]);
}

/** The delay and the grace period that quick fixes would write for this container. */
export function suggestedSeconds(timeline: Timeline, settings: Settings): Required<ChosenSeconds> {
  const delaySeconds = delayFor(timeline.requiredSeconds ?? settings.requiredSeconds.loadBalancer);
  const graceSeconds = Math.max(graceFor(delaySeconds, settings), timeline.grace.seconds ?? 0);
  return { delaySeconds, graceSeconds };
}

/** A string is the reason why it cannot be written. */
function delayChanges(
  { container, pod, hook }: Timeline,
  seconds: number,
  settings: Settings,
): readonly DocumentChange[] | string {
  if (hook.state === "unknown") return "reason.hook-unknown";
  if (seconds <= 0) return hook.state === "absent" ? [] : "reason.no-delay";
  if (hook.state === "present" && hook.problem === null) {
    if (hook.delay.state !== "known" && hook.delay.state !== "unbounded") return "reason.no-single-sleep";
    const place = sleepSeconds(hook.handler);
    if (place === null) return "reason.no-single-sleep";
    // Whatever else the hook waits for stays part of its delay.
    const others = hook.delay.state === "known" ? hook.delay.seconds - place.seconds : 0;
    return [place.write(Math.max(0, Math.ceil(seconds - others)))];
  }
  const [style] = delayStyles(container, pod, settings);
  return style === undefined ? "reason.no-way-to-wait" : [setHook(container, style, seconds)];
}
