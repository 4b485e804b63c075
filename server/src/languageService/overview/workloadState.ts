import type { Timeline } from "../../core/shutdown/timeline.ts";
import { type Message, message } from "../../core/text/message.ts";
import type { WorkloadState } from "../api.ts";
import { loss } from "../hover/subject.ts";

/** What the overview says of a workload behind a load balancer, in one word and in a few. */
export interface Judgement {
  readonly state: WorkloadState;
  readonly summary: Message;
}

/**
 * The worst of its serving containers. `warned` means that a finding at warning or above, which nobody suppressed, speaks
 * of the workload: then it is at risk even where no stretch of time can be named (a readiness gate that is missing).
 */
export function judgeWorkload(timelines: readonly Timeline[], warned: boolean): Judgement {
  const serving = timelines.filter(({ serving }) => serving === "yes");
  const seconds = loss(serving);
  if (seconds > 0) return { state: "at-risk", summary: message("overview.loses", { seconds }) };
  if (warned) return { state: "at-risk", summary: message("overview.warned") };
  const shortest = [...serving].sort((a, b) => (a.stopsAcceptingAt ?? -1) - (b.stopsAcceptingAt ?? -1))[0];
  if (shortest === undefined || shortest.stopsAcceptingAt === null)
    return { state: "unknown", summary: message("overview.unknown") };
  return { state: "safe", summary: safeSummary(shortest, shortest.stopsAcceptingAt) };
}

function safeSummary({ sigtermAt, sigkillAt }: Timeline, delay: number): Message {
  return sigtermAt === null || sigkillAt === null
    ? message("overview.drains", { delay })
    : message("overview.drains-and-finishes", { delay, finish: sigkillAt - sigtermAt });
}
