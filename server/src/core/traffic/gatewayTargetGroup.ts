import type {
  Gateway,
  GatewayClass,
  HealthCheck,
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
import { noAttributes, type TargetGroupFacts, unknownTarget } from "./frontEnd.ts";
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
  const defaults = balancers.flatMap((balancer) => defaultConfiguration(balancer, index));
  return factsOf([...ownConfiguration(service, index), ...defaults], balancers);
}

/** An object that counts, or the mark of one that is named but of which there are several that disagree. */
type Meant<T extends Manifest> = Effective<T> | typeof ambiguous;
const ambiguous = "ambiguous";

function factsOf(
  layers: readonly Meant<TargetGroupConfiguration>[],
  balancers: readonly Meant<LoadBalancerConfiguration>[],
): TargetGroupFacts {
  const attribute = (name: string, range: Range) =>
    first(layers, ({ attributes }) => listedNumber(attributes, name, range));
  // The health check is taken from one object as a whole, never put together from several.
  const healthCheck = first(layers, (layer) => (layer.healthCheck.present ? layer.healthCheck : null));
  const { idleTimeout } = ranges;
  return {
    targetType: first(layers, ({ targetType }) => targetTypeOf(targetType)) ?? unknownTarget,
    deregistrationDelay: attribute(DEREGISTRATION_DELAY, ranges.deregistrationDelay),
    attributes: {
      ...(healthCheck === null ? noAttributes : healthCheckAttributes(healthCheck)),
      slowStart: attribute(SLOW_START, ranges.slowStart),
      idleTimeout: first(balancers, ({ attributes }) => listedNumber(attributes, IDLE_TIMEOUT, idleTimeout)),
    },
  };
}

/** The answer of the first layer that has one; null also where that could be a layer that is not known. */
function first<T extends Manifest, F>(layers: readonly Meant<T>[], read: (layer: T) => F | null): F | null {
  for (const layer of layers) {
    const found = layer === ambiguous ? null : read(layer.manifest);
    if (found !== null || layer === ambiguous) return found;
  }
  return null;
}

function healthCheckAttributes(check: HealthCheck): PathAttributes {
  return {
    ...noAttributes,
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
  const ofGateway = balancerOf(gateway, gateway.manifest.parameters, index);
  const ofClass =
    gatewayClass === undefined ? [] : balancerOf(gatewayClass, gatewayClass.manifest.parameters, index);
  const [general] = ofClass;
  const mode = general === undefined || general === ambiguous ? null : general.manifest.mergingMode;
  if (mode?.state === "unknown" && ofGateway.length > 0) return [ambiguous];
  const gatewayWins = mode !== null && valueOf(mode) === "prefer-gateway";
  return gatewayWins ? [...ofGateway, ...ofClass] : [...ofClass, ...ofGateway];
}

/** That of a gateway stands in its namespace; a GatewayClass has none. */
function balancerOf(
  holder: Effective<Gateway | GatewayClass>,
  parameters: Gateway["parameters"],
  index: ObjectIndex,
): readonly Meant<LoadBalancerConfiguration>[] {
  const name = valueOf(parameters);
  if (name === null) return parameters.state === "unknown" ? [ambiguous] : [];
  const candidates = index
    .named("loadBalancerConfiguration", name)
    .filter((found) => namespacesAgree(found.namespace, holder.namespace));
  return meant(holder, candidates, ({ defaultTargetGroup, attributes }) => [
    valueOf(defaultTargetGroup),
    attributes.map(({ key, value }) => [valueOf(key), valueOf(value)]),
  ]);
}

/** The one that refers to the Service; it stands in the Service's namespace. */
function ownConfiguration(service: Effective<Service>, index: ObjectIndex) {
  const name = valueOf(service.name);
  const candidates = index
    .ofType("targetGroupConfiguration")
    .filter(({ manifest }) => name !== null && valueOf(manifest.target) === name)
    .filter((found) => namespacesAgree(found.namespace, service.namespace));
  return meant(service, candidates, settings);
}

function defaultConfiguration(
  balancer: Meant<LoadBalancerConfiguration>,
  index: ObjectIndex,
): readonly Meant<TargetGroupConfiguration>[] {
  if (balancer === ambiguous) return [ambiguous];
  const { defaultTargetGroup } = balancer.manifest;
  const name = valueOf(defaultTargetGroup);
  if (name === null) return defaultTargetGroup.state === "unknown" ? [ambiguous] : [];
  const candidates = index
    .named("targetGroupConfiguration", name)
    .filter((found) => namespacesAgree(found.namespace, balancer.namespace));
  return meant(balancer, candidates, settings);
}

function settings({ targetType, attributes }: TargetGroupConfiguration): readonly unknown[] {
  return [valueOf(targetType), attributes.map(({ key, value }) => [valueOf(key), valueOf(value)])];
}

/** None where the workspace has none. One that a kustomization changes in ways that are not followed may say anything. */
function meant<T extends Manifest>(
  from: Effective<Manifest>,
  candidates: readonly Effective<T>[],
  facts: (manifest: T) => readonly unknown[],
): readonly Meant<T>[] {
  const near = nearest(from, candidates, "cluster");
  if (near.length === 0) return [];
  const found = pick(from, near, (manifest) => JSON.stringify(facts(manifest)))?.object;
  return [found === undefined || found.patched ? ambiguous : found];
}
