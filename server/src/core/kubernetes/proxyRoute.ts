import type { ManifestBase, ServiceBackend } from "./manifest.ts";

/**
 * A route in the own language of a proxy inside the cluster: Traefik's IngressRoute, IngressRouteTCP, IngressRouteUDP and
 * TraefikService, Contour's HTTPProxy, OpenShift's Route. `kind` tells which.
 */
export interface ProxyRoute extends ManifestBase {
  readonly type: "proxyRoute";
  readonly proxy: ProxyName;
  /** What the number of a backend's port counts: ports of the Service, or ports of its pods (OpenShift). */
  readonly portNumbers: "service" | "pod";
  readonly backends: readonly ServiceBackend[];
}

export type ProxyName = "traefik" | "contour" | "haproxy";
