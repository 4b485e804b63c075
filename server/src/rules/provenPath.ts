import type { Timeline } from "../core/shutdown/timeline.ts";

/** True where a load balancer or a proxy certainly sends requests to this container. */
export function provenPath({ path }: Timeline): boolean {
  return path?.certainty === "proven";
}
