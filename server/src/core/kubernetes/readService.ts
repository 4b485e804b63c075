import { whereOf } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { ManifestBase, Service, ServicePort } from "./manifest.ts";
import { readLabels } from "./readAttributes.ts";

/** A core Service (domain-facts §C1). */
export function readService(read: FieldReader, base: ManifestBase, root: MappingField): Service {
  const spec = read.mapping(root, "spec");
  return {
    type: "service",
    serviceType: read.keyword(spec, "type"),
    selector: readLabels(read, spec, "selector"),
    ports: read.mappings(spec, "ports").map((port) => readPort(read, port)),
    clusterIP: read.keyword(spec, "clusterIP"),
    loadBalancerClass: read.keyword(spec, "loadBalancerClass"),
    externalTrafficPolicy: read.keyword(spec, "externalTrafficPolicy"),
    externalIPs: read.names(spec, "externalIPs"),
    publishNotReadyAddresses: read.boolean(spec, "publishNotReadyAddresses"),
    ...base,
  };
}

function readPort(read: FieldReader, port: MappingField): ServicePort {
  return {
    at: whereOf(port),
    name: read.name(port, "name"),
    port: read.integer(port, "port"),
    targetPort: read.intOrString(port, "targetPort"),
  };
}
