import { describe, expect, test } from "vitest";
import { documents, snapshotOf, workloadNamed, yaml } from "../../support/workspaceOf.ts";
import { exposureOf, one, paths } from "./pathsOf.ts";

const { deployment, service, ingress } = yaml;

const rollout = (canary: string, { labels = "{app: web}", name = "web" } = {}) =>
  `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: ${name}}
spec:
  strategy: {canary: ${canary}}
  template:
    metadata: {labels: ${labels}}
    spec: {containers: [{name: web, image: a}]}
`;
const services = "stableService: stable, canaryService: next";
const waiting = (name: string, action: string, annotations = "{}") =>
  ingress(name, { service: action, port: "{name: use-annotation}", annotations });
const pods = (...names: string[]) => documents(...names.map((name) => service(name, { app: "web" })));

describe("an action that an Argo Rollout writes at run time", () => {
  test("leads to the stable and the canary Service, not to the root", () => {
    const canary = `{${services}, trafficRouting: {alb: {ingress: edge, rootService: root, servicePort: 80}}}`;
    expect(
      paths(exposureOf(one(rollout(canary), pods("stable", "next", "root"), waiting("edge", "root")))),
    ).toEqual([
      "alb ? external R30 Ingress/edge Service/next",
      "alb ? external R30 Ingress/edge Service/stable",
    ]);
  });
  test("needs no Service of its name", () => {
    const canary = `{${services}, trafficRouting: {alb: {ingresses: [edge], rootService: root}}}`;
    const annotations = "{alb.ingress.kubernetes.io/target-type: ip}";
    const files = one(rollout(canary), pods("stable"), waiting("edge", "root", annotations));
    expect(paths(exposureOf(files))).toEqual(["alb ip external R60 Ingress/edge Service/stable"]);
  });
  test("has the name of the stable Service where no root is named", () => {
    const canary = `{${services}, trafficRouting: {alb: {ingress: edge}}}`;
    const files = one(rollout(canary), pods("stable", "next"), waiting("edge", "stable"));
    expect(paths(exposureOf(files))).toEqual([
      "alb ? external R30 Ingress/edge Service/next",
      "alb ? external R30 Ingress/edge Service/stable",
    ]);
  });
  test("leads to ping and pong", () => {
    const pingPong = "pingPong: {pingService: ping, pongService: pong}";
    const canary = `{${services}, ${pingPong}, trafficRouting: {alb: {ingress: edge, rootService: root}}}`;
    const files = one(rollout(canary), pods("ping", "pong", "stable"), waiting("edge", "root"));
    expect(paths(exposureOf(files))).toEqual([
      "alb ? external R30 Ingress/edge Service/ping",
      "alb ? external R30 Ingress/edge Service/pong",
    ]);
  });
  test("that an annotation already defines leads where that says", () => {
    const forward = `'{"type": "forward", "forwardConfig": {"targetGroups": [{"serviceName": "stable", "servicePort": "80"}]}}'`;
    const canary = `{${services}, trafficRouting: {alb: {ingress: edge, rootService: root}}}`;
    const annotations = `{alb.ingress.kubernetes.io/actions.root: ${forward}}`;
    const files = one(rollout(canary), pods("stable", "next"), waiting("edge", "root", annotations));
    expect(paths(exposureOf(files))).toEqual(["alb ? external R30 Ingress/edge Service/stable"]);
  });
  test.each([
    ["another root", `{${services}, trafficRouting: {alb: {ingress: edge, rootService: other}}}`, "cluster"],
    [
      "an Ingress that is not in the workspace",
      `{${services}, trafficRouting: {alb: {ingress: elsewhere, rootService: root}}}`,
      "unknown",
    ],
    ["no traffic routing", `{${services}}`, "cluster"],
  ])("leads nowhere that is known with %s", (_, canary, state) => {
    const files = one(rollout(canary), pods("stable", "next"), waiting("edge", "root"));
    expect(exposureOf(files)).toMatchObject({ state, paths: [] });
  });
  test("in another namespace is another one", () => {
    const canary = `{${services}, trafficRouting: {alb: {ingress: edge, rootService: root}}}`;
    const files = one(
      rollout(canary).replace("{name: web}", "{name: web, namespace: shop}"),
      service("stable", { app: "web", namespace: "shop" }),
      waiting("edge", "root").replace("name: edge", "name: edge\n  namespace: cart"),
    );
    expect(exposureOf(files).paths).toEqual([]);
  });
});

test("a Rollout with a workloadRef has no pods, the Deployment it names has the traffic (G62)", () => {
  const reference = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: front}
spec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: web}, strategy: {canary: {${services}, trafficRouting: {alb: {ingress: edge, rootService: root}}}}}
`;
  const files = one(reference, deployment("web"), pods("stable"), waiting("edge", "root"));
  const snapshot = snapshotOf(files);
  expect(snapshot.exposure(workloadNamed(snapshot, "front"))).toMatchObject({ state: "none", paths: [] });
  expect(paths(snapshot.exposure(workloadNamed(snapshot, "web")))).toEqual([
    "alb ? external R30 Ingress/edge Service/stable",
  ]);
});
