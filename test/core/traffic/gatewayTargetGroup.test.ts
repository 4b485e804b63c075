import { describe, expect, test } from "vitest";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { attributesOf, exposureOf, one, onlyPath, paths } from "./pathsOf.ts";

const { deployment, service } = yaml;

const object = (kind: string, name: string, spec: string, apiVersion = "gateway.k8s.aws/v1beta1") =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const api = "gateway.networking.k8s.io/v1";
const route = (parents: string) =>
  object(
    "HTTPRoute",
    "web",
    `{parentRefs: [${parents}], rules: [{backendRefs: [{name: web, port: 80}]}]}`,
    api,
  );
const configuredBy = (name: string) => `parametersRef: {kind: LoadBalancerConfiguration, name: ${name}}`;
const app = documents(deployment("web"), service("web"), route("{name: edge}"));
const gateway = object(
  "Gateway",
  "edge",
  `{gatewayClassName: aws, infrastructure: {${configuredBy("ofGateway")}}}`,
  api,
);
const gatewayClass = object(
  "GatewayClass",
  "aws",
  `{controllerName: gateway.k8s.aws/alb, ${configuredBy("ofClass")}}`,
  api,
);
const balancer = (name: string, spec: string) => object("LoadBalancerConfiguration", name, spec);
const targets = (name: string, props: string, reference = "") =>
  object("TargetGroupConfiguration", name, `{${reference}defaultConfiguration: {${props}}}`);
const ofWeb = "targetReference: {name: web}, ";
const delay = (seconds: string) =>
  `targetGroupAttributes: [{key: deregistration_delay.timeout_seconds, value: "${seconds}"}]`;

const at = (...more: string[]) => onlyPath(exposureOf(one(app, gateway, gatewayClass, ...more)));
const typeOf = (...more: string[]) => {
  const { targetType } = at(...more);
  return targetType.state === "known" ? targetType.value : targetType.state;
};

describe("the target group of a gateway (domain-facts §C8)", () => {
  const defaults = balancer("ofGateway", "{defaultTargetGroupConfiguration: {name: general}}");

  test.each([
    ["nothing is written", [], "unknown"],
    ["the Service has its own", [targets("own", "targetType: ip", ofWeb)], "ip"],
    ["the gateway has a default", [defaults, targets("general", "targetType: ip")], "ip"],
    [
      "both are written",
      [defaults, targets("general", "targetType: ip"), targets("own", "targetType: instance", ofWeb)],
      "instance",
    ],
    [
      "its own leaves the type open",
      [defaults, targets("general", "targetType: ip"), targets("own", delay("45"), ofWeb)],
      "ip",
    ],
    ["the default is not in the workspace", [defaults], "unknown"],
    [
      "another Service has one",
      [targets("own", "targetType: ip", "targetReference: {name: other}, ")],
      "unknown",
    ],
    [
      "the gateway's configuration cannot be read",
      [defaults.replace("name: general", "name: [x]"), targets("general", "targetType: ip")],
      "unknown",
    ],
    [
      "the gateway's configuration names no default",
      [balancer("ofGateway", "{}"), targets("general", "targetType: ip")],
      "unknown",
    ],
    ["a value is wrong", [targets("own", "targetType: pod", ofWeb)], "unknown"],
  ])("where %s", (_, more, expected) => {
    expect(typeOf(...more)).toBe(expected);
  });

  test.each([
    ["the class by default", "", "ip"],
    ["the class where it says so", "mergingMode: prefer-gateway-class, ", "ip"],
    ["the gateway where the class says so", "mergingMode: prefer-gateway, ", "instance"],
    ["nobody where that cannot be read", "mergingMode: [], ", "unknown"],
  ])("of two defaults, that of %s wins", (_, mode, expected) => {
    const both = [
      balancer("ofGateway", "{defaultTargetGroupConfiguration: {name: a}}"),
      balancer("ofClass", `{${mode}defaultTargetGroupConfiguration: {name: b}}`),
      targets("a", "targetType: instance"),
      targets("b", "targetType: ip"),
    ];
    expect(typeOf(...both)).toBe(expected);
  });

  test("of two objects that disagree neither counts", () => {
    const files = {
      "app.yaml": documents(app, gateway, gatewayClass),
      "x/a.yaml": targets("a", "targetType: ip", ofWeb),
      "y/b.yaml": targets("b", "targetType: instance", ofWeb),
    };
    expect(onlyPath(exposureOf(files)).targetType.state).toBe("unknown");
  });

  test("attributes are merged key by key, a health check is taken as a whole", () => {
    const idle = (seconds: string) =>
      `loadBalancerAttributes: [{key: idle_timeout.timeout_seconds, value: "${seconds}"}]`;
    const slowStart = `targetGroupAttributes: [{key: slow_start.duration_seconds, value: "60"}]`;
    const path = at(
      balancer("ofGateway", `{${idle("120")}, defaultTargetGroupConfiguration: {name: general}}`),
      targets(
        "general",
        `${delay("45")}, healthCheckConfig: {healthCheckInterval: 10, healthyThresholdCount: 3}`,
      ),
      targets("own", `${slowStart}, healthCheckConfig: {healthCheckTimeout: 200}`, ofWeb),
    );
    expect(attributesOf(path)).toEqual({
      deregistrationDelay: "45",
      slowStart: "60",
      idleTimeout: "120",
      healthCheckTimeout: "unknown wrong-type 200",
    });
  });
});

test("an attribute whose key cannot be read may be any", () => {
  const props = `targetGroupAttributes: [{key: [x], value: "5"}]`;
  expect(attributesOf(at(targets("own", props, ofWeb))).deregistrationDelay).toMatch(/^unknown/);
});

test("a reference of the gateway that cannot be read may lead to any configuration", () => {
  const unreadable = gateway.replace("name: ofGateway", "name: [x]");
  const general = targets("general", "targetType: ip");
  const defaults = balancer("ofGateway", "{defaultTargetGroupConfiguration: {name: general}}");
  const typeBy = (text: string) =>
    onlyPath(exposureOf(one(app, text, gatewayClass, defaults, general))).targetType.state;
  expect([typeBy(gateway), typeBy(unreadable)]).toEqual(["known", "unknown"]);
});

describe("parents of a route", () => {
  const parents = (...texts: string[]) =>
    exposureOf(one(deployment("web"), service("web"), route(texts.join(", ")), gateway, gatewayClass));
  test.each([
    ["{kind: Gateway, name: edge}", ["gateway-alb ? external R30 Gateway/edge HTTPRoute/web Service/web"]],
    ["{kind: ListenerSet, name: edge}", ["gateway ? proxy R10 HTTPRoute/web Service/web"]],
    ["{kind: Service, group: '', name: web}", []],
  ])("%s", (parent, expected) => {
    expect(paths(parents(parent))).toEqual(expected);
  });
  test("one of a kind that cannot be read proves nothing", () => {
    expect(parents("{kind: '$" + "{KIND}', name: edge}").state).toBe("unknown");
    expect(parents("{kind: Service, name: web}").state).toBe("cluster");
  });
});
