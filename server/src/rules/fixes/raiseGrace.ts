import type { PodTemplate } from "../../core/kubernetes/workload.ts";
import type { Settings } from "../../core/settings.ts";
import { type Message, message } from "../../core/text/message.ts";
import type { RunningHook } from "../longestHook.ts";
import type { DocumentChange, Fix } from "../rule.ts";
import { alternativeFix, preferredFix, refusedFix } from "./fix.ts";
import { setGrace } from "./grace.ts";
import { sleepSeconds } from "./sleepSeconds.ts";
import { delayFor, graceFor } from "./timing.ts";

/** What Kubernetes uses where nothing is written (domain-facts §A4). */
const DEFAULT_GRACE = 30;

/**
 * Raises the grace period to H + 20 s. Alternatives: H and the margin of the settings, where that is less; a shorter delay
 * that fits the present grace period of `grace` seconds, where that is still long enough for the load balancer.
 */
export function raiseGrace(longest: RunningHook, grace: number, settings: Settings): Fix[] {
  if (longest.bound === "endless") return endTheHook(longest, grace, settings);
  const { pod } = longest.timeline;
  const wanted = graceFor(longest.seconds, settings);
  if (longest.bound === "at-least") return [alternativeFix(...setTo(pod, Math.max(DEFAULT_GRACE, wanted)))];
  const least = Math.ceil(longest.seconds) + settings.shutdownMarginSeconds;
  return [
    preferredFix(...setTo(pod, wanted)),
    ...(least < wanted ? [alternativeFix(...setTo(pod, least))] : []),
    ...shortenDelay(longest, grace, settings),
  ];
}

function setTo(pod: PodTemplate, seconds: number): [Message, DocumentChange[]] {
  return [message("fix.raise-grace", { seconds }), [setGrace(pod, seconds)]];
}

/** `sleep infinity` gets the delay its load balancer needs. */
function endTheHook({ timeline, hook }: RunningHook, present: number, settings: Settings): Fix[] {
  const delay = delayFor(timeline.requiredSeconds ?? settings.requiredSeconds.clusterIP);
  const title = message("fix.lengthen-delay", { delay });
  const place = sleepSeconds(hook.handler);
  if (place === null) return [refusedFix(title, "reason.no-single-sleep")];
  const grace = graceFor(delay, settings);
  const write = place.write(delay);
  if (grace <= present) return [preferredFix(title, [write])];
  const both = message("fix.lengthen-delay-and-grace", { delay, grace });
  return [preferredFix(both, [write, setGrace(timeline.pod, grace)])];
}

/** The delay that leaves the usual reserve before the end of the present grace period. */
function shortenDelay({ timeline, hook, seconds }: RunningHook, grace: number, settings: Settings): Fix[] {
  const { requiredSeconds: required } = timeline;
  const place = sleepSeconds(hook.handler);
  if (place === null || required === null || hook.delay.state !== "known") return [];
  const excess = graceFor(seconds, settings) - grace;
  const delay = hook.delay.seconds - excess;
  if (delay < required || place.seconds <= excess) return [];
  return [alternativeFix(message("fix.shorten-delay", { delay }), [place.write(place.seconds - excess)])];
}
