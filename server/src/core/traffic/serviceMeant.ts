import type { Manifest, Service } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { acrossUnits, type Joined, namespacesAgree, nearest, pickEqual } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { type Field, valueOf } from "../yaml/field.ts";
import type { Backend } from "./backends.ts";

/** The Service that an object means by a name; several where the files hold it more than once, with one selector. */
export function servicesMeant(
  from: Effective<Manifest>,
  name: string,
  namespace: Field<string>,
  index: ObjectIndex,
): readonly Joined<Service>[] {
  const agrees = (service: Effective<Service>) => namespacesAgree(service.namespace, namespace);
  const candidates = index.named("service", name);
  const near = nearest(from, candidates, "namespaced", agrees);
  const found = near.length > 0 ? near : acrossUnits(from, namespace, candidates);
  return pickEqual(from, found, (service) =>
    JSON.stringify(Object.entries(service.selector.entries).map(([k, v]) => [k, valueOf(v)])),
  );
}

/** The port of the Service that a backend uses; null where all may be. */
export function portLeadingTo(service: Service, { port, portNumbers }: Backend): Backend["port"] {
  if (portNumbers === "service" || typeof port !== "number") return port;
  const leading = service.ports.filter((candidate) => {
    const target = candidate.targetPort.state === "absent" ? candidate.port : candidate.targetPort;
    return valueOf<string | number>(target) === port;
  });
  const [one, ...others] = leading;
  return one === undefined || others.length > 0 ? null : valueOf(one.port);
}
