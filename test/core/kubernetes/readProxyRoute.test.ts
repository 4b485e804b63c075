// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { one, reading } from "./reading.ts";

/** `web shop 80`, one line per backend; `-` for what is absent, `?` for what is not known. */
function backends(apiVersion: string, kind: string, spec: string): string[] {
  const route = one(reading(`apiVersion: ${apiVersion}\nkind: ${kind}\nspec:\n${spec}`), "proxyRoute");
  const short = (field: { state: string; value?: unknown }) =>
    field.state === "known" ? `${field.value}` : field.state === "absent" ? "-" : "?";
  return route.backends.map(({ service, namespace, port }) =>
    [service, namespace, port].map(short).join(" "),
  );
}

describe("Traefik", () => {
  it.each(["traefik.io/v1alpha1", "traefik.containo.us/v1alpha1"])(
    "reads an IngressRoute of %s",
    (version) => {
      const spec = `  routes:
    - match: Host('a')
      kind: Rule
      services:
        - {name: web, port: 80}
        - {name: other, namespace: shop, port: http, kind: Service}
        - {name: weighted, kind: TraefikService}
        - {name: doubt, kind: "\${KIND}"}
        - {port: 80}
    - match: Host('b')
`;
      expect(backends(version, "IngressRoute", spec)).toEqual(["web - 80", "other shop http", "? - -"]);
    },
  );
  it("reads an IngressRouteTCP", () => {
    const spec = "  routes: [{match: HostSNI('*'), services: [{name: db, port: 5432}]}]\n";
    expect(backends("traefik.io/v1alpha1", "IngressRouteTCP", spec)).toEqual(["db - 5432"]);
  });
  it("reads what a TraefikService weighs or mirrors, without the mirrors", () => {
    const weighted =
      "  weighted: {services: [{name: a, port: 80, weight: 9}, {name: b, kind: TraefikService}]}\n";
    expect(backends("traefik.io/v1alpha1", "TraefikService", weighted)).toEqual(["a - 80"]);
    const mirroring = "  mirroring: {name: a, port: 80, mirrors: [{name: copied, port: 80}]}\n";
    expect(backends("traefik.io/v1alpha1", "TraefikService", mirroring)).toEqual(["a - 80"]);
  });
  it("has an unknown backend where it cannot be read", () => {
    const spec = "  routes: [{services: {{ .Values.services }}}]\n";
    expect(backends("traefik.io/v1alpha1", "IngressRoute", spec)).toEqual(["? ? ?"]);
  });
});

describe("Contour", () => {
  it("reads an HTTPProxy without mirrors and includes", () => {
    const spec = `  virtualhost: {fqdn: a.example}
  routes:
    - services: [{name: web, port: 80}, {name: copied, port: 80, mirror: true}, {name: kept, port: 81, mirror: false}]
    - services: [{name: doubt, port: 80, mirror: "\${MIRROR}"}]
  includes: [{name: child, namespace: shop}]
`;
    expect(backends("projectcontour.io/v1", "HTTPProxy", spec)).toEqual(["web - 80", "kept - 81", "? ? ?"]);
  });
  it("reads what a TCP proxy forwards to", () => {
    const spec = "  tcpproxy: {services: [{name: db, port: 5432}]}\n";
    expect(backends("projectcontour.io/v1", "HTTPProxy", spec)).toEqual(["db - 5432"]);
  });
});

describe("OpenShift", () => {
  const route = (spec: string) => backends("route.openshift.io/v1", "Route", spec);
  it("reads every Service with the port of the route", () => {
    const spec = `  to: {kind: Service, name: web, weight: 90}
  alternateBackends: [{kind: Service, name: canary, weight: 10}]
  port: {targetPort: 8080}
`;
    expect(route(spec)).toEqual(["web - 8080", "canary - 8080"]);
  });
  it("knows that the number is a port of the pods", () => {
    const read = reading("apiVersion: route.openshift.io/v1\nkind: Route\nspec: {to: {name: web}}\n");
    expect(one(read, "proxyRoute")).toMatchObject({ proxy: "haproxy", portNumbers: "pod" });
  });
  it.each([
    ["a port by name", "  to: {name: web}\n  port: {targetPort: http}\n", ["web - http"]],
    ["no port", "  to: {kind: Service, name: web}\n", ["web - -"]],
    ["another kind", "  to: {kind: Node, name: web}\n", []],
    ["no name", "  to: {kind: Service}\n", []],
  ])("reads a route with %s", (_, spec, expected) => {
    expect(route(spec)).toEqual(expected);
  });
});
