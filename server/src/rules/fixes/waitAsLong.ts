import type { Settings } from "../../core/settings.ts";
import { message } from "../../core/text/message.ts";
import type { Fix } from "../rule.ts";
import type { StopsFirst } from "../stopsFirst.ts";
import { setHook } from "./addDelay.ts";
import { delayStyles } from "./delayHook.ts";
import { refusedFix } from "./fix.ts";
import { lengthenDelay } from "./lengthenDelay.ts";
import { withGrace } from "./withGrace.ts";

/** Gives the needed container the delay of the one that needs it. The images of proxies often hold no program to wait with. */
export function waitAsLong({ needed, delay, ownDelay }: StopsFirst, settings: Settings): Fix[] {
  const { container, pod, hook } = needed;
  const seconds = Math.ceil(delay);
  if (hook.state === "present") return lengthenDelay(needed, { hook, delay: ownDelay }, seconds, settings);
  const [style] = delayStyles(container, pod, settings);
  const title = message("fix.add-delay", { delay: seconds });
  if (style === undefined) return [refusedFix(title, "reason.no-way-to-wait")];
  return withGrace(needed, settings, title, setHook(container, style, seconds), seconds);
}
