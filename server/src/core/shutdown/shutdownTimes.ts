import type { Length } from "../shell/hookLength.ts";
import { proven } from "../shell/length.ts";

/** What decides the shutdown of one container. All of it can be serialised, so that "what if" can be asked anywhere. */
export interface ShutdownInputs {
  /** D: until the server first stops accepting connections. Zero without a hook. */
  readonly delay: Length;
  /** H: until the hook ends. */
  readonly total: Length;
  /** G in seconds; null where unknown. */
  readonly graceSeconds: number | null;
  /** R in seconds; null where no traffic comes or exposure is unknown. */
  readonly requiredSeconds: number | null;
}

/** Moments in seconds since the pod was deleted; null where they cannot be known. */
export interface ShutdownTimes {
  /** The server stops accepting connections: min(D, G). */
  readonly stopsAcceptingAt: number | null;
  /** min(H, G) (domain-facts §A3). */
  readonly sigtermAt: number | null;
  /** max(G, sigtermAt + 2): the kubelet leaves at least 2 s (domain-facts §A3.4). Where SIGTERM is not known, the earliest moment. */
  readonly sigkillAt: number | null;
  /** New requests are refused in this stretch. */
  readonly lostWindow: { readonly from: number; readonly to: number } | null;
}

/** Other seconds than those of the manifests: the question "what if". */
export interface ShutdownOverrides {
  readonly delaySeconds?: number;
  readonly graceSeconds?: number;
  readonly requiredSeconds?: number;
}

/** The kubelet leaves a container at least this many seconds between SIGTERM and SIGKILL (domain-facts §A3.4). */
const MINIMUM_GRACE_AFTER_SIGTERM = 2;

/** The only place that knows how D, H, G and R meet. */
export function shutdownTimes(inputs: ShutdownInputs): ShutdownTimes {
  const { delay, total, graceSeconds: grace } = inputs;
  // No traffic needs no time.
  const required = inputs.requiredSeconds ?? 0;
  const stopsAcceptingAt = cutAt(delay, grace);
  // What may have ended the container at some moment takes the hook with it: nothing behind that moment is proven.
  const mayEndBefore = delay.state === "unknown" && proven(delay) < proven(total);
  const sigtermAt = cutAt(mayEndBefore ? delay : total, grace);
  const loses = stopsAcceptingAt !== null && stopsAcceptingAt < required;
  return {
    stopsAcceptingAt,
    sigtermAt,
    sigkillAt: sigkillAt(sigtermAt, grace),
    lostWindow: loses ? { from: stopsAcceptingAt, to: required } : null,
  };
}

/** The inputs with other seconds. What a hook does after the server has stopped takes as long as before. */
export function overridden(inputs: ShutdownInputs, overrides: ShutdownOverrides): ShutdownInputs {
  const { delaySeconds, graceSeconds, requiredSeconds } = overrides;
  return {
    ...inputs,
    ...(delaySeconds === undefined ? {} : withDelay(inputs, delaySeconds)),
    ...(graceSeconds === undefined ? {} : { graceSeconds }),
    ...(requiredSeconds === undefined ? {} : { requiredSeconds }),
  };
}

function withDelay(
  { delay, total }: ShutdownInputs,
  seconds: number,
): Pick<ShutdownInputs, "delay" | "total"> {
  const rest = delay.state === "known" && total.state === "known" ? total.seconds - delay.seconds : 0;
  return {
    delay: { state: "known", seconds },
    total: { state: "known", seconds: seconds + Math.max(0, rest) },
  };
}

/** When a length of the hook ends: by itself, or cut off by the grace period (domain-facts §A3). */
function cutAt(length: Length, grace: number | null): number | null {
  if (length.state === "unbounded") return grace;
  // What is proven of it may be enough to reach the end of the grace period, which for a period of 0 is the beginning.
  if (length.state === "unknown") return length.atLeast >= (grace ?? Number.POSITIVE_INFINITY) ? grace : null;
  if (grace === null) return length.seconds === 0 ? 0 : null;
  return Math.min(length.seconds, grace);
}

function sigkillAt(sigtermAt: number | null, grace: number | null): number | null {
  return grace === null ? null : Math.max(grace, (sigtermAt ?? 0) + MINIMUM_GRACE_AFTER_SIGTERM);
}
