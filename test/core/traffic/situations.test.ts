import { describe, expect, test } from "vitest";
import { documents, snapshotOf, workloadNamed, yaml } from "../../support/workspaceOf.ts";
import { exposureOf, one, onlyPath, paths } from "./pathsOf.ts";

const { deployment, service, ingress, namespace } = yaml;
const TARGET_TYPE = "alb.ingress.kubernetes.io/target-type";
const shop = { namespace: "shop" };

const ingressClass = (name: string, controller: string, more = "") => `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: ${name}}
spec: {controller: ${controller}${more}}
`;
const binding = (spec: string, apiVersion = "elbv2.k8s.aws/v1beta1") =>
  `apiVersion: ${apiVersion}\nkind: TargetGroupBinding\nmetadata: {name: tgb, namespace: shop}\nspec: ${spec}\n`;

/** The traffic and the namespaces with ip targets, which the readiness gate rule speaks of. */
function situation(...texts: string[]) {
  const snapshot = snapshotOf(one(...texts));
  const { state, ...exposure } = snapshot.exposure(workloadNamed(snapshot, "web"));
  const gated = snapshot.targetNamespaces().map(({ name, autoMode }) => `${name}${autoMode ? " auto" : ""}`);
  return [state, ...paths({ state, ...exposure }), ...gated.map((name) => `N ${name}`)];
}

const app = documents(deployment("web", shop), service("web", shop));
const alb = (annotations = "{}", spec = "ingressClassName: alb") =>
  ingress("web", { ...shop, annotations, spec });

describe("situations (domain-facts, table G)", () => {
  test.each([
    ["G45 a ClusterIP Service only", [app], ["cluster"]],
    [
      "G46 an Ingress of nginx",
      [app, alb("{}", "ingressClassName: nginx")],
      ["loadBalancer", "nginx ? proxy R10 Ingress/web Service/web"],
    ],
    [
      "G47 the class alb without an IngressClass",
      [app, alb()],
      ["loadBalancer", "alb ? external R30 Ingress/web Service/web"],
    ],
    [
      "G47 the class alb of another controller",
      [app, alb(), ingressClass("alb", "k8s.io/ingress-nginx")],
      ["loadBalancer", "nginx ? proxy R10 Ingress/web Service/web"],
    ],
    [
      "G47 a class of another name",
      [app, alb("{}", "ingressClassName: public"), ingressClass("public", "ingress.k8s.aws/alb")],
      ["loadBalancer", "alb ? external R30 Ingress/web Service/web"],
    ],
    [
      "G48 the annotation nginx beside an ALB class",
      [app, alb(`{kubernetes.io/ingress.class: nginx, ${TARGET_TYPE}: ip}`)],
      ["loadBalancer", "nginx ? proxy R10 Ingress/web Service/web"],
    ],
    [
      "G49 instance targets",
      [app, alb(`{${TARGET_TYPE}: instance}`)],
      ["loadBalancer", "alb instance external R30 Ingress/web Service/web"],
    ],
    [
      "G50 instance on the Ingress, ip on the Service",
      [
        deployment("web", shop),
        service("web", { ...shop, annotations: `{${TARGET_TYPE}: ip}` }),
        alb(`{${TARGET_TYPE}: instance}`),
      ],
      ["loadBalancer", "alb ip external R60 Ingress/web Service/web", "N shop"],
    ],
    [
      "G54 EKS Auto Mode, which registers by ip",
      [app, alb(), ingressClass("alb", "eks.amazonaws.com/alb")],
      ["loadBalancer", "alb ip external R60 auto Ingress/web Service/web", "N shop auto"],
    ],
    [
      "G56 the namespace default",
      [
        deployment("web", { namespace: "default" }),
        service("web", { namespace: "default" }),
        ingress("web", { namespace: "default", annotations: `{${TARGET_TYPE}: ip}` }),
      ],
      ["loadBalancer", "alb ip external R60 Ingress/web Service/web", "N default"],
    ],
  ])("%s", (_, texts, expected) => {
    expect(situation(...texts)).toEqual(expected);
  });

  test("G53 a Namespace whose key stands among the annotations is found, for the rule to tell", () => {
    const annotated = namespace("shop").replace(
      "labels: {}",
      "annotations: {elbv2.k8s.aws/pod-readiness-gate-inject: enabled}",
    );
    const [found] = snapshotOf(one(app, alb(`{${TARGET_TYPE}: ip}`), annotated)).targetNamespaces();
    expect(found?.manifest?.manifest.labels.present).toBe(false);
    expect(Object.keys(found?.manifest?.manifest.annotations.entries ?? {})).toEqual([
      "elbv2.k8s.aws/pod-readiness-gate-inject",
    ]);
  });

  test("G54 both controllers in one namespace ask for a key each", () => {
    const auto = binding("{serviceRef: {name: web, port: 80}, targetType: ip}", "eks.amazonaws.com/v1");
    expect(situation(app, alb(`{${TARGET_TYPE}: ip}`), auto).slice(-2)).toEqual(["N shop", "N shop auto"]);
  });

  test("G58 a TargetGroupBinding by its name, beside the gate of the pod", () => {
    const gate = "target-health.elbv2.k8s.aws/tgb";
    const pod = `readinessGates: [{conditionType: ${gate}}]`;
    const files = one(
      deployment("web", { ...shop, pod }),
      service("web", shop),
      binding("{serviceRef: {name: web, port: 80}, targetType: ip}"),
    );
    const [found] = snapshotOf(files).targetNamespaces();
    const target = found?.targets[0];
    expect(target?.path.via.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
      "TargetGroupBinding/tgb",
      "Service/web",
    ]);
    expect(target?.workload.manifest.pod?.readinessGates).toMatchObject([{ state: "known", value: gate }]);
  });

  test("G60 a Service that publishes addresses that are not ready, as part of the path", () => {
    const files = one(
      deployment("web", shop),
      service("web", { ...shop, spec: "publishNotReadyAddresses: true" }),
      alb(),
    );
    const { manifest } = onlyPath(exposureOf(files)).service.service;
    expect(manifest.publishNotReadyAddresses).toMatchObject({ state: "known", value: true });
  });
});

describe("Services (domain-facts §C1)", () => {
  const selecting = (selector: string) => service("web").replace("{app: web}", selector);
  const labelled = deployment("web").replace("{app: web}", "{app: web, tier: front}");
  test.each([
    ["every pair of the selector", "{app: web, tier: front}", "cluster"],
    ["some of the labels", "{tier: front}", "cluster"],
    ["a pair that the pods lack", "{app: web, tier: back}", "none"],
    ["a key that the pods lack", "{app: web, track: stable}", "none"],
    ["an empty selector", "{}", "none"],
  ])("%s", (_, selector, state) => {
    expect(exposureOf(one(labelled, selecting(selector))).state).toBe(state);
  });
  test("a headless Service has targets as well", () => {
    const files = one(
      deployment("web"),
      service("web", { spec: "clusterIP: None" }),
      ingress("web", { annotations: `{${TARGET_TYPE}: ip}` }),
    );
    expect(paths(exposureOf(files))).toEqual(["alb ip external R60 Ingress/web Service/web"]);
  });
});

describe("classes (domain-facts §C3)", () => {
  const parameters = `apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata: {name: front}
spec: {targetType: ip}
`;
  const classed = ingressClass(
    "front",
    "ingress.k8s.aws/alb",
    ", parameters: {kind: IngressClassParams, name: front}",
  );
  const at = (annotations: string) =>
    paths(
      exposureOf(
        one(
          deployment("web"),
          service("web"),
          ingress("web", { annotations, spec: "ingressClassName: front" }),
          classed,
          parameters,
        ),
      ),
    );
  test("the legacy annotation decides alone, without the parameters of the class", () => {
    expect(at("{kubernetes.io/ingress.class: alb}")).toEqual(["alb ? external R30 Ingress/web Service/web"]);
    expect(at("{}")).toEqual(["alb ip external R60 Ingress/web Service/web"]);
  });
  test.each([
    ["openshift.io/ingress-to-route", "haproxy ? proxy R10"],
    ["ingress-controllers.konghq.com/kong", "kong ? proxy R10"],
    ["projectcontour.io/contour", "contour ? proxy R10"],
    ["azure/application-gateway", "appgw ? external R90"],
    ["example.com/other", "ingress ? proxy R10"],
  ])("the controller %s", (controller, expected) => {
    const files = one(
      deployment("web"),
      service("web"),
      ingress("web", { spec: "ingressClassName: c" }),
      ingressClass("c", controller),
    );
    expect(paths(exposureOf(files))).toEqual([`${expected} Ingress/web Service/web`]);
  });
});

describe("TargetGroupBindings (domain-facts §C7, §C9)", () => {
  test.each([
    ["{serviceRef: {name: web, port: 80}, targetType: ip}", "target-group ip external R60"],
    ["{serviceRef: {name: web, port: http}, targetType: instance}", "target-group instance external R30"],
    // AWS knows the type of an existing target group, the file need not.
    ["{serviceRef: {name: web, port: 80}}", "target-group ? external R30"],
  ])("%s", (spec, expected) => {
    expect(paths(exposureOf(one(app, binding(spec))))).toEqual([
      `${expected} TargetGroupBinding/tgb Service/web`,
    ]);
  });
  test("one of another namespace is of another Service", () => {
    const other = binding("{serviceRef: {name: web, port: 80}}").replace("shop", "cart");
    expect(exposureOf(one(app, other)).state).toBe("cluster");
  });
});

describe("routes of the Gateway API (domain-facts §C8, §C10)", () => {
  const route = (kind: string, backend: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: web, namespace: edge}
spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [${backend}]}]}
`;
  const gateway = (controller: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: edge}
spec: {gatewayClassName: aws}
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: aws}
spec: {controllerName: ${controller}}
`;
  const configuration = `apiVersion: gateway.k8s.aws/v1
kind: TargetGroupConfiguration
metadata: {name: web, namespace: shop}
spec: {targetReference: {name: web}, defaultConfiguration: {targetType: ip}}
`;
  const backend = "{name: web, namespace: shop, port: 80}";
  test("the namespace that needs the label is that of the Service, not of the gateway", () => {
    const texts = [app, route("HTTPRoute", backend), gateway("gateway.k8s.aws/alb"), configuration];
    expect(situation(...texts)).toEqual([
      "loadBalancer",
      "gateway-alb ip external R60 Gateway/edge HTTPRoute/web Service/web",
      "N shop",
    ]);
  });
  test.each([
    ["TCPRoute", "gateway.k8s.aws/nlb", "gateway-nlb ? external R30"],
    ["GRPCRoute", "gateway.k8s.aws/alb", "gateway-alb ? external R30"],
  ])("a %s of %s", (kind, controller, expected) => {
    const files = one(app, route(kind, backend), gateway(controller));
    expect(paths(exposureOf(files))).toEqual([`${expected} Gateway/edge ${kind}/web Service/web`]);
  });
  test.each([
    ["the namespace of the route", "{name: web, port: 80}"],
    ["a target group of AWS", "{kind: TargetGroupName, name: web}"],
  ])("a backend of %s is another one", (_, other) => {
    expect(exposureOf(one(app, route("HTTPRoute", other), gateway("gateway.k8s.aws/alb"))).state).toBe(
      "cluster",
    );
  });
});

test("an NLB without its own controller has targets that are not known (domain-facts §C6)", () => {
  const aws = "service.beta.kubernetes.io/aws-load-balancer-";
  const annotations = `{${aws}type: nlb, ${aws}nlb-target-type: ip}`;
  const files = one(deployment("web"), service("web", { annotations, spec: "type: LoadBalancer" }));
  expect(paths(exposureOf(files))).toEqual(["nlb ? external R30 Service/web"]);
});
