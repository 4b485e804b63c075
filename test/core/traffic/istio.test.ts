import { describe, expect, test } from "vitest";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { exposureOf, one, paths } from "./pathsOf.ts";

const { deployment, service } = yaml;

const gateway = (name: string, namespace = "") => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: ${name}${namespace && `, namespace: ${namespace}`}}
spec: {selector: {istio: ingressgateway}, servers: []}
`;

const virtualService = ({
  name = "web",
  namespace = "",
  hosts = "['*']",
  gateways = "",
  host = "web",
  match = "",
} = {}) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}${namespace && `, namespace: ${namespace}`}}
spec:
  hosts: ${hosts}${gateways && `\n  gateways: ${gateways}`}
  http:
  - route: [{destination: {host: ${host}, port: {number: 80}}}]${match && `\n    match: ${match}`}
`;

const at = (options: Parameters<typeof virtualService>[0], ...more: string[]) =>
  exposureOf(one(deployment("web"), service("web"), virtualService(options), ...more));

describe("a VirtualService", () => {
  test.each([
    ["without gateways", {}],
    ["of the mesh", { gateways: "[mesh]" }],
    ["with no gateway in its list", { gateways: "[]" }],
    ["whose route is of the mesh", { gateways: "[mesh, edge]", match: "[{gateways: [mesh]}]" }],
    ["of another host", { gateways: "[edge]", host: "web.example.com" }],
    ["with a name that Istio does not complete", { gateways: "[edge]", host: "web.default" }],
  ])("%s leads nobody from outside here", (_, options) => {
    expect(at(options, gateway("edge"))).toMatchObject({ state: "cluster", paths: [] });
  });

  test.each([
    ["its gateway", { gateways: "[edge]" }, "istio ? proxy R10 Gateway/edge VirtualService/web Service/web"],
    [
      "the gateway beside the mesh",
      { gateways: "[mesh, edge]" },
      "istio ? proxy R10 Gateway/edge VirtualService/web Service/web",
    ],
    [
      "a gateway of a route",
      { match: "[{gateways: [edge]}]" },
      "istio ? proxy R10 Gateway/edge VirtualService/web Service/web",
    ],
    [
      "a gateway outside of the workspace",
      { gateways: "[istio-system/public]" },
      "istio ? proxy R10 VirtualService/web Service/web",
    ],
  ])("leads here through %s", (_, options, expected) => {
    expect(paths(at(options, gateway("edge")))).toEqual([expected]);
  });

  test.each(["['$" + "{GATEWAY}']", "[{}]", "mesh"])("with gateways %s proves nothing", (gateways) => {
    expect(at({ gateways }).state).toBe("unknown");
  });

  test("a Gateway of the Gateway API is another one", () => {
    const other = gateway("edge").replace("networking.istio.io", "gateway.networking.k8s.io");
    expect(paths(at({ gateways: "[edge]" }, other))).toEqual([
      "istio ? proxy R10 VirtualService/web Service/web",
    ]);
  });
});

describe("names and namespaces", () => {
  const shop = { namespace: "shop" };
  const app = documents(deployment("web", shop), service("web", shop));
  test.each([
    ["a short name in its own namespace", "shop", "web", true],
    ["a short name in another namespace", "edge", "web", false],
    ["the full name", "edge", "web.shop.svc.cluster.local", true],
    ["the full name of another namespace", "edge", "web.cart.svc.cluster.local", false],
  ])("%s", (_, namespace, host, leads) => {
    const files = { "a.yaml": app, "b.yaml": virtualService({ namespace, gateways: "[g]", host }) };
    expect(exposureOf(files).state).toBe(leads ? "loadBalancer" : "cluster");
  });

  test.each([
    ["edge", "Gateway/edge"],
    ["./edge", "Gateway/edge"],
    ["shop/edge", "Gateway/edge"],
    ["edge.shop.svc.cluster.local", "Gateway/edge"],
    ["infra/edge", ""],
    ["edge.infra", ""],
  ])("the gateway %s", (reference, step) => {
    const files = one(app, gateway("edge", "shop"), virtualService({ ...shop, gateways: `[${reference}]` }));
    const expected = ["istio ? proxy R10", step, "VirtualService/web Service/web"].filter(Boolean).join(" ");
    expect(paths(exposureOf(files))).toEqual([expected]);
  });
});

describe("delegation", () => {
  const root = (gateways: string, delegate: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: root}
spec:
  hosts: [shop.example]
  gateways: ${gateways}
  http: [{delegate: ${delegate}}]
`;
  const delegate = virtualService().replace("  hosts: ['*']\n", "");
  const through = (text: string) =>
    exposureOf(one(deployment("web"), service("web"), delegate, gateway("edge"), text));

  test("leads through the VirtualService that delegates", () => {
    expect(paths(through(root("[edge]", "{name: web}")))).toEqual([
      "istio ? proxy R10 Gateway/edge VirtualService/root VirtualService/web Service/web",
    ]);
  });
  test.each([
    ["of the mesh", root("[mesh]", "{name: web}")],
    ["to another one", root("[edge]", "{name: other}")],
  ])("%s leads nobody from outside here", (_, text) => {
    expect(through(text).state).toBe("cluster");
  });
});
