import type { Settings } from "../../core/settings.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import { message } from "../../core/text/message.ts";
import type { RunningHook } from "../longestHook.ts";
import type { DocumentChange, Fix } from "../rule.ts";
import { alternativeFix, preferredFix, refusedFix } from "./fix.ts";
import { graceAtLeast } from "./grace.ts";
import { sleepSeconds } from "./sleepSeconds.ts";
import { delayFor, graceFor } from "./timing.ts";

/** What Kubernetes uses where nothing is written (domain-facts §A4). */
const DEFAULT_GRACE = 30;

/**
 * Raises the grace period to H + 20 s. Alternatives: H and the margin of the settings, where that is less; a shorter delay
 * that fits the grace period as it stands, where that is still long enough for the load balancer.
 */
export function raiseGrace(longest: RunningHook, settings: Settings): Fix[] {
  if (longest.bound === "endless") return endTheHook(longest, settings);
  const wanted = graceFor(longest.seconds, settings);
  if (longest.bound === "at-least") {
    const seconds = Math.max(DEFAULT_GRACE, wanted);
    return offer(longest, seconds).map((changes) => alternativeFix(setTo(seconds), changes));
  }
  const least = Math.ceil(longest.seconds) + settings.shutdownMarginSeconds;
  return [
    ...offer(longest, wanted).map((changes) => preferredFix(setTo(wanted), changes)),
    ...(least < wanted ? offer(longest, least) : []).map((changes) => alternativeFix(setTo(least), changes)),
    ...shortenDelay(longest, settings),
  ];
}

function setTo(seconds: number) {
  return message("fix.raise-grace", { seconds });
}

/** Nothing to offer where that much is written already. */
function offer({ timeline }: RunningHook, seconds: number): (readonly DocumentChange[])[] {
  const changes = raised(timeline, seconds);
  return changes.length === 0 ? [] : [changes];
}

/** Of a grace period that cannot be read the rule says nothing. */
function raised(timeline: Timeline, seconds: number): readonly DocumentChange[] {
  return graceAtLeast(timeline, seconds) ?? [];
}

/** `sleep infinity` gets the delay its load balancer needs. */
function endTheHook({ timeline, hook }: RunningHook, settings: Settings): Fix[] {
  const delay = delayFor(timeline.requiredSeconds ?? settings.requiredSeconds.clusterIP);
  const title = message("fix.lengthen-delay", { delay });
  const place = sleepSeconds(timeline.container, hook.handler);
  if (place === null) return [refusedFix(title, "reason.no-single-sleep")];
  const raise = raised(timeline, graceFor(delay, settings));
  const both = message("fix.lengthen-delay-and-grace", { delay, grace: graceFor(delay, settings) });
  return [preferredFix(raise.length === 0 ? title : both, [place.write(delay), ...raise])];
}

/** The delay that leaves the usual reserve before the end of the present grace period. */
function shortenDelay({ timeline, hook, seconds }: RunningHook, settings: Settings): Fix[] {
  const { grace, requiredSeconds: required, container } = timeline;
  const place = sleepSeconds(container, hook.handler);
  if (place === null || grace.seconds === null || required === null || hook.delay.state !== "known")
    return [];
  const excess = graceFor(seconds, settings) - grace.seconds;
  const delay = hook.delay.seconds - excess;
  if (delay < required || place.seconds <= excess) return [];
  return [alternativeFix(message("fix.shorten-delay", { delay }), [place.write(place.seconds - excess)])];
}
