import type { TrafficPath } from "../../core/traffic/exposure.ts";
import { healthChecksOf } from "../../core/traffic/healthChecks.ts";
import { valueOf } from "../../core/yaml/field.ts";
import { labelled } from "./facts.ts";
import type { HoverSubject } from "./subject.ts";

/**
 * How the load balancer of a path treats its targets, as far as files say: requests in flight, health checks, slow start
 * and idle timeout. List items; empty where nothing is written (domain-facts §C5, §E4, §E5).
 */
export function describeTargets(path: TrafficPath | undefined, subject: HoverSubject): readonly string[] {
  if (path === undefined) return [];
  return [
    ...drainLine(path, subject),
    ...healthCheckLine(path, subject),
    ...slowStartLine(path, subject),
    ...idleTimeoutLine(path, subject),
  ];
}

function drainLine({ deregistrationDelay }: TrafficPath, { writer }: HoverSubject): readonly string[] {
  const seconds = deregistrationDelay && valueOf(deregistrationDelay);
  if (seconds === null) return [];
  return [labelled("in-flight", writer.say("hover.targets.drain", { seconds }), writer)];
}

/** Only what somebody has written: defaults would be one more line in every hover. */
export function healthCheckLine(path: TrafficPath, { writer }: HoverSubject): readonly string[] {
  const checks = healthChecksOf(path);
  if (checks === null || checks.isDefault) return [];
  const { isDefault: _, ...figures } = checks;
  return [labelled("health", writer.say("hover.targets.health", figures), writer)];
}

/** Zero switches it off. */
export function slowStartLine({ attributes }: TrafficPath, { writer }: HoverSubject): readonly string[] {
  const seconds = attributes.slowStart && valueOf(attributes.slowStart);
  if (!seconds) return [];
  return [labelled("slow-start", writer.say("hover.targets.slow-start", { seconds }), writer)];
}

export function idleTimeoutLine({ attributes }: TrafficPath, { writer }: HoverSubject): readonly string[] {
  const seconds = attributes.idleTimeout && valueOf(attributes.idleTimeout);
  if (seconds === null) return [];
  return [labelled("idle", writer.say("hover.targets.idle", { seconds }), writer)];
}
