import type {
  Gateway,
  GatewayClass,
  LoadBalancerConfiguration,
  Manifest,
  Service,
  TargetGroupConfiguration,
} from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { namespacesAgree, nearest, pick } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { valueOf } from "../yaml/field.ts";
import type { PathAttributes } from "./exposure.ts";
import { noAttributes, noTargetGroup, type TargetGroupFacts, unknownTarget } from "./frontEnd.ts";
import {
  DEREGISTRATION_DELAY,
  IDLE_TIMEOUT,
  listedNumber,
  numberWithin,
  type Range,
  ranges,
  SLOW_START,
  targetTypeOf,
} from "./targetAttributes.ts";

/**
 * The target group that the AWS controller makes for a Service behind one of its gateways: the TargetGroupConfiguration of
 * the Service, and what that leaves open from the default ones of the gateway and of its class (domain-facts §C8; AWS Load
 * Balancer Controller, docs/guide/gateway/targetgroupconfig.md).
 */
export function gatewayTargetGroup(
  service: Effective<Service>,
  gateway: Effective<Gateway>,
  gatewayClass: Effective<GatewayClass> | undefined,
  index: ObjectIndex,
): TargetGroupFacts {
  const balancers = balancersOf(gateway, gatewayClass, index);
  const own = ownConfiguration(service, index);
  const defaults = balancers.flatMap((balancer) => defaultConfiguration(balancer, index));
  const layers = [...own, ...defaults];
  if (balancers.includes(ambiguous) || layers.includes(ambiguous)) return noTargetGroup;
  return factsOf(layers.filter(isMeant), balancers.filter(isMeant));
}

/** Stands for an object that is named, but of which there are several that disagree. */
const ambiguous = "ambiguous";
type Meant<T extends Manifest> = Effective<T> | typeof ambiguous;

function isMeant<T extends Manifest>(object: Meant<T>): object is Effective<T> {
  return object !== ambiguous;
}

function factsOf(
  layers: readonly Effective<TargetGroupConfiguration>[],
  balancers: readonly Effective<LoadBalancerConfiguration>[],
): TargetGroupFacts {
  const attribute = (name: string, range: Range) =>
    first(layers, ({ manifest }) => listedNumber(manifest.attributes, name, range));
  return {
    targetType: first(layers, ({ manifest }) => targetTypeOf(manifest.targetType)) ?? unknownTarget,
    deregistrationDelay: attribute(DEREGISTRATION_DELAY, ranges.deregistrationDelay),
    attributes: {
      ...noAttributes,
      ...healthCheckOf(layers),
      slowStart: attribute(SLOW_START, ranges.slowStart),
      idleTimeout: first(balancers, ({ manifest }) =>
        listedNumber(manifest.attributes, IDLE_TIMEOUT, ranges.idleTimeout),
      ),
    },
  };
}

/** The health check is taken from one object as a whole, never put together from several. */
function healthCheckOf(layers: readonly Effective<TargetGroupConfiguration>[]): Partial<PathAttributes> {
  const check = layers.find(({ manifest }) => manifest.healthCheck.present)?.manifest.healthCheck;
  if (check === undefined) return {};
  return {
    healthCheckInterval: numberWithin(check.interval, ranges.healthCheckInterval),
    healthCheckTimeout: numberWithin(check.timeout, ranges.healthCheckTimeout),
    healthyThreshold: numberWithin(check.healthyThreshold, ranges.healthCheckThreshold),
    unhealthyThreshold: numberWithin(check.unhealthyThreshold, ranges.healthCheckThreshold),
  };
}

/** The configurations of the gateway and of its class; that of the class wins unless it says `prefer-gateway`. */
function balancersOf(
  gateway: Effective<Gateway>,
  gatewayClass: Effective<GatewayClass> | undefined,
  index: ObjectIndex,
): readonly Meant<LoadBalancerConfiguration>[] {
  const ofGateway = balancerOf(gateway, gateway.manifest.parameters, index).filter(
    (found) => found === ambiguous || namespacesAgree(found.namespace, gateway.namespace),
  );
  const ofClass =
    gatewayClass === undefined ? [] : balancerOf(gatewayClass, gatewayClass.manifest.parameters, index);
  const [general] = ofClass;
  const mode = general === undefined || general === ambiguous ? null : general.manifest.mergingMode;
  if (mode?.state === "unknown" && ofGateway.length > 0) return [ambiguous];
  const gatewayWins = mode !== null && valueOf(mode) === "prefer-gateway";
  return gatewayWins ? [...ofGateway, ...ofClass] : [...ofClass, ...ofGateway];
}

function balancerOf(
  holder: Effective<Gateway | GatewayClass>,
  parameters: Gateway["parameters"],
  index: ObjectIndex,
): readonly Meant<LoadBalancerConfiguration>[] {
  const name = valueOf(parameters);
  if (name === null) return parameters.state === "unknown" ? [ambiguous] : [];
  return meant(holder, index.named("loadBalancerConfiguration", name), ({ attributes, defaultTargetGroup }) =>
    JSON.stringify([
      valueOf(defaultTargetGroup),
      attributes.map(({ key, value }) => [valueOf(key), valueOf(value)]),
    ]),
  );
}

/** The one that refers to the Service; it stands in the Service's namespace. */
function ownConfiguration(service: Effective<Service>, index: ObjectIndex) {
  const name = valueOf(service.manifest.name);
  const candidates = index
    .ofType("targetGroupConfiguration")
    .filter(({ manifest }) => name !== null && valueOf(manifest.target) === name)
    .filter((found) => namespacesAgree(found.namespace, service.namespace));
  return meant(service, candidates, told);
}

function defaultConfiguration(
  balancer: Meant<LoadBalancerConfiguration>,
  index: ObjectIndex,
): readonly Meant<TargetGroupConfiguration>[] {
  if (balancer === ambiguous) return [];
  const { defaultTargetGroup } = balancer.manifest;
  const name = valueOf(defaultTargetGroup);
  if (name === null) return defaultTargetGroup.state === "unknown" ? [ambiguous] : [];
  const candidates = index
    .named("targetGroupConfiguration", name)
    .filter((found) => namespacesAgree(found.namespace, balancer.namespace));
  return meant(balancer, candidates, told);
}

function told({ targetType, attributes }: TargetGroupConfiguration): string {
  return JSON.stringify([
    valueOf(targetType),
    attributes.map(({ key, value }) => [valueOf(key), valueOf(value)]),
  ]);
}

/** None where the workspace has none, and where a kustomization changes it in ways that are not followed it may say anything. */
function meant<T extends Manifest>(
  from: Effective<Manifest>,
  candidates: readonly Effective<T>[],
  facts: (manifest: T) => string,
): readonly Meant<T>[] {
  const near = nearest(from, candidates, "cluster");
  if (near.length === 0) return [];
  const found = pick(from, near, facts)?.object;
  return [found === undefined || found.patched ? ambiguous : found];
}

function first<T, F>(layers: readonly T[], read: (layer: T) => F | null): F | null {
  for (const layer of layers) {
    const found = read(layer);
    if (found !== null) return found;
  }
  return null;
}
