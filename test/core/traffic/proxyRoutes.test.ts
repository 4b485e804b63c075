import { describe, expect, test } from "vitest";
import { yaml } from "../../support/workspaceOf.ts";
import { exposureOf, one, paths } from "./pathsOf.ts";

const { deployment, service } = yaml;
const at = (...more: string[]) => exposureOf(one(deployment("web"), service("web"), ...more));

const route = (type: string, kind: string, spec: string, namespace = "") =>
  `apiVersion: ${type}\nkind: ${kind}\nmetadata: {name: front${namespace && `, namespace: ${namespace}`}}\nspec: ${spec}\n`;

describe("routes in a proxy's own language", () => {
  const traefik = "{routes: [{match: PathPrefix('/'), services: [{name: web, port: 80}]}]}";
  test.each([
    ["traefik.io/v1alpha1", "IngressRoute", traefik, "traefik ? proxy R10 IngressRoute/front"],
    ["traefik.containo.us/v1alpha1", "IngressRoute", traefik, "traefik ? proxy R10 IngressRoute/front"],
    ["traefik.io/v1alpha1", "IngressRouteTCP", traefik, "traefik ? proxy R10 IngressRouteTCP/front"],
    [
      "traefik.io/v1alpha1",
      "TraefikService",
      "{weighted: {services: [{name: web, port: 80}]}}",
      "traefik ? proxy R10 TraefikService/front",
    ],
    [
      "projectcontour.io/v1",
      "HTTPProxy",
      "{routes: [{services: [{name: web, port: 80}]}]}",
      "contour ? proxy R10 HTTPProxy/front",
    ],
    [
      "projectcontour.io/v1",
      "HTTPProxy",
      "{tcpproxy: {services: [{name: web, port: 80}]}}",
      "contour ? proxy R10 HTTPProxy/front",
    ],
    ["route.openshift.io/v1", "Route", "{to: {kind: Service, name: web}}", "haproxy ? proxy R10 Route/front"],
    [
      "route.openshift.io/v1",
      "Route",
      "{to: {name: other}, alternateBackends: [{name: web, weight: 5}]}",
      "haproxy ? proxy R10 Route/front",
    ],
  ])("%s %s %s", (type, kind, spec, expected) => {
    expect(paths(at(route(type, kind, spec)))).toEqual([`${expected} Service/web`]);
  });

  test.each([
    [
      "a TraefikService of the same name",
      "traefik.io/v1alpha1",
      "IngressRoute",
      traefik.replace("port: 80", "kind: TraefikService"),
    ],
    [
      "a mirror",
      "projectcontour.io/v1",
      "HTTPProxy",
      "{routes: [{services: [{name: web, port: 80, mirror: true}]}]}",
    ],
    ["another Service", "route.openshift.io/v1", "Route", "{to: {name: other}}"],
  ])("%s is no way here", (_, type, kind, spec) => {
    expect(at(route(type, kind, spec)).state).toBe("cluster");
  });

  test("an IngressRoute may name a Service of another namespace", () => {
    const spec = (namespace: string) =>
      `{routes: [{services: [{name: web, namespace: ${namespace}, port: 80}]}]}`;
    const from = (namespace: string) =>
      exposureOf(
        one(
          deployment("web", { namespace: "shop" }),
          service("web", { namespace: "shop" }),
          route("traefik.io/v1alpha1", "IngressRoute", spec(namespace), "edge"),
        ),
      ).state;
    expect([from("shop"), from("cart")]).toEqual(["loadBalancer", "cluster"]);
  });
});

describe("the port of an OpenShift Route", () => {
  const pods = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: app, image: a, ports: [{containerPort: 8080}]}
      - {name: metrics, image: b, ports: [{containerPort: 9090, name: metrics}]}
`;
  const twoPorts = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: 8080}, {name: metrics, port: 9090}, {name: named, port: 1, targetPort: metrics}]
`;
  const reaches = (port: string) =>
    exposureOf(
      one(pods, twoPorts, route("route.openshift.io/v1", "Route", `{to: {name: web}${port}}`)),
    ).paths.map(({ service: { reaches } }) => reaches.join());
  test.each([
    ["the port of the pods by number", ", port: {targetPort: 8080}", "yes,no"],
    ["the same number as the port of the Service", ", port: {targetPort: 9090}", "no,yes"],
    ["the port of the Service by name", ", port: {targetPort: metrics}", "no,yes"],
    ["a number that is only a port of the Service", ", port: {targetPort: 80}", "yes,yes"],
    ["none", "", "yes,yes"],
  ])("%s", (_, port, expected) => {
    expect(reaches(port)).toEqual([expected]);
  });
});
