import type { Settings } from "../../core/settings.ts";
import { message } from "../../core/text/message.ts";
import type { Fix } from "../rule.ts";
import type { StopsFirst } from "../stopsFirst.ts";
import { setHook } from "./addDelay.ts";
import { delayStyles } from "./delayHook.ts";
import { alternativeFix, preferredFix, refusedFix } from "./fix.ts";
import { graceAtLeast } from "./grace.ts";
import { sleepSeconds } from "./sleepSeconds.ts";
import { graceFor } from "./timing.ts";

/** Gives the needed container the delay of the one that needs it. The images of proxies often hold no program to wait with. */
export function waitAsLong(found: StopsFirst, settings: Settings): Fix[] {
  const { needed } = found;
  const delay = Math.ceil(found.delay);
  const [style] = delayStyles(needed.container, needed.pod, settings);
  const isAbsent = needed.hook.state === "absent";
  const title = message(isAbsent ? "fix.add-delay" : "fix.lengthen-delay", { delay });
  if (style === undefined) return [refusedFix(title, "reason.no-way-to-wait")];
  const place = needed.hook.state === "present" ? sleepSeconds(needed.container, needed.hook.handler) : null;
  if (!isAbsent && place === null) return [refusedFix(title, "reason.no-single-sleep")];
  const wait = place === null ? setHook(needed.container, style, delay) : place.write(delay);
  const grace = graceFor(delay, settings);
  const raise = graceAtLeast(needed, grace);
  if (raise === null) return [alternativeFix(title, [wait])];
  if (raise.length === 0) return [preferredFix(title, [wait])];
  return [preferredFix(message("fix.and-grace", { title, grace }), [wait, ...raise])];
}
