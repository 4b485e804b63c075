import type { Location } from "../text/span.ts";
import type { Field, Known } from "../yaml/field.ts";
import type { IstioGateway, VirtualService } from "./istio.ts";
import type { ProxyRoute } from "./proxyRoute.ts";
import type { Workload } from "./workload.ts";

/**
 * One Kubernetes object as its file says it, as plain data. A manifest is one of the kinds the product has a use for;
 * documents of other kinds give none. A list that cannot be read (ports, backends, parents) has one item whose fields are
 * all unknown.
 */
export type Manifest =
  | Workload
  | Service
  | Ingress
  | IngressClass
  | IngressClassParams
  | TargetGroupBinding
  | GatewayClass
  | Gateway
  | Route
  | TargetGroupConfiguration
  | LoadBalancerConfiguration
  | BackendConfig
  | IstioGateway
  | VirtualService
  | ProxyRoute
  | Autoscaler
  | Namespace;

/** What every manifest has. */
export interface ManifestBase {
  /** The root mapping of the object; in a `List`, the item. */
  readonly at: Location;
  /** Group without version, empty for the core group: `apps`, `networking.k8s.io`. */
  readonly group: string;
  readonly version: string;
  /** As written: `Deployment`. */
  readonly kind: string;
  readonly kindAt: Location;
  readonly name: Field<string>;
  readonly namespace: Field<string>;
  readonly labels: Attributes;
  readonly annotations: Attributes;
}

/** A mapping of strings, such as labels. `complete` is false where entries may exist that cannot be read. */
export interface Attributes {
  /** The mapping, or the mapping that would hold it where it is absent. */
  readonly at: Location;
  /** True also for a mapping that is empty or cannot be read. */
  readonly present: boolean;
  readonly complete: boolean;
  readonly entries: Readonly<Record<string, Field<string>>>;
}

export interface Namespace extends ManifestBase {
  readonly type: "namespace";
}

/** Something that sets the number of replicas of a workload while it runs. */
export interface Autoscaler extends ManifestBase {
  readonly type: "autoscaler";
  readonly targetKind: Field<string>;
  readonly target: Field<string>;
}

export interface Service extends ManifestBase {
  readonly type: "service";
  /** `spec.type`; absent means ClusterIP. */
  readonly serviceType: Field<string>;
  readonly selector: Attributes;
  readonly ports: readonly ServicePort[];
  readonly clusterIP: Field<string>;
  readonly loadBalancerClass: Field<string>;
  readonly externalTrafficPolicy: Field<string>;
  /** Addresses outside of the cluster that nodes accept requests for; somebody else routes them there. */
  readonly externalIPs: readonly Field<string>[];
  readonly publishNotReadyAddresses: Field<boolean>;
}

export interface ServicePort {
  readonly at: Location;
  readonly name: Field<string>;
  readonly port: Field<number>;
  /** Number or name; absent means the same number as `port`. */
  readonly targetPort: Field<string | number>;
}

export interface Ingress extends ManifestBase {
  readonly type: "ingress";
  readonly className: Field<string>;
  readonly backends: readonly ServiceBackend[];
}

/** A reference to a Service from an Ingress, a route or the configuration of a proxy. */
export interface ServiceBackend {
  readonly at: Location;
  readonly service: Field<string>;
  /** Route backends may name another namespace; absent means that of the referrer. */
  readonly namespace: Field<string>;
  /** Port number or name; the name `use-annotation` makes `service` the name of an action (domain-facts §C5). */
  readonly port: Field<string | number>;
}

export interface IngressClass extends ManifestBase {
  readonly type: "ingressClass";
  readonly controller: Field<string>;
  /** Name of the IngressClassParams it refers to. */
  readonly parameters: Field<string>;
}

export interface IngressClassParams extends ManifestBase {
  readonly type: "ingressClassParams";
  readonly targetType: Field<string>;
  readonly attributes: readonly KeyValue[];
}

/** An item of a `{key, value}` list such as `loadBalancerAttributes`. */
export interface KeyValue {
  readonly key: Field<string>;
  readonly value: Field<string>;
}

export interface TargetGroupBinding extends ManifestBase {
  readonly type: "targetGroupBinding";
  readonly service: Field<string>;
  readonly port: Field<string | number>;
  readonly targetType: Field<string>;
}

export interface GatewayClass extends ManifestBase {
  readonly type: "gatewayClass";
  readonly controller: Field<string>;
  /** Name of the LoadBalancerConfiguration in `spec.parametersRef`. */
  readonly parameters: Field<string>;
}

export interface Gateway extends ManifestBase {
  readonly type: "gateway";
  readonly className: Field<string>;
  /** Name of the LoadBalancerConfiguration in `spec.infrastructure.parametersRef`. */
  readonly parameters: Field<string>;
}

/** HTTPRoute, GRPCRoute, TCPRoute, UDPRoute, TLSRoute; `kind` tells. */
export interface Route extends ManifestBase {
  readonly type: "route";
  readonly parents: readonly RouteParent[];
  readonly backends: readonly ServiceBackend[];
}

export interface RouteParent {
  readonly at: Location;
  readonly kind: Field<string>;
  readonly name: Field<string>;
  readonly namespace: Field<string>;
}

export interface TargetGroupConfiguration extends ManifestBase {
  readonly type: "targetGroupConfiguration";
  /** Name of the Service in `spec.targetReference`. */
  readonly target: Field<string>;
  /** Of `defaultConfiguration`; unknown as `ambiguous` where `routeConfigurations` say otherwise for some route. */
  readonly targetType: Field<string>;
  /** Of `defaultConfiguration`; before them those that `routeConfigurations` set otherwise, unknown as `ambiguous`. */
  readonly attributes: readonly KeyValue[];
  readonly healthCheck: HealthCheck;
}

/** How a load balancer finds out whether a target works: seconds, and numbers of checks. */
export interface HealthCheck {
  /** True also for a mapping without these settings, or one that cannot be read. */
  readonly present: boolean;
  readonly interval: Field<number>;
  readonly timeout: Field<number>;
  readonly healthyThreshold: Field<number>;
  readonly unhealthyThreshold: Field<number>;
}

export interface LoadBalancerConfiguration extends ManifestBase {
  readonly type: "loadBalancerConfiguration";
  /** On that of a GatewayClass: which of the two configurations wins, `prefer-gateway-class` where absent. */
  readonly mergingMode: Field<string>;
  /** Name of the TargetGroupConfiguration that applies where a Service has none of its own. */
  readonly defaultTargetGroup: Field<string>;
  readonly attributes: readonly KeyValue[];
}

/** `cloud.google.com/BackendConfig`: settings of a Google Cloud backend, which an annotation of the Service names (domain-facts §F). */
export interface BackendConfig extends ManifestBase {
  readonly type: "backendConfig";
  /** `spec.connectionDraining.drainingTimeoutSec`, seconds. */
  readonly drainingTimeout: Field<number>;
}

/** `Deployment/web`, for messages; `Deployment` alone where the name is not known. */
export function describe(manifest: ManifestBase): string {
  return manifest.name.state === "known" ? `${manifest.kind}/${manifest.name.value}` : manifest.kind;
}

/** The value of an entry, when it is known. */
export function entry(attributes: Attributes, key: string): Known<string> | null {
  const field = Object.hasOwn(attributes.entries, key) ? attributes.entries[key] : undefined;
  return field?.state === "known" ? field : null;
}

/** The entries whose values can be read, in order. */
export function knownEntries(attributes: Attributes): readonly (readonly [string, string])[] {
  return Object.entries(attributes.entries).flatMap(([key, field]) =>
    field.state === "known" ? [[key, field.value] as const] : [],
  );
}
