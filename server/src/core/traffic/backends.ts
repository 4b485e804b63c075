import type { Ingress, Manifest, Service, ServiceBackend } from "../kubernetes/manifest.ts";
import { entry } from "../kubernetes/manifest.ts";
import type { Location } from "../text/span.ts";
import { type Field, valueOf } from "../yaml/field.ts";
import { actionTargets } from "./forwardAction.ts";

/** A Service that a front end sends requests to, with the port it names. */
export interface Backend {
  readonly service: string;
  /** Null: that of the front end. */
  readonly namespace: Field<string> | null;
  /** A number or name of a Service port; null where none is named or it cannot be read. */
  readonly port: string | number | null;
  /** What a number in `port` counts. */
  readonly portNumbers: "service" | "pod";
  readonly at: Location;
  /** `service` is the name of an action of the AWS controller that no annotation of the Ingress defines. */
  readonly unwrittenAction: boolean;
  /** Of a VirtualService: references to the gateways whose requests get there. */
  readonly gateways: readonly Field<string>[];
}

/** The Services an object sends requests to; empty for objects that are no front end. */
export function backendsOf(manifest: Manifest): readonly Backend[] {
  switch (manifest.type) {
    case "ingress":
      return manifest.backends.flatMap((backend) => ingressBackends(manifest, backend));
    case "route":
      return manifest.backends.flatMap((backend) => plain(backend));
    case "proxyRoute":
      return manifest.backends.flatMap((backend) => plain(backend, { portNumbers: manifest.portNumbers }));
    case "virtualService":
      return manifest.destinations.flatMap((backend) => plain(backend, { gateways: backend.gateways }));
    case "service":
      return weightedBackends(manifest);
    case "targetGroupBinding": {
      const { service, port, at } = manifest;
      return plain({ at, service, port, namespace: { state: "absent", owner: at } });
    }
    default:
      return [];
  }
}

/** True where an object sends requests to a Service that cannot be read, such as those of a loop over other values. */
export function hasUnreadBackend(manifest: Manifest): boolean {
  switch (manifest.type) {
    case "ingress":
    case "route":
    case "proxyRoute":
      return manifest.backends.some(isUnread);
    case "virtualService":
      return manifest.destinations.some(isUnread);
    default:
      return false;
  }
}

function isUnread({ service }: ServiceBackend): boolean {
  return service.state === "unknown";
}

function plain(backend: ServiceBackend, special: Partial<Backend> = {}): Backend[] {
  const { service, namespace, port } = backend;
  if (service.state !== "known") return [];
  return [
    {
      service: service.value,
      namespace: namespace.state === "absent" ? null : namespace,
      port: valueOf(port),
      portNumbers: "service",
      at: service.at,
      unwrittenAction: false,
      gateways: [],
      ...special,
    },
  ];
}

/**
 * A backend with the port `use-annotation` names an action of the AWS controller, whose Services stand in the JSON of
 * an annotation (domain-facts §C5).
 */
function ingressBackends(ingress: Ingress, backend: ServiceBackend): Backend[] {
  if (valueOf(backend.port) !== "use-annotation") return plain(backend);
  const name = valueOf(backend.service);
  const action =
    name === null ? null : entry(ingress.annotations, `alb.ingress.kubernetes.io/actions.${name}`);
  if (action === null) return plain(backend, { port: null, unwrittenAction: true });
  return actionBackends(action, backend.at);
}

/** An NLB may send part of its connections to other Services than the one that asks for it (domain-facts §C6). */
function weightedBackends(service: Service): Backend[] {
  return Object.entries(service.annotations.entries).flatMap(([key, action]) =>
    key.startsWith("service.beta.kubernetes.io/actions.") ? actionBackends(action, service.at) : [],
  );
}

function actionBackends(action: Field<string>, owner: Location): Backend[] {
  if (action.state !== "known") return [];
  return actionTargets(action.value).flatMap(({ service, port }) =>
    plain(
      {
        at: action.at,
        service: { ...action, value: service },
        namespace: { state: "absent", owner },
        port: { state: "absent", owner },
      },
      { port },
    ),
  );
}
