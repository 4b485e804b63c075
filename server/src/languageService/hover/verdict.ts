import type { Timeline } from "../../core/shutdown/timeline.ts";
import { type Message, message } from "../../core/text/message.ts";
import { valueOf } from "../../core/yaml/field.ts";
import { describeProblem } from "./hookEffect.ts";
import type { AppliedWorkload } from "./subject.ts";
import type { Writer } from "./writer.ts";

/** The first thing a reader learns: one sentence in bold, and one that says why. */
export interface Verdict {
  readonly lead: string;
  readonly why: string;
  /** A picture of the shutdown helps: false where the object never reaches the cluster, or no time is known. */
  readonly drawn: boolean;
}

/** What the shutdown of one container means for requests, from its timeline alone. */
export function verdictOf(
  timeline: Timeline,
  of: AppliedWorkload,
  complete: boolean,
  writer: Writer,
): Verdict {
  const container = writer.code(valueOf(timeline.container.name, "?"));
  const { hook, lostWindow, requiredSeconds, stopsAcceptingAt } = timeline;
  if (hook.state === "present" && hook.problem?.effect === "rejected") {
    const why = writer.words(describeProblem(hook.problem));
    return { lead: writer.say("hover.refused"), why: writer.say("hover.refused.why", { why }), drawn: false };
  }
  if (requiredSeconds === null)
    return { ...withoutTraffic(timeline, of, complete, container, writer), drawn: true };
  const sender = senderOf(timeline);
  const figures = { container, sender, required: requiredSeconds };
  if (requiredSeconds === 0)
    return {
      lead: writer.say("hover.not-needed"),
      why: writer.say("hover.not-needed.why", figures),
      drawn: true,
    };
  if (lostWindow !== null) {
    const { from, to } = lostWindow;
    return {
      lead: writer.say(from === 0 ? "hover.lost-at-once" : "hover.lost", { from, to }),
      why: writer.say(`hover.lost.${causeOf(timeline)}`, { ...figures, from }),
      drawn: true,
    };
  }
  if (stopsAcceptingAt === null) {
    // What is known of the hook is no use where the grace period may end it at any time.
    const isGrace = hook.state === "present" && hook.delay.state !== "unknown";
    return {
      lead: writer.say(isGrace ? "hover.grace-not-readable" : "hover.not-readable"),
      why: writer.say("hover.not-readable.why", figures),
      drawn: true,
    };
  }
  const id = of.exposure.state === "unknown" ? "hover.enough-inside" : "hover.enough";
  const why = writer.say(`${id}.why`, { ...figures, stops: stopsAcceptingAt });
  return { lead: writer.say(id), why, drawn: true };
}

/** The load balancer in a few words; clients inside the cluster where there is none. */
export function senderOf({ path }: Timeline): Message {
  return path === null ? message("hover.sender.cluster") : message(`hover.sender.${path.loadBalancer}`);
}

function causeOf({ hook, grace, lostWindow }: Timeline): string {
  if (hook.state !== "present") return "no-hook";
  if (hook.problem !== null && lostWindow?.from === 0) return "broken-hook";
  const cut =
    hook.delay.state !== "known" || hook.delay.seconds > (grace.seconds ?? Number.POSITIVE_INFINITY);
  return cut ? "cut-off" : "short-hook";
}

function withoutTraffic(
  { serving }: Timeline,
  { exposure, workload }: AppliedWorkload,
  complete: boolean,
  container: string,
  writer: Writer,
): Pick<Verdict, "lead" | "why"> {
  const say = (id: string) => ({
    lead: writer.say(`hover.${id}`),
    why: writer.say(`hover.${id}.why`, { container }),
  });
  if (!complete) return say("indexing");
  if (workload.patched) return say(workload.conditional ? "conditional" : "patched");
  if (exposure.state === "unknown") return say("exposure-unknown");
  if (exposure.state === "none") return say("no-traffic");
  return say(serving === "no" ? "not-serving" : "reach-unknown");
}
