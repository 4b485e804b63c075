import type { Settings } from "../../core/settings.ts";

/** Seconds added to R, so that a slow deregistration still fits: 70 for the 60 of an ALB (domain-facts §E2). */
const DELAY_RESERVE = 10;
/** Seconds left for the application after the hook: the proven pair is 70 and 90 (domain-facts §E2, §E3). */
const SHUTDOWN_RESERVE = 20;

/** The delay that fixes write for R. Whole seconds, because native sleep takes no others. */
export function delayFor(requiredSeconds: number): number {
  return Math.ceil(requiredSeconds + DELAY_RESERVE);
}

/** The grace period that fixes write for a hook of H seconds; a larger margin in the settings counts. */
export function graceFor(hookSeconds: number, settings: Settings): number {
  return Math.ceil(hookSeconds + Math.max(SHUTDOWN_RESERVE, settings.shutdownMarginSeconds));
}
