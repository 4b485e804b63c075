import type { Settings } from "../../core/settings.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import { message } from "../../core/text/message.ts";
import type { Fix } from "../rule.ts";
import type { ShortDelay } from "../shortDelay.ts";
import { alternativeFix, preferredFix, refusedFix } from "./fix.ts";
import { graceAtLeast } from "./grace.ts";
import { sleepSeconds } from "./sleepSeconds.ts";
import { graceFor } from "./timing.ts";
import { waitFirst } from "./waitFirst.ts";

/** Writes a longer delay where the hook says how long it waits, and the grace period that goes with it, in one action. */
export function lengthenDelay(
  timeline: Timeline,
  short: Pick<ShortDelay, "hook" | "delay">,
  delay: number,
  settings: Settings,
): Fix[] {
  const { hook } = short;
  const title = message("fix.lengthen-delay", { delay });
  const place = sleepSeconds(hook.handler) ?? waitFirst(timeline, hook);
  if (place === null) return [refusedFix(title, "reason.no-single-sleep")];

  const added = delay - short.delay;
  const total = hook.total.state === "known" ? hook.total.seconds + added : delay;
  const write = place.write(Math.ceil(place.seconds + added));
  const raise = graceAtLeast(timeline, graceFor(total, settings));
  const both = message("fix.lengthen-delay-and-grace", { delay, grace: graceFor(total, settings) });
  if (raise === null) return [refusedFix(both, "reason.grace-unknown"), alternativeFix(title, [write])];
  return [preferredFix(raise.length === 0 ? title : both, [write, ...raise])];
}
