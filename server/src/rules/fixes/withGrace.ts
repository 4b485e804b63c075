import type { Settings } from "../../core/settings.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import type { Message } from "../../core/text/message.ts";
import { message } from "../../core/text/message.ts";
import type { DocumentChange, Fix } from "../rule.ts";
import { alternativeFix, preferredFix } from "./fix.ts";
import { graceAtLeast } from "./grace.ts";
import { graceFor } from "./timing.ts";

/** A change that gives a hook a length of `seconds`, and the grace period that goes with it; only offered where that is not known. */
export function withGrace(
  timeline: Timeline,
  settings: Settings,
  title: Message,
  change: DocumentChange,
  seconds: number,
): Fix[] {
  const grace = graceFor(seconds, settings);
  const raise = graceAtLeast(timeline, grace);
  if (raise === null) return [alternativeFix(title, [change])];
  if (raise.length === 0) return [preferredFix(title, [change])];
  return [preferredFix(message("fix.and-grace", { title, grace }), [change, ...raise])];
}
