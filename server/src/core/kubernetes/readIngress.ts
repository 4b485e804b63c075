import type { Field, Unknown } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { Ingress, IngressClass, ManifestBase, ServiceBackend } from "./manifest.ts";
import { referenceName } from "./readReference.ts";

/** An Ingress in the shape of its version: `networking.k8s.io/v1` or one of the legacy ones (domain-facts §C2). */
export function readIngress(read: FieldReader, base: ManifestBase, root: MappingField): Ingress {
  const spec = read.mapping(root, "spec");
  const shape = base.version === "v1" ? current : legacy;
  const backends = [read.mapping(spec, shape.defaultKey), ...pathBackends(read, spec)];
  return {
    type: "ingress",
    className: read.name(spec, "ingressClassName"),
    backends: backends.flatMap((backend) => readBackend(read, backend, shape)),
    ...base,
  };
}

/** An IngressClass, with the name of its IngressClassParams. */
export function readIngressClass(read: FieldReader, base: ManifestBase, root: MappingField): IngressClass {
  const spec = read.mapping(root, "spec");
  return {
    type: "ingressClass",
    controller: read.keyword(spec, "controller"),
    parameters: referenceName(read, read.mapping(spec, "parameters"), "IngressClassParams"),
    ...base,
  };
}

/** A backend that stands for whatever an unreadable part of the object refers to. */
export function unknownBackend(field: Unknown): ServiceBackend {
  return { at: field.at, service: field, namespace: field, port: field };
}

interface BackendShape {
  readonly defaultKey: string;
  service(read: FieldReader, backend: MappingField): Field<string>;
  port(read: FieldReader, backend: MappingField): Field<string | number>;
}

const current: BackendShape = {
  defaultKey: "defaultBackend",
  service: (read, backend) => read.name(read.mapping(backend, "service"), "name"),
  port: (read, backend) => {
    const port = read.mapping(backend, "service", "port");
    const name = read.name(port, "name");
    return name.state === "absent" ? read.integer(port, "number") : name;
  },
};

const legacy: BackendShape = {
  defaultKey: "backend",
  service: (read, backend) => read.name(backend, "serviceName"),
  port: (read, backend) => read.intOrString(backend, "servicePort"),
};

function pathBackends(read: FieldReader, spec: MappingField): readonly MappingField[] {
  return read
    .mappings(spec, "rules")
    .flatMap((rule) => read.mappings(read.mapping(rule, "http"), "paths"))
    .map((path) => read.mapping(path, "backend"));
}

/** None where the backend is absent or is no Service (`backend.resource`). */
function readBackend(
  read: FieldReader,
  backend: MappingField,
  shape: BackendShape,
): readonly ServiceBackend[] {
  if (backend.state === "unknown") return [unknownBackend(backend)];
  if (backend.state === "absent") return [];
  const service = shape.service(read, backend);
  if (service.state === "absent") return [];
  const namespace = { state: "absent", owner: backend.at } as const;
  return [{ at: backend.at, service, namespace, port: shape.port(read, backend) }];
}
