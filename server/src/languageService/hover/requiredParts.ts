import type { Timeline } from "../../core/shutdown/timeline.ts";
import { hasTargetType } from "./traffic.ts";
import type { Writer } from "./writer.ts";

/**
 * What the required delay is made of, and how each part is measured on one's own cluster (domain-facts §E1): the default
 * is a rule of thumb, and the setting is there for those who know better.
 */
export function requiredParts({ path, requiredSeconds }: Timeline, writer: Writer): readonly string[] {
  if (path === null || requiredSeconds === null || requiredSeconds === 0) return [];
  const setting = writer.code(`podgrace.requiredSeconds.${path.requiredBy}`);
  const parts =
    path.scope === "proxy"
      ? ["proxy"]
      : hasTargetType(path)
        ? ["controller", "propagation", "round-trip"]
        : ["cloud", "round-trip"];
  if (path.targetType.state === "known" && path.targetType.value === "instance") parts.push("kube-proxy");
  const names = {
    call: writer.code("DeregisterTargets"),
    metric: writer.code("kubeproxy_network_programming_duration_seconds"),
    field: writer.code("target_processing_time"),
  };
  const heading = writer.strong(writer.say("hover.required", { seconds: requiredSeconds }));
  const items = parts.map((part) => writer.say(`hover.required.${part}`, names));
  const whole = writer.say("hover.required.whole", { setting });
  return [`${heading}\n${writer.list([...items, whole])}`];
}
