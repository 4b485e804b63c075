import type { Service } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import { namespacesAgree, nearest, pick } from "../workspace/nearness.ts";
import type { ObjectIndex } from "../workspace/objectIndex.ts";
import { type Field, valueOf } from "../yaml/field.ts";
import type { TargetType } from "./exposure.ts";
import { type FrontEnd, noTargetGroup, type TargetGroupFacts, unknownTarget } from "./frontEnd.ts";
import { member, readJson } from "./readJson.ts";
import { annotation, numberWithin, type Range } from "./targetAttributes.ts";

/** What Google Cloud accepts as `connectionDraining.drainingTimeoutSec` (Compute Engine API, BackendService). */
const drainingTimeout: Range = { least: 0, most: 3600 };

/** The backend that an Ingress of GKE makes for a port of a Service (domain-facts §F). */
export function googleBackendFacts(
  service: Effective<Service>,
  port: FrontEnd["port"],
  index: ObjectIndex,
): TargetGroupFacts {
  const config = backendConfigOf(service, port, index);
  return {
    ...noTargetGroup,
    targetType: endpointGroups(service.manifest),
    deregistrationDelay: config ? numberWithin(config.drainingTimeout, drainingTimeout) : null,
  };
}

/** `cloud.google.com/neg` with `ingress`: pods as endpoints, or node ports. Without it the kind of the cluster decides. */
function endpointGroups({ annotations }: Service): TargetType {
  const neg = annotation(annotations, NEG);
  if (neg.state === "absent") return unknownTarget;
  const ingress = neg.state === "known" ? member(readJson(neg.value), "ingress") : undefined;
  if (typeof ingress !== "boolean") return { state: "unknown", at: neg.at };
  return { state: "known", value: ingress ? "ip" : "instance", at: neg.at };
}

/** A Service with settings that only the Ingress controller of GKE reads. */
export function isMadeForGoogle({ annotations }: Service): boolean {
  const neg = annotation(annotations, NEG);
  if (neg.state === "known" && member(readJson(neg.value), "ingress") === true) return true;
  return CONFIG.some((key) => Object.hasOwn(annotations.entries, key));
}

/** Endpoint groups of a Service's own, which a load balancer made elsewhere may use. */
export function hasOwnEndpointGroups({ annotations }: Service): boolean {
  const neg = annotation(annotations, NEG);
  const ports = neg.state === "known" ? member(readJson(neg.value), "exposed_ports") : undefined;
  return typeof ports === "object" && ports !== null && Object.keys(ports).length > 0;
}

const NEG = "cloud.google.com/neg";
const CONFIG = ["cloud.google.com/backend-config", "beta.cloud.google.com/backend-config"];

/** The BackendConfig that the Service names for the port, else by default. It stands in the Service's namespace. */
function backendConfigOf(service: Effective<Service>, port: FrontEnd["port"], index: ObjectIndex) {
  const { annotations } = service.manifest;
  const written = CONFIG.map((key) => annotation(annotations, key)).find(({ state }) => state !== "absent");
  const name = written === undefined ? null : configName(written, service.manifest, port);
  if (name === null) return null;
  const candidates = index
    .named("backendConfig", name)
    .filter((config) => namespacesAgree(config.namespace, service.namespace));
  const meant = pick(service, nearest(service, candidates), (config) => `${valueOf(config.drainingTimeout)}`);
  return meant === undefined || meant.object.patched ? null : meant.object.manifest;
}

/** `{"ports": {"http": "a"}, "default": "b"}`; a port stands there by its name or number. */
function configName(written: Field<string>, service: Service, port: FrontEnd["port"]): string | null {
  if (written.state !== "known") return null;
  const json = readJson(written.value);
  const used = service.ports.find(
    (candidate) => port !== null && (valueOf(candidate.port) === port || valueOf(candidate.name) === port),
  );
  const keys = used ? [valueOf(used.name), valueOf(used.port)] : [port];
  const ports = member(json, "ports");
  const chosen = keys
    .flatMap((key) => (key === null ? [] : [member(ports, `${key}`.toLowerCase())]))
    .find((name) => name !== undefined);
  const name = chosen ?? member(json, "default");
  return typeof name === "string" ? name : null;
}
