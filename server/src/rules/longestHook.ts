import type { HookEffect, Timeline } from "../core/shutdown/timeline.ts";
import type { WorkloadSubject } from "./rule.ts";

/** A hook with the length it is proven to have. */
export interface RunningHook {
  readonly timeline: Timeline;
  readonly hook: Extract<HookEffect, { state: "present" }>;
  /** H in seconds; a lower bound where `bound` says so, 0 where it never ends. */
  readonly seconds: number;
  readonly bound: "exact" | "at-least" | "endless";
}

/**
 * The hook of a pod that takes longest. Hooks of all containers start together, so the pod needs the longest of them, not
 * their sum (domain-facts §A3, table G 38). Those the API server refuses never run.
 */
export function longestHook({ timelines }: WorkloadSubject): RunningHook | null {
  const running = timelines.flatMap(runningHook);
  return running.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

function runningHook(timeline: Timeline): RunningHook[] {
  const { hook } = timeline;
  if (hook.state !== "present" || hook.problem?.effect === "rejected") return [];
  const { total } = hook;
  if (total.state === "known") return [{ timeline, hook, seconds: total.seconds, bound: "exact" }];
  if (total.state === "unbounded") return [{ timeline, hook, seconds: 0, bound: "endless" }];
  return [{ timeline, hook, seconds: total.atLeast, bound: "at-least" }];
}

function rank({ bound, seconds }: RunningHook): number {
  return bound === "endless" ? Number.POSITIVE_INFINITY : seconds;
}
