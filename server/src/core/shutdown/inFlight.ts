import { valueOf } from "../yaml/field.ts";
import type { Timeline } from "./timeline.ts";

/** Requests that a container accepted before it stopped: who ends those that take long, and when. */
export interface InFlight {
  /** The deregistration delay or connection draining: so long the load balancer lets them run, in seconds. */
  readonly allowedSeconds: number;
  /** SIGKILL, in seconds after the deletion. */
  readonly killedAt: number;
  /**
   * `container`: it is killed before the load balancer would give up, so that more delay is of no use to anyone.
   * `loadBalancer`: it gives up first, while the container would still live (domain-facts §E4).
   */
  readonly endedBy: "container" | "loadBalancer";
}

/** Null where no file says how long the load balancer waits, or when the container ends. */
export function inFlightOf({ path, sigkillAt }: Timeline): InFlight | null {
  const delay = path?.deregistrationDelay;
  const allowedSeconds = delay ? valueOf(delay) : null;
  if (allowedSeconds === null || sigkillAt === null) return null;
  return {
    allowedSeconds,
    killedAt: sigkillAt,
    endedBy: sigkillAt < allowedSeconds ? "container" : "loadBalancer",
  };
}
