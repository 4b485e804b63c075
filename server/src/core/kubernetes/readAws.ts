import type { Field, Known, Unknown } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type {
  HealthCheck,
  IngressClassParams,
  KeyValue,
  LoadBalancerConfiguration,
  ManifestBase,
  TargetGroupBinding,
  TargetGroupConfiguration,
} from "./manifest.ts";
import { referenceName } from "./readReference.ts";

/** Of the AWS Load Balancer Controller or of EKS Auto Mode; the group tells (domain-facts §C4, §C9). */
export function readIngressClassParams(
  read: FieldReader,
  base: ManifestBase,
  root: MappingField,
): IngressClassParams {
  const spec = read.mapping(root, "spec");
  return {
    type: "ingressClassParams",
    targetType: read.keyword(spec, "targetType"),
    attributes: readKeyValues(read, spec, "loadBalancerAttributes"),
    ...base,
  };
}

/** domain-facts §C7, §C9. */
export function readTargetGroupBinding(
  read: FieldReader,
  base: ManifestBase,
  root: MappingField,
): TargetGroupBinding {
  const spec = read.mapping(root, "spec");
  const service = read.mapping(spec, "serviceRef");
  return {
    type: "targetGroupBinding",
    service: read.name(service, "name"),
    port: read.intOrString(service, "port"),
    targetType: read.keyword(spec, "targetType"),
    ...base,
  };
}

/** domain-facts §C8. */
export function readTargetGroupConfiguration(
  read: FieldReader,
  base: ManifestBase,
  root: MappingField,
): TargetGroupConfiguration {
  const spec = read.mapping(root, "spec");
  const defaults = read.mapping(spec, "defaultConfiguration");
  const special = read
    .mappings(spec, "routeConfigurations")
    .map((route) => read.mapping(route, "targetGroupProps"));
  return {
    type: "targetGroupConfiguration",
    target: referenceName(read, read.mapping(spec, "targetReference"), "Service"),
    targetType: agreed(
      read.keyword(defaults, "targetType"),
      special.map((props) => read.keyword(props, "targetType")),
    ),
    attributes: agreedAttributes(read, defaults, special),
    healthCheck: readHealthCheck(read, defaults, special),
    ...base,
  };
}

/** domain-facts §C8. */
export function readLoadBalancerConfiguration(
  read: FieldReader,
  base: ManifestBase,
  root: MappingField,
): LoadBalancerConfiguration {
  const spec = read.mapping(root, "spec");
  return {
    type: "loadBalancerConfiguration",
    mergingMode: read.keyword(spec, "mergingMode"),
    defaultTargetGroup: read.name(read.mapping(spec, "defaultTargetGroupConfiguration"), "name"),
    attributes: readKeyValues(read, spec, "loadBalancerAttributes"),
    ...base,
  };
}

/** `routeConfigurations` may give single routes another value: then there is no one answer for the Service. */
function agreed<T extends string | number>(general: Field<T>, special: readonly Field<T>[]): Field<T> {
  if (general.state === "unknown") return general;
  for (const field of special) {
    if (field.state === "unknown") return field;
    if (field.state === "absent") continue;
    if (general.state === "known" && field.value === general.value) continue;
    return ambiguous(field);
  }
  return general;
}

function ambiguous<T extends string | number>({ at, key, value }: Known<T>): Unknown {
  return { state: "unknown", reason: "ambiguous", at, key, text: `${value}` };
}

/** Attributes are merged key by key (AWS Load Balancer Controller, docs/guide/gateway/targetgroupconfig.md). */
function agreedAttributes(
  read: FieldReader,
  defaults: MappingField,
  special: readonly MappingField[],
): readonly KeyValue[] {
  const general = readKeyValues(read, defaults, "targetGroupAttributes");
  const differing = special
    .flatMap((props) => readKeyValues(read, props, "targetGroupAttributes"))
    .filter(
      (pair) => !general.some((other) => sameText(pair.key, other.key) && sameText(pair.value, other.value)),
    )
    .map(({ key, value }) => ({ key, value: value.state === "known" ? ambiguous(value) : value }));
  return [...differing, ...general];
}

function sameText(a: Field<string>, b: Field<string>): boolean {
  return a.state === "known" && b.state === "known" && a.value === b.value;
}

function readHealthCheck(
  read: FieldReader,
  defaults: MappingField,
  special: readonly MappingField[],
): HealthCheck {
  const number = (key: string) =>
    agreed(
      read.integer(read.mapping(defaults, "healthCheckConfig"), key),
      special.map((props) => read.integer(read.mapping(props, "healthCheckConfig"), key)),
    );
  return {
    present: [defaults, ...special].some(
      (props) => read.child(props, "healthCheckConfig").state !== "absent",
    ),
    interval: number("healthCheckInterval"),
    timeout: number("healthCheckTimeout"),
    healthyThreshold: number("healthyThresholdCount"),
    unhealthyThreshold: number("unhealthyThresholdCount"),
  };
}

function readKeyValues(read: FieldReader, parent: MappingField, key: string): readonly KeyValue[] {
  return read.mappings(parent, key).map((item) => {
    return { key: read.keyword(item, "key"), value: read.keyword(item, "value") };
  });
}
