import type { Timeline } from "../core/shutdown/timeline.ts";

/** True where a load balancer or a proxy certainly sends requests to this container. */
export function provenPath({ serving, path }: Timeline): boolean {
  return serving === "yes" && path !== null && path.certainty === "proven";
}
