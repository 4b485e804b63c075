import { type Field, whereOf } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { IstioDelegate, IstioDestination, IstioGateway, VirtualService } from "./istio.ts";
import type { ManifestBase } from "./manifest.ts";
import { unknownBackend } from "./readIngress.ts";

export function readIstioGateway(base: ManifestBase): IstioGateway {
  return { type: "istioGateway", ...base };
}

/** A VirtualService with the routes of all its protocols (istio.io/api, networking/v1). */
export function readVirtualService(
  read: FieldReader,
  base: ManifestBase,
  root: MappingField,
): VirtualService {
  const spec = read.mapping(root, "spec");
  const bound = read.names(spec, "gateways");
  const routes = ["http", "tls", "tcp"].flatMap((protocol) => read.mappings(spec, protocol));
  return {
    type: "virtualService",
    hosts: read.names(spec, "hosts"),
    destinations: routes.flatMap((route) => readDestinations(read, route, gatewaysOf(read, route, bound))),
    delegates: routes.flatMap((route) => readDelegate(read, route, gatewaysOf(read, route, bound))),
    ...base,
  };
}

/** `match[].gateways` overrides the gateways of the VirtualService; a route without matches takes every request. */
function gatewaysOf(
  read: FieldReader,
  route: MappingField,
  bound: readonly Field<string>[],
): readonly Field<string>[] {
  const matches = read.mappings(route, "match");
  if (matches.length === 0) return bound;
  return matches.flatMap((match) => {
    const own = read.names(match, "gateways");
    return own.length > 0 ? own : bound;
  });
}

function readDestinations(
  read: FieldReader,
  route: MappingField,
  gateways: readonly Field<string>[],
): readonly IstioDestination[] {
  return read.mappings(route, "route").flatMap((weighted) => {
    const destination = read.mapping(weighted, "destination");
    if (destination.state === "unknown") return [{ ...unknownBackend(destination), gateways }];
    const host = read.name(destination, "host");
    const meant = serviceOf(host);
    if (meant === null) return [];
    const port = read.integer(read.mapping(destination, "port"), "number");
    return [{ at: whereOf(destination), ...meant, port, gateways }];
  });
}

/**
 * The Service that a host names: `web`, in the namespace of the VirtualService, or `web.shop.svc.cluster.local`. Null for
 * any other host. Istio completes only names without a dot, so that `web.shop` is no Service (istio/istio#40819).
 */
function serviceOf(
  host: Field<string>,
): { readonly service: Field<string>; readonly namespace: Field<string> } | null {
  if (host.state === "absent") return null;
  if (host.state === "unknown") return { service: host, namespace: host };
  if (!host.value.includes(".")) return { service: host, namespace: { state: "absent", owner: host.at } };
  const [, name, namespace] = /^([^.]+)\.([^.]+)\.svc\../.exec(host.value) ?? [];
  if (name === undefined || namespace === undefined) return null;
  return { service: { ...host, value: name }, namespace: { ...host, value: namespace } };
}

function readDelegate(
  read: FieldReader,
  route: MappingField,
  gateways: readonly Field<string>[],
): readonly IstioDelegate[] {
  const delegate = read.mapping(route, "delegate");
  if (delegate.state !== "known") return [];
  return [{ name: read.name(delegate, "name"), namespace: read.name(delegate, "namespace"), gateways }];
}
