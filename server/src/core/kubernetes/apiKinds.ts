import type { Manifest } from "./manifest.ts";
import type { ProxyName } from "./proxyRoute.ts";
import type { WorkloadNature } from "./workload.ts";

/** How a kind of the Kubernetes API is seen by the product. */
export type ApiKind =
  | WorkloadKind
  | { readonly view: "proxyRoute"; readonly proxy: ProxyName }
  | { readonly view: Exclude<Manifest["type"], "workload" | "proxyRoute"> };

export interface WorkloadKind {
  readonly view: "workload";
  readonly nature: WorkloadNature;
  /** Keys from the root to the mapping that holds the pod's `metadata` and `spec`; empty for a Pod itself. */
  readonly template: readonly string[];
  readonly strategy: StrategyShape | null;
}

/** Where a kind keeps its update strategy: `type` in the mapping `spec.<key>`, surge and unavailability in `limits` below it. */
export interface StrategyShape {
  readonly key: "strategy" | "updateStrategy";
  /** `choice`: Argo Rollouts names the strategy by the key that is present, `canary` or `blueGreen`. */
  readonly limits: "rollingUpdate" | "rollingParams" | "same" | "choice";
}

/** The kind, or undefined where the product has no use for it. The group decides, never the kind alone. */
export function apiKind(group: string, kind: string): ApiKind | undefined {
  const id = `${group}/${kind}`;
  return Object.hasOwn(table, id) ? table[id] : undefined;
}

/** The kinds without their groups, for a look at a text before it is parsed. */
export function kindNames(): readonly string[] {
  return Object.keys(table).map((id) => id.slice(id.indexOf("/") + 1));
}

const template = ["spec", "template"] as const;
const deploymentStrategy = { key: "strategy", limits: "rollingUpdate" } as const;
const setStrategy = { key: "updateStrategy", limits: "rollingUpdate" } as const;
const deployment = rolling(deploymentStrategy);
const set = rolling(setStrategy);
const replicaSet = { view: "workload", nature: "static", template, strategy: null } as const;
const pod = { ...replicaSet, template: [] } as const;
const job = { ...replicaSet, nature: "job" } as const;
const traefik = { view: "proxyRoute", proxy: "traefik" } as const;

/** domain-facts §B for the workloads, §C for what sends traffic to them, §D for namespaces. */
const table: Readonly<Record<string, ApiKind>> = {
  "/Pod": pod,
  "/ReplicationController": replicaSet,
  "/Service": { view: "service" },
  "/Namespace": { view: "namespace" },
  "apps/Deployment": deployment,
  "apps/StatefulSet": set,
  "apps/DaemonSet": set,
  "apps/ReplicaSet": replicaSet,
  "extensions/Deployment": deployment,
  "extensions/DaemonSet": set,
  "extensions/ReplicaSet": replicaSet,
  "batch/Job": job,
  "batch/CronJob": { ...job, template: ["spec", "jobTemplate", "spec", "template"] },
  "argoproj.io/Rollout": rolling({ key: "strategy", limits: "choice" }),
  "apps.openshift.io/DeploymentConfig": rolling({ key: "strategy", limits: "rollingParams" }),
  "apps.kruise.io/CloneSet": rolling({ key: "updateStrategy", limits: "same" }),
  "apps.kruise.io/StatefulSet": set,
  "apps.kruise.io/DaemonSet": set,
  "serving.knative.dev/Service": { ...replicaSet, nature: "knative" },
  "autoscaling/HorizontalPodAutoscaler": { view: "autoscaler" },
  "keda.sh/ScaledObject": { view: "autoscaler" },
  "networking.k8s.io/Ingress": { view: "ingress" },
  "extensions/Ingress": { view: "ingress" },
  "networking.k8s.io/IngressClass": { view: "ingressClass" },
  "elbv2.k8s.aws/IngressClassParams": { view: "ingressClassParams" },
  "eks.amazonaws.com/IngressClassParams": { view: "ingressClassParams" },
  "elbv2.k8s.aws/TargetGroupBinding": { view: "targetGroupBinding" },
  "eks.amazonaws.com/TargetGroupBinding": { view: "targetGroupBinding" },
  "gateway.networking.k8s.io/GatewayClass": { view: "gatewayClass" },
  "gateway.networking.k8s.io/Gateway": { view: "gateway" },
  "gateway.networking.k8s.io/HTTPRoute": { view: "route" },
  "gateway.networking.k8s.io/GRPCRoute": { view: "route" },
  "gateway.networking.k8s.io/TCPRoute": { view: "route" },
  "gateway.networking.k8s.io/UDPRoute": { view: "route" },
  "gateway.networking.k8s.io/TLSRoute": { view: "route" },
  "gateway.k8s.aws/TargetGroupConfiguration": { view: "targetGroupConfiguration" },
  "gateway.k8s.aws/LoadBalancerConfiguration": { view: "loadBalancerConfiguration" },
  "cloud.google.com/BackendConfig": { view: "backendConfig" },
  "networking.istio.io/Gateway": { view: "istioGateway" },
  "networking.istio.io/VirtualService": { view: "virtualService" },
  // Traefik 2 read the first group, Traefik 3 reads only the second.
  "traefik.containo.us/IngressRoute": traefik,
  "traefik.containo.us/IngressRouteTCP": traefik,
  "traefik.containo.us/IngressRouteUDP": traefik,
  "traefik.containo.us/TraefikService": traefik,
  "traefik.io/IngressRoute": traefik,
  "traefik.io/IngressRouteTCP": traefik,
  "traefik.io/IngressRouteUDP": traefik,
  "traefik.io/TraefikService": traefik,
  "projectcontour.io/HTTPProxy": { view: "proxyRoute", proxy: "contour" },
  "route.openshift.io/Route": { view: "proxyRoute", proxy: "haproxy" },
};

function rolling(strategy: StrategyShape): WorkloadKind {
  return { view: "workload", nature: "rolling", template, strategy };
}
