import type { Container } from "../../core/kubernetes/workload.ts";
import type { Settings } from "../../core/settings.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import { message } from "../../core/text/message.ts";
import type { DocumentChange, Fix } from "../rule.ts";
import type { DelayStyle } from "./delayHook.ts";
import { delayHook, delayStyles } from "./delayHook.ts";
import { alternativeFix, preferredFix, refusedFix } from "./fix.ts";
import { graceAtLeast } from "./grace.ts";
import { setField } from "./setField.ts";
import { delayFor, graceFor } from "./timing.ts";

/**
 * Gives a container a preStop delay of R + 10 s and the pod the grace period that goes with it, in one action; whatever
 * stood under `preStop` is replaced. Alternatives: the other way to write the delay, and the delay alone where the
 * grace period leaves the application its margin already.
 */
export function addDelay(timeline: Timeline, settings: Settings): Fix[] {
  const delay = delayFor(timeline.requiredSeconds ?? settings.requiredSeconds.loadBalancer);
  const grace = graceFor(delay, settings);
  const [style, otherStyle] = delayStyles(timeline.container, timeline.pod, settings);
  if (style === undefined) return [refusedFix(message("fix.add-delay", { delay }), "reason.no-way-to-wait")];

  const raise = graceAtLeast(timeline, grace);
  const id = timeline.hook.state === "absent" ? "fix.add-delay" : "fix.replace-hook";
  const addOnly = message(id, { delay });
  const addBoth = message(`${id}-and-grace`, { delay, grace });
  const hook = setHook(timeline.container, style, delay);
  if (raise === null) return [refusedFix(addBoth, "reason.grace-unknown"), alternativeFix(addOnly, [hook])];

  const main = raise.length === 0 ? addOnly : addBoth;
  const fixes = [preferredFix(main, [hook, ...raise])];
  if (otherStyle !== undefined) {
    const otherHook = setHook(timeline.container, otherStyle, delay);
    fixes.push(alternativeFix(message(`fix.in-style-${otherStyle}`, { main }), [otherHook, ...raise]));
  }
  if (raise.length > 0 && leavesMargin(timeline, delay, settings))
    fixes.push(alternativeFix(addOnly, [hook]));
  return fixes;
}

/** Sets the whole hook of a container. One that a patch brings is set there: in the container it would have no effect. */
export function setHook(container: Container, style: DelayStyle, seconds: number): DocumentChange {
  const value = delayHook(style, seconds);
  return setField(container.at, [["lifecycle"], "preStop"], container.preStop, value);
}

function leavesMargin({ grace }: Timeline, delay: number, settings: Settings): boolean {
  return (grace.seconds ?? 0) - delay >= settings.shutdownMarginSeconds;
}
