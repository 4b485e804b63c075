import { describe, expect, test } from "vitest";
import { yaml } from "../../support/workspaceOf.ts";
import { attributesOf, exposureOf, one, onlyPath } from "./pathsOf.ts";

const { deployment, service, ingress } = yaml;
const ALB = "alb.ingress.kubernetes.io/";

const at = (ofIngress: string, ofService = "", { spec = "ingressClassName: alb" } = {}, ...more: string[]) =>
  attributesOf(
    onlyPath(
      exposureOf(
        one(
          deployment("web"),
          service("web", { annotations: `{${ofService}}` }),
          ingress("web", { spec, annotations: `{${ofIngress}}` }),
          ...more,
        ),
      ),
    ),
  );

describe("attributes of the target group (domain-facts §C5)", () => {
  const key = `${ALB}target-group-attributes`;
  test.each([
    [`${key}: "deregistration_delay.timeout_seconds=45"`, { deregistrationDelay: "45" }],
    [
      `${key}: "stickiness.enabled=true, deregistration_delay.timeout_seconds = 45,slow_start.duration_seconds=30"`,
      { deregistrationDelay: "45", slowStart: "30" },
    ],
    [`${key}: "slow_start.duration_seconds=0"`, { slowStart: "0" }],
    [`${key}: "stickiness.enabled=true"`, {}],
    ["", {}],
  ])("%s", (annotations, expected) => {
    expect(at(annotations)).toEqual(expected);
  });
  test.each([
    ["deregistration_delay.timeout_seconds=3600", { deregistrationDelay: "3600" }],
    ["deregistration_delay.timeout_seconds=3601", { deregistrationDelay: "unknown wrong-type 3601" }],
    ["deregistration_delay.timeout_seconds=45s", { deregistrationDelay: "unknown wrong-type 45s" }],
    ["deregistration_delay.timeout_seconds=-1", { deregistrationDelay: "unknown wrong-type -1" }],
    ["deregistration_delay.timeout_seconds", { deregistrationDelay: "unknown wrong-type " }],
    ["slow_start.duration_seconds=29", { slowStart: "unknown wrong-type 29" }],
    ["slow_start.duration_seconds=901", { slowStart: "unknown wrong-type 901" }],
  ])("%s where AWS has a range", (list, expected) => {
    expect(at(`${key}: "${list}"`)).toEqual(expected);
  });
  test("the annotation of the Service takes the place of that of the Ingress as a whole", () => {
    const ofIngress = `${key}: "deregistration_delay.timeout_seconds=45"`;
    expect(at(ofIngress, `${key}: "slow_start.duration_seconds=60"`)).toEqual({ slowStart: "60" });
  });
  test("a placeholder in the list hides all of it", () => {
    const list = "deregistration_delay.timeout_seconds=$" + "{DELAY}";
    expect(Object.keys(at(`${key}: "${list}"`))).toEqual(["deregistrationDelay", "slowStart"]);
    expect(at(`${key}: "${list}"`).deregistrationDelay).toMatch(/^unknown placeholder/);
  });
});

describe("health checks (domain-facts §C5)", () => {
  test("each by its own annotation, the Service's first", () => {
    const ofIngress = `${ALB}healthcheck-interval-seconds: "15", ${ALB}healthcheck-timeout-seconds: "5", ${ALB}healthy-threshold-count: "2"`;
    const ofService = `${ALB}healthcheck-interval-seconds: "30", ${ALB}unhealthy-threshold-count: "3"`;
    expect(at(ofIngress, ofService)).toEqual({
      healthCheckInterval: "30",
      healthCheckTimeout: "5",
      healthyThreshold: "2",
      unhealthyThreshold: "3",
    });
  });
  test.each([
    ["healthcheck-interval-seconds", "healthCheckInterval", "4", "5", "300", "301"],
    ["healthcheck-timeout-seconds", "healthCheckTimeout", "1", "2", "120", "121"],
    ["healthy-threshold-count", "healthyThreshold", "1", "2", "10", "11"],
    ["unhealthy-threshold-count", "unhealthyThreshold", "1", "2", "10", "11"],
  ])("the range of %s", (key, name, below, least, most, above) => {
    const read = (value: string) => at(`${ALB}${key}: "${value}"`)[name];
    expect([least, most].map(read)).toEqual([least, most]);
    expect([below, above].map(read)).toEqual([below, above].map((value) => `unknown wrong-type ${value}`));
  });
  test("an annotation that is no string is refused", () => {
    expect(at(`${ALB}healthcheck-interval-seconds: 15`)).toEqual({
      healthCheckInterval: "unknown wrong-type 15",
    });
  });
});

describe("the idle timeout (domain-facts §C5, §E5)", () => {
  const key = `${ALB}load-balancer-attributes`;
  const parameters = (group: string, value: string) => `apiVersion: ${group}
kind: IngressClassParams
metadata: {name: front}
spec: {loadBalancerAttributes: [{key: idle_timeout.timeout_seconds, value: "${value}"}]}
`;
  const ingressClass = (controller: string) => `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: front}
spec: {controller: ${controller}, parameters: {kind: IngressClassParams, name: front}}
`;
  const classed = { spec: "ingressClassName: front" };
  const ofIngress = `${key}: "idle_timeout.timeout_seconds=120,deletion_protection.enabled=true"`;

  test("from the Ingress, never from the Service", () => {
    expect(at(ofIngress)).toEqual({ idleTimeout: "120" });
    expect(at("", ofIngress)).toEqual({});
  });
  test.each([
    ["0", "unknown wrong-type 0"],
    ["1", "1"],
    ["4000", "4000"],
    ["4001", "unknown wrong-type 4001"],
  ])("of %s seconds", (seconds, expected) => {
    expect(at(`${key}: "idle_timeout.timeout_seconds=${seconds}"`)).toEqual({ idleTimeout: expected });
  });
  test("the parameters of the class win", () => {
    const lbc = [ingressClass("ingress.k8s.aws/alb"), parameters("elbv2.k8s.aws/v1beta1", "90")];
    expect(at(ofIngress, "", classed, ...lbc)).toEqual({ idleTimeout: "90" });
  });
  test("EKS Auto Mode has parameters of its own", () => {
    const both = [parameters("elbv2.k8s.aws/v1beta1", "90"), parameters("eks.amazonaws.com/v1", "80")];
    const auto = ingressClass("eks.amazonaws.com/alb");
    expect(at(ofIngress, "", classed, auto, ...both)).toEqual({ idleTimeout: "80" });
    expect(at(ofIngress, "", classed, auto, both[0]!)).toEqual({ idleTimeout: "120" });
  });
});

test("other controllers have no such attributes", () => {
  const annotations = `${ALB}target-group-attributes: "deregistration_delay.timeout_seconds=45"`;
  expect(at(annotations, "", { spec: "ingressClassName: nginx" })).toEqual({});
});
