import { proven } from "../core/shell/length.ts";
import type { HookEffect, Timeline } from "../core/shutdown/timeline.ts";
import type { WorkloadSubject } from "./rule.ts";

/** A hook with the length it is proven to have. */
export interface RunningHook {
  readonly timeline: Timeline;
  readonly hook: Extract<HookEffect, { state: "present" }>;
  /** How long it runs for certain, in seconds; a lower bound where `bound` says so, 0 where it never ends. */
  readonly seconds: number;
  readonly bound: "exact" | "at-least" | "endless";
  /**
   * How long it goes on where the application has not ended by then; null where nothing in the hook may have ended it. A
   * container that ends takes its hook with it (domain-facts, table G 5).
   */
  readonly unlessEnded: { readonly seconds: number; readonly bound: "exact" | "at-least" } | null;
}

/**
 * The hook of a pod that takes longest. Hooks of all containers start together, so the pod needs the longest of them, not
 * their sum (domain-facts §A3, table G 38). Those the API server refuses never run.
 */
export function longestHook({ timelines }: WorkloadSubject): RunningHook | null {
  const running = timelines.flatMap(runningHook);
  return running.sort((a, b) => rank(b) - rank(a) || beyond(b) - beyond(a))[0] ?? null;
}

function runningHook(timeline: Timeline): RunningHook[] {
  const { hook } = timeline;
  if (hook.state !== "present" || hook.problem?.effect === "rejected") return [];
  const { delay, total } = hook;
  const own = { timeline, hook };
  const whole = proven(total);
  const untilStop = proven(delay);
  if (untilStop < whole) return [{ ...own, seconds: untilStop, bound: "at-least", unlessEnded: rest(hook) }];
  if (total.state === "unbounded") return [{ ...own, seconds: 0, bound: "endless", unlessEnded: null }];
  const bound = total.state === "known" ? "exact" : "at-least";
  return [{ ...own, seconds: whole, bound, unlessEnded: null }];
}

/** A wait without end for an application that was told to stop is no mistake: it ends with it. */
function rest({ total }: RunningHook["hook"]): RunningHook["unlessEnded"] {
  if (total.state === "unbounded") return null;
  return { seconds: proven(total), bound: total.state === "known" ? "exact" : "at-least" };
}

function rank({ bound, seconds }: RunningHook): number {
  return bound === "endless" ? Number.POSITIVE_INFINITY : seconds;
}

function beyond({ unlessEnded }: RunningHook): number {
  return unlessEnded?.seconds ?? 0;
}
