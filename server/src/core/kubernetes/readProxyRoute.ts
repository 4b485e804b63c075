import { type Field, valueOf, whereOf } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { ManifestBase, ServiceBackend } from "./manifest.ts";
import type { ProxyName, ProxyRoute } from "./proxyRoute.ts";
import { unknownBackend } from "./readIngress.ts";

export function readProxyRoute(
  read: FieldReader,
  base: ManifestBase,
  root: MappingField,
  proxy: ProxyName,
): ProxyRoute {
  const spec = read.mapping(root, "spec");
  const backends = languages[proxy](read, spec);
  return {
    type: "proxyRoute",
    proxy,
    portNumbers: proxy === "haproxy" ? "pod" : "service",
    backends,
    ...base,
  };
}

const languages: Readonly<
  Record<ProxyName, (read: FieldReader, spec: MappingField) => readonly ServiceBackend[]>
> = { traefik: readTraefik, contour: readContour, haproxy: readOpenShift };

/** Services of an IngressRoute, or of a TraefikService: the weighted ones, or the one that is mirrored, not its mirrors. */
function readTraefik(read: FieldReader, spec: MappingField): readonly ServiceBackend[] {
  const routes = read.mappings(spec, "routes").flatMap((route) => read.mappings(route, "services"));
  const weighted = read.mappings(read.mapping(spec, "weighted"), "services");
  return [...routes, ...weighted, read.mapping(spec, "mirroring")].flatMap((service) =>
    readService(read, service, read.intOrString(service, "port")),
  );
}

/** Services of an HTTPProxy, without those that only get copies. Included proxies have their own Services. */
function readContour(read: FieldReader, spec: MappingField): readonly ServiceBackend[] {
  const routes = read.mappings(spec, "routes").flatMap((route) => read.mappings(route, "services"));
  const tunnelled = read.mappings(read.mapping(spec, "tcpproxy"), "services");
  return [...routes, ...tunnelled].flatMap((service) => {
    const mirror = read.boolean(service, "mirror");
    if (service.state === "known" && mirror.state === "unknown") return [unknownBackend(mirror)];
    return valueOf(mirror, false) ? [] : readService(read, service, read.integer(service, "port"));
  });
}

/** `spec.port.targetPort` holds for all Services: a port's name, or the number of a port of the pods. */
function readOpenShift(read: FieldReader, spec: MappingField): readonly ServiceBackend[] {
  const port = read.intOrString(read.mapping(spec, "port"), "targetPort");
  return [read.mapping(spec, "to"), ...read.mappings(spec, "alternateBackends")].flatMap((service) =>
    readService(read, service, port),
  );
}

/** None for references to something else than a Service, such as Traefik's TraefikService; an absent kind means Service. */
function readService(
  read: FieldReader,
  reference: MappingField,
  port: Field<string | number>,
): readonly ServiceBackend[] {
  if (reference.state === "absent") return [];
  if (reference.state === "unknown") return [unknownBackend(reference)];
  const kind = read.keyword(reference, "kind");
  if (kind.state === "known" && kind.value !== "Service") return [];
  const name = kind.state === "unknown" ? kind : read.name(reference, "name");
  if (name.state === "absent") return [];
  return [{ at: whereOf(reference), service: name, namespace: read.name(reference, "namespace"), port }];
}
