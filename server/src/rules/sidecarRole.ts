import type { Container } from "../core/kubernetes/workload.ts";
import { valueOf } from "../core/yaml/field.ts";

/** What a container does for the others of its pod, as its image is named. */
export type SidecarRole =
  /** Requests pass through it on their way in and out. */
  | "mesh"
  /** The application reaches its database through it. */
  | "database"
  /** It receives the requests and hands them on to another container. */
  | "front-proxy"
  /** It looks on: the application works without it. */
  | "observer"
  | null;

/** The role of a container; the table stands on the page of the rule as well. */
export function sidecarRole(container: Container): SidecarRole {
  const image = repositoryOf(valueOf(container.image, ""));
  const last = image.slice(image.lastIndexOf("/") + 1);
  if (isMesh(image, last, valueOf(container.name, ""))) return "mesh";
  if (OBSERVERS.test(last)) return "observer";
  if (DATABASE_PROXIES.test(last)) return "database";
  if (OBSERVERS.test(valueOf(container.name, ""))) return "observer";
  return FRONT_PROXIES.test(last) ? "front-proxy" : null;
}

/** Without registry port, tag and digest: `docker.io/envoyproxy/envoy`. */
function repositoryOf(image: string): string {
  const [tagged = ""] = image.split("@", 1);
  const name = tagged.lastIndexOf("/") + 1;
  return tagged.slice(0, name) + tagged.slice(name).split(":", 1)[0];
}

/** `proxy` alone is the name of Linkerd's image. An Envoy that no Service reaches serves the other containers. */
function isMesh(image: string, last: string, container: string): boolean {
  return (
    /^proxyv2(-|$)/.test(last) ||
    /(^|\/)linkerd(-io)?\/proxy$/.test(image) ||
    last === "linkerd-proxy" ||
    /^envoy(-(distroless|alpine|contrib|debug|dev))?$/.test(last) ||
    (container === "istio-proxy" && /envoy|proxy/.test(last))
  );
}

/** Google's proxies, under their names of both major versions, and PgBouncer. */
const DATABASE_PROXIES = /^(gce-proxy|cloud-?sql-?proxy|alloydb-auth-proxy)$|(^|-)pgbouncer(-|$)/;

const FRONT_PROXIES =
  /(^|[-_.])(nginx|nginx-unprivileged|openresty|envoy|haproxy|traefik|caddy|httpd|apache2?|proxy|oauth2-proxy)([-_.]|$)/;

/** Log shippers, exporters, agents, reloaders: nothing that an answer waits for. */
const OBSERVERS =
  /exporter|metrics|prometheus|fluent|filebeat|logstash|promtail|vector|otel|opentelemetry|collector|jaeger|datadog|newrelic|telegraf|statsd|cloudwatch|xray|splunk|agent|reload|git-sync|logger|logging|(^|[-_.])logs?([-_.]|$)|debug/;
