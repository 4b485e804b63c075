import type { Ingress, Manifest, ServiceBackend } from "../kubernetes/manifest.ts";
import { entry } from "../kubernetes/manifest.ts";
import type { Location } from "../text/span.ts";
import { type Field, valueOf } from "../yaml/field.ts";

/** A Service that a front end sends requests to, with the port it names. */
export interface Backend {
  readonly service: string;
  /** Null: that of the front end. */
  readonly namespace: Field<string> | null;
  /** A number or name of a Service port; null where none is named or it cannot be read. */
  readonly port: string | number | null;
  readonly at: Location;
}

/** The Services an object sends requests to; empty for objects that are no front end. */
export function backendsOf(manifest: Manifest): readonly Backend[] {
  switch (manifest.type) {
    case "ingress":
      return manifest.backends.flatMap((backend) => ingressBackends(manifest, backend));
    case "route":
      return manifest.backends.flatMap((backend) => plain(backend));
    case "targetGroupBinding": {
      const { service, port } = manifest;
      return service.state === "known"
        ? [{ service: service.value, namespace: null, port: valueOf(port), at: service.at }]
        : [];
    }
    default:
      return [];
  }
}

function plain(backend: ServiceBackend): Backend[] {
  const { service, namespace, port } = backend;
  if (service.state !== "known") return [];
  return [
    {
      service: service.value,
      namespace: namespace.state === "absent" ? null : namespace,
      port: valueOf(port),
      at: service.at,
    },
  ];
}

/**
 * A backend with the port `use-annotation` names an action of the AWS controller, whose Services stand in the JSON of
 * an annotation (domain-facts §C5). Without that annotation the name is kept: Argo Rollouts writes the annotation at
 * run time and names the action after the Service.
 */
function ingressBackends(ingress: Ingress, backend: ServiceBackend): Backend[] {
  if (valueOf(backend.port) !== "use-annotation") return plain(backend);
  const name = valueOf(backend.service);
  const action =
    name === null ? null : entry(ingress.annotations, `alb.ingress.kubernetes.io/actions.${name}`);
  if (action === null) return plain(backend).map((found) => ({ ...found, port: null }));
  return actionServices(action.value).map((target) => ({ ...target, namespace: null, at: action.at }));
}

/** The Services in the JSON of an action, none where it is not readable. Keys count without regard to case, as in Go. */
function actionServices(json: string): { service: string; port: string | number | null }[] {
  const config = member(parseJson(json), "forwardconfig");
  const groups = member(config, "targetgroups");
  if (!Array.isArray(groups)) return [];
  return groups.flatMap((group: unknown) => {
    const service = member(group, "servicename");
    const port = member(group, "serviceport");
    if (typeof service !== "string") return [];
    return [{ service, port: typeof port === "string" || typeof port === "number" ? numeric(port) : null }];
  });
}

function numeric(port: string | number): string | number {
  return typeof port === "string" && /^\d+$/.test(port) ? Number(port) : port;
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, found] of Object.entries(value)) if (name.toLowerCase() === key) return found;
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
