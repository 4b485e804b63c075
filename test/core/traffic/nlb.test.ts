import { describe, expect, test } from "vitest";
import { yaml } from "../../support/workspaceOf.ts";
import { attributesOf, exposureOf, one, onlyPath, paths } from "./pathsOf.ts";

const { deployment, service } = yaml;
const AWS = "service.beta.kubernetes.io/aws-load-balancer-";
const nlb = "type: LoadBalancer\n  loadBalancerClass: service.k8s.aws/nlb";

describe("attributes of an NLB (domain-facts §C6)", () => {
  const at = (annotations: string, spec = nlb, ports = "[{port: 80}]") =>
    attributesOf(
      onlyPath(
        exposureOf(
          one(
            deployment("web"),
            service("web", { annotations: `{${annotations}}`, spec }).replace("[{port: 80}]", ports),
          ),
        ),
      ),
    );
  const attributes = `${AWS}target-group-attributes`;

  test("deregistration delay and health checks", () => {
    const annotations = [
      `${attributes}: "preserve_client_ip.enabled=true,deregistration_delay.timeout_seconds=120"`,
      `${AWS}healthcheck-interval: "10"`,
      `${AWS}healthcheck-timeout: "6"`,
      `${AWS}healthcheck-healthy-threshold: "3"`,
      `${AWS}healthcheck-unhealthy-threshold: "11"`,
    ];
    expect(at(annotations.join(", "))).toEqual({
      deregistrationDelay: "120",
      healthCheckInterval: "10",
      healthCheckTimeout: "6",
      healthyThreshold: "3",
      unhealthyThreshold: "unknown wrong-type 11",
    });
  });
  test("slow start and idle timeout are of ALBs", () => {
    expect(at(`${attributes}: "slow_start.duration_seconds=30"`)).toEqual({});
    expect(at(`${AWS}attributes: "idle_timeout.timeout_seconds=90"`)).toEqual({});
  });
  test.each([
    ["one for all ports", `${attributes}: "deregistration_delay.timeout_seconds=60"`, "60"],
    [
      "the only port's own",
      `${attributes}: "deregistration_delay.timeout_seconds=60", ${attributes}.80: "deregistration_delay.timeout_seconds=30"`,
      "30",
    ],
    [
      "one that another port has",
      `${attributes}: "deregistration_delay.timeout_seconds=60", ${attributes}.81: "deregistration_delay.timeout_seconds=30"`,
      "60",
    ],
  ])("%s", (_, annotations, expected) => {
    expect(at(annotations)).toEqual({ deregistrationDelay: expected });
  });
  test("ports that differ have no one answer", () => {
    const annotations = `${attributes}: "deregistration_delay.timeout_seconds=60", ${attributes}.81: "deregistration_delay.timeout_seconds=30"`;
    expect(at(annotations, nlb, "[{port: 80}, {port: 81}]")).toEqual({
      deregistrationDelay: "unknown ambiguous null",
    });
    const same = annotations.replace("=30", "=60");
    expect(at(same, nlb, "[{port: 80}, {port: 81}]")).toEqual({ deregistrationDelay: "60" });
  });
  test("a load balancer of another cloud has none", () => {
    const annotations = `${attributes}: "deregistration_delay.timeout_seconds=60"`;
    expect(at(annotations, "type: LoadBalancer")).toEqual({});
  });
});

describe("a weighted NLB (domain-facts §C6)", () => {
  const action = (name: string, port = "80") =>
    `'{"type": "forward", "forwardConfig": {"baseServiceWeight": 90, "targetGroups": [{"serviceName": "${name}", "servicePort": ${port}, "weight": 10}, {"targetGroupARN": "arn:aws:x"}]}}'`;
  const front = (value: string, { key = "actions.TCP-80", spec = nlb } = {}) =>
    service("front", {
      annotations: `{${AWS}nlb-target-type: ip, ${AWS}target-group-attributes: "deregistration_delay.timeout_seconds=45", service.beta.kubernetes.io/${key}: ${value}}`,
      spec,
    });
  const at = (...more: string[]) => exposureOf(one(deployment("web"), service("web"), ...more));

  test("sends connections to the Services of its action, with its own annotations", () => {
    const exposure = at(front(action("web")));
    expect(paths(exposure)).toEqual(["nlb ip external R120 Service/front Service/web"]);
    expect(attributesOf(onlyPath(exposure))).toEqual({ deregistrationDelay: "45" });
  });
  test.each([
    ["another Service", front(action("other"))],
    ["JSON that cannot be read", front("'{'")],
    ["another annotation", front(action("web"), { key: "actionsTCP-80" })],
    ["a Service that asks for no load balancer", front(action("web"), { spec: "type: ClusterIP" })],
    ["a load balancer of another cloud", front(action("web"), { spec: "type: LoadBalancer" })],
  ])("not by %s", (_, text) => {
    expect(at(text).state).toBe("cluster");
  });
  test("its own Service stays the first way", () => {
    const own = exposureOf(one(deployment("front"), front(action("front"))), "front");
    expect(paths(own)).toEqual(["nlb ip external R120 Service/front"]);
  });
});
