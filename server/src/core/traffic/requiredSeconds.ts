import type { RequiredSeconds } from "../settings.ts";
import type { LoadBalancerKind, TargetType, TrafficPath } from "./exposure.ts";

/** Load balancers outside of the cluster, which learn of a deleted pod only through an API of the cloud. */
const external: ReadonlySet<LoadBalancerKind> = new Set([
  "alb",
  "nlb",
  "gateway-alb",
  "gateway-nlb",
  "target-group",
  "appgw",
  "gke",
  "cloud",
]);

/** A front end that is not known counts as the smaller claim, a proxy inside the cluster. */
export function scopeOf(kind: LoadBalancerKind): TrafficPath["scope"] {
  return external.has(kind) ? "external" : "proxy";
}

/** Which setting gives R. A target type that is not known counts as the one with the smaller R. */
export function requirementOf(
  kind: LoadBalancerKind,
  targetType: TargetType,
  seconds: RequiredSeconds,
): keyof RequiredSeconds {
  switch (kind) {
    case "alb":
    case "gateway-alb":
      return byTarget(targetType, "albIp", "albInstance", seconds);
    case "nlb":
    case "gateway-nlb":
      return byTarget(targetType, "nlbIp", "nlbInstance", seconds);
    case "target-group":
      return byTarget(
        targetType,
        smaller("albIp", "nlbIp", seconds),
        smaller("albInstance", "nlbInstance", seconds),
        seconds,
      );
    case "appgw":
      return "applicationGateway";
    // GKE makes endpoint groups of pods unless it is told to use the ports of nodes (domain-facts §F).
    case "gke":
      return targetType.state === "known" && targetType.value === "instance" ? "loadBalancer" : "gkeNeg";
    case "cloud":
      return "loadBalancer";
    default:
      return "proxy";
  }
}

function byTarget(
  targetType: TargetType,
  ip: keyof RequiredSeconds,
  instance: keyof RequiredSeconds,
  seconds: RequiredSeconds,
): keyof RequiredSeconds {
  if (targetType.state === "unknown") return smaller(instance, ip, seconds);
  return targetType.value === "ip" ? ip : instance;
}

function smaller(a: keyof RequiredSeconds, b: keyof RequiredSeconds, seconds: RequiredSeconds) {
  return seconds[b] < seconds[a] ? b : a;
}
