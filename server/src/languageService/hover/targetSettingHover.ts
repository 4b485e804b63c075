import { deregistrationDelayHover, describeKills } from "./deregistrationDelayHover.ts";
import { pathsFrom } from "./frontEndHover.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { reachedWorkloads } from "./reached.ts";
import type { HoverSubject, Page } from "./subject.ts";
import { healthCheckLine, idleTimeoutLine, slowStartLine } from "./targets.ts";

/** What a setting of a load balancer is about. */
type Topic = "target-group" | "health" | "load-balancer" | "draining";

const ALB = "alb.ingress.kubernetes.io/";
const NLB = "service.beta.kubernetes.io/aws-load-balancer-";
const AGIC = "appgw.ingress.kubernetes.io/";

/** Annotations of domain-facts §C5, §C6 and §F that say how targets are treated. */
const topics: ReadonlyMap<string, Topic> = new Map([
  [`${ALB}target-group-attributes`, "target-group"],
  [`${NLB}target-group-attributes`, "target-group"],
  [`${ALB}load-balancer-attributes`, "load-balancer"],
  ...["healthcheck-interval-seconds", "healthy-threshold-count", "unhealthy-threshold-count"].map(
    (key) => [`${ALB}${key}`, "health"] as const,
  ),
  ...["healthcheck-interval", "healthcheck-healthy-threshold", "healthcheck-unhealthy-threshold"].map(
    (key) => [`${NLB}${key}`, "health"] as const,
  ),
  [`${AGIC}connection-draining`, "draining"],
  [`${AGIC}connection-draining-timeout`, "draining"],
]);

/** What an annotation is about, where it is one of these. */
export function topicOf(key: string): Topic | undefined {
  return topics.get(key);
}

/** A setting of a target group or load balancer: what it means for a rolling update. Null where it means nothing to one. */
export function targetSettingHover(subject: HoverSubject, key: string, topic: Topic): Page | null {
  const paths = reachedWorkloads(subject).flatMap(({ exposure }) => exposure.paths);
  const [path] = pathsFrom(paths, subject.manifest);
  if (topic === "target-group")
    return deregistrationDelayHover(subject, key, path ? slowStartLine(path, subject) : []);
  if (path === undefined) return null;
  switch (topic) {
    case "health":
      return page(subject, "health", healthCheckLine(path, subject));
    case "load-balancer":
      return page(subject, "idle", idleTimeoutLine(path, subject));
    case "draining": {
      const delay = path.deregistrationDelay;
      const kills = delay?.state === "known" ? describeKills(delay.value, subject) : [];
      return page(subject, "draining", kills);
    }
  }
}

function page(subject: HoverSubject, topic: string, lines: readonly string[]): Page | null {
  const { writer, pointed } = subject;
  if (lines.length === 0) return null;
  const lead = writer.strong(writer.say(`hover.targets.${topic}.lead`));
  return {
    span: pointed.span,
    blocks: [
      `${lead} ${writer.say(`hover.targets.${topic}.why`)}`,
      writer.list(lines),
      ...findingNotes(subject, pointed.span, pointed.value.span),
      ...sourceLine(subject, "prestop-too-short"),
    ],
  };
}
