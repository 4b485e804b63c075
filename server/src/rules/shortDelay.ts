import type { HookEffect, Timeline } from "../core/shutdown/timeline.ts";

/** A hook that works, with a delay that is known and too short. */
export interface ShortDelay {
  readonly hook: Extract<HookEffect, { state: "present" }>;
  /** D in seconds. */
  readonly delay: number;
  /** R in seconds. */
  readonly required: number;
}

/** Null where D is long enough, or where one of D and R is not known. */
export function shortDelay({ hook, requiredSeconds: required }: Timeline): ShortDelay | null {
  if (hook.state !== "present" || hook.problem !== null || required === null) return null;
  if (hook.delay.state !== "known" || hook.delay.seconds >= required) return null;
  return { hook, delay: hook.delay.seconds, required };
}

/** A native sleep of 0 says that no delay is wanted (table G 26). */
export function isSwitchedOff({ hook, delay }: ShortDelay): boolean {
  return delay === 0 && hook.handler?.type === "sleep";
}
