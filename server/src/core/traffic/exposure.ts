import type { Manifest, Namespace, Service } from "../kubernetes/manifest.ts";
import type { Container, Workload } from "../kubernetes/workload.ts";
import type { RequiredSeconds } from "../settings.ts";
import type { Location } from "../text/span.ts";
import type { Effective } from "../workspace/effective.ts";
import type { Field } from "../yaml/field.ts";

/** What sends traffic to the pods of a workload, as far as the files prove it (domain-facts §C). */
export interface Exposure {
  /**
   * `loadBalancer`: at least one path, in-cluster proxies included. `cluster`: Services only. `none`: no Service
   * selects the pods, or the folder is not indexed completely yet. `unknown`: NodePort, external addresses or ports of
   * the node without a front end in sight, or facts that cannot be read.
   */
  readonly state: "loadBalancer" | "cluster" | "none" | "unknown";
  /** One per front end and Service, without repetition, the strictest first. */
  readonly paths: readonly TrafficPath[];
  /** The Services that select the pods. */
  readonly services: readonly SelectingService[];
}

/** A Service that selects the pods of the workload. */
export interface SelectingService {
  readonly service: Effective<Service>;
  readonly certainty: Certainty;
  /** Per container of the workload, in its order: does a port of the Service reach it? */
  readonly reaches: readonly Reach[];
}

/**
 * `likely`: joined across sibling folders without equal explicit namespaces; at most information (ARCHITECTURE.md, "Objects
 * are joined").
 */
export type Certainty = "proven" | "likely";

export type Reach = "yes" | "no" | "unknown";

/** The names of the JSON report. */
export type LoadBalancerKind =
  | "alb"
  | "nlb"
  | "gateway-alb"
  | "gateway-nlb"
  /** A TargetGroupBinding to a target group made elsewhere. */
  | "target-group"
  | "appgw"
  | "gke"
  /** A `type: LoadBalancer` Service of another cloud or of the in-tree provider. */
  | "cloud"
  | "nginx"
  | "traefik"
  | "contour"
  | "haproxy"
  | "kong"
  | "istio"
  | "envoy"
  /** A Gateway API implementation that is not known by name. */
  | "gateway"
  /** An Ingress whose controller is not known. */
  | "ingress";

/** One way for requests to reach the pods. */
export interface TrafficPath {
  readonly loadBalancer: LoadBalancerKind;
  /** `external`: a load balancer outside the cluster learns of a deleted pod late. `proxy`: one inside, which watches endpoints. */
  readonly scope: "external" | "proxy";
  /** EKS Auto Mode serves it, which has its own readiness-gate key (domain-facts §C9, §D2). */
  readonly autoMode: boolean;
  readonly targetType: TargetType;
  readonly certainty: Certainty;
  /** The objects in the order of the traffic: front end first, Service last. */
  readonly via: readonly [TrafficStep, ...TrafficStep[]];
  readonly service: SelectingService;
  /** R, and which setting gave it. */
  readonly requiredSeconds: number;
  readonly requiredBy: keyof RequiredSeconds;
  /**
   * How long the load balancer lets requests in flight finish, where an annotation or object gives it: AWS
   * `deregistration_delay.timeout_seconds` (domain-facts §C5, §E4), the connection draining of Application Gateway and Google
   * Cloud (domain-facts §F). In seconds.
   */
  readonly deregistrationDelay: Field<number> | null;
  readonly attributes: PathAttributes;
}

/**
 * Further settings of an AWS load balancer and its target group. Each is null where no file sets it, which need not mean the
 * default: another Ingress of the same group may. A value that AWS refuses is unknown as `wrong-type` (domain-facts §C5, §C6).
 */
export interface PathAttributes {
  /** ALB `slow_start.duration_seconds`: seconds in which a new target gets more and more requests. */
  readonly slowStart: Field<number> | null;
  /** ALB `idle_timeout.timeout_seconds`: the application's keep-alive must be longer (domain-facts §E5). */
  readonly idleTimeout: Field<number> | null;
  /** Seconds between two health checks. */
  readonly healthCheckInterval: Field<number> | null;
  /** Seconds until a health check has failed. */
  readonly healthCheckTimeout: Field<number> | null;
  /** Checks in a row that make a target healthy. */
  readonly healthyThreshold: Field<number> | null;
  /** Failures in a row that make a target unhealthy. */
  readonly unhealthyThreshold: Field<number> | null;
}

/** How a load balancer addresses the pods; `at` is the value that decides, null where a default of the controller does. */
export type TargetType =
  | { readonly state: "known"; readonly value: "ip" | "instance"; readonly at: Location | null }
  | { readonly state: "unknown"; readonly at: Location | null };

export interface TrafficStep {
  readonly kind: string;
  readonly name: string;
  /** The object's name in its file. */
  readonly at: Location;
  readonly object: Effective<Manifest>;
}

/** A namespace in which AWS controllers register pods by their IP (domain-facts §D4). */
export interface TargetNamespace extends RegisteringNamespace {
  /** The proven ip paths with the workloads they reach, in a stable order. */
  readonly targets: readonly [NamespaceTarget, ...NamespaceTarget[]];
}

/** The same without its targets: what counts for each of them. */
export interface RegisteringNamespace {
  /** Null where no file says which namespace it is. */
  readonly name: string | null;
  /** The Namespace manifest, where the workspace has exactly one for this name and place. */
  readonly manifest: Effective<Namespace> | null;
  /** Namespaces of this name disagree, or the index is not complete: nothing may be concluded. */
  readonly ambiguous: boolean;
  /** Which controllers' key counts: of EKS Auto Mode, or of the AWS Load Balancer Controller. */
  readonly autoMode: boolean;
  /** A workload of this namespace is the controller itself; labelling it would lock the controller out (domain-facts §D7). */
  readonly runsController: boolean;
}

export interface NamespaceTarget {
  readonly workload: Effective<Workload>;
  readonly path: TrafficPath;
}

/** Does traffic of this exposure reach the container? The best answer over all Services that count. */
export function servingOf(exposure: Exposure, workload: Workload, container: Container): Reach {
  const index = workload.pod?.containers.indexOf(container) ?? -1;
  const answers = exposure.services.map((s) => s.reaches[index] ?? "no");
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}

/** The paths that lead to this container, the strictest first; those that only may lead there are left out. */
export function pathsTo(
  exposure: Exposure,
  workload: Workload,
  container: Container,
): readonly TrafficPath[] {
  const index = workload.pod?.containers.indexOf(container) ?? -1;
  return exposure.paths.filter((path) => path.service.reaches[index] === "yes");
}
