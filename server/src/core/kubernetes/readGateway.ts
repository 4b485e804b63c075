import { whereOf } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { Gateway, GatewayClass, ManifestBase, Route, RouteParent, ServiceBackend } from "./manifest.ts";
import { unknownBackend } from "./readIngress.ts";
import { referenceName } from "./readReference.ts";

/** A GatewayClass, with its LoadBalancerConfiguration where it belongs to the AWS controller (domain-facts §C8). */
export function readGatewayClass(read: FieldReader, base: ManifestBase, root: MappingField): GatewayClass {
  const spec = read.mapping(root, "spec");
  return {
    type: "gatewayClass",
    controller: read.keyword(spec, "controllerName"),
    parameters: referenceName(read, read.mapping(spec, "parametersRef"), "LoadBalancerConfiguration"),
    ...base,
  };
}

export function readGateway(read: FieldReader, base: ManifestBase, root: MappingField): Gateway {
  const spec = read.mapping(root, "spec");
  const reference = read.mapping(spec, "infrastructure", "parametersRef");
  return {
    type: "gateway",
    className: read.name(spec, "gatewayClassName"),
    parameters: referenceName(read, reference, "LoadBalancerConfiguration"),
    ...base,
  };
}

/** A route of any kind: HTTPRoute, GRPCRoute, TCPRoute, UDPRoute, TLSRoute. */
export function readRoute(read: FieldReader, base: ManifestBase, root: MappingField): Route {
  const spec = read.mapping(root, "spec");
  const references = read.mappings(spec, "rules").flatMap((rule) => read.mappings(rule, "backendRefs"));
  return {
    type: "route",
    parents: read.mappings(spec, "parentRefs").map((parent) => readParent(read, parent)),
    backends: references.flatMap((reference) => readBackend(read, reference)),
    ...base,
  };
}

function readParent(read: FieldReader, parent: MappingField): RouteParent {
  return {
    at: whereOf(parent),
    kind: read.keyword(parent, "kind"),
    name: read.name(parent, "name"),
    namespace: read.name(parent, "namespace"),
  };
}

/** None for other kinds than Service (`TargetGroupName`, another Gateway); an absent kind means Service. */
function readBackend(read: FieldReader, reference: MappingField): readonly ServiceBackend[] {
  if (reference.state === "absent") return [];
  if (reference.state === "unknown") return [unknownBackend(reference)];
  const group = read.keyword(reference, "group");
  const kind = read.keyword(reference, "kind");
  if (kind.state === "known" && kind.value !== "Service") return [];
  if (group.state === "known" && group.value !== "") return [];
  const doubt = kind.state === "unknown" ? kind : group.state === "unknown" ? group : null;
  return [
    {
      at: reference.at,
      service: doubt ?? read.name(reference, "name"),
      namespace: read.name(reference, "namespace"),
      port: read.integer(reference, "port"),
    },
  ];
}
