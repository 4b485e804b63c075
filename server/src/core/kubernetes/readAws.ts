import type { Field } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type {
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
    ...base,
    type: "ingressClassParams",
    targetType: read.keyword(spec, "targetType"),
    attributes: readKeyValues(read, spec, "loadBalancerAttributes"),
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
    ...base,
    type: "targetGroupBinding",
    service: read.name(service, "name"),
    port: read.intOrString(service, "port"),
    targetType: read.keyword(spec, "targetType"),
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
  return {
    ...base,
    type: "targetGroupConfiguration",
    target: referenceName(read, read.mapping(spec, "targetReference"), "Service"),
    targetType: agreedTargetType(read, spec, read.keyword(defaults, "targetType")),
    attributes: readKeyValues(read, defaults, "targetGroupAttributes"),
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
    ...base,
    type: "loadBalancerConfiguration",
    defaultTargetGroup: read.name(read.mapping(spec, "defaultTargetGroupConfiguration"), "name"),
    attributes: readKeyValues(read, spec, "loadBalancerAttributes"),
  };
}

/** `routeConfigurations` may give single routes another target type: then there is no one answer for the Service. */
function agreedTargetType(read: FieldReader, spec: MappingField, general: Field<string>): Field<string> {
  if (general.state === "unknown") return general;
  for (const route of read.mappings(spec, "routeConfigurations")) {
    const special = read.keyword(read.mapping(route, "targetGroupProps"), "targetType");
    if (special.state === "unknown") return special;
    if (special.state === "absent") continue;
    if (general.state === "known" && special.value === general.value) continue;
    return { state: "unknown", reason: "ambiguous", at: special.at, key: special.key, text: special.value };
  }
  return general;
}

function readKeyValues(read: FieldReader, parent: MappingField, key: string): readonly KeyValue[] {
  return read.mappings(parent, key).map((item) => {
    return { key: read.keyword(item, "key"), value: read.keyword(item, "value") };
  });
}
