import { describe, expect, test } from "vitest";
import { inFlightOf } from "../../../server/src/core/shutdown/inFlight.ts";
import { healthChecksOf } from "../../../server/src/core/traffic/healthChecks.ts";
import { snapshotOf, workloadNamed, yaml } from "../../support/workspaceOf.ts";
import { onlyPath } from "../traffic/pathsOf.ts";

const { deployment, service, ingress } = yaml;
const ALB = "alb.ingress.kubernetes.io/";

function shop(annotations: string, spec = "ingressClassName: alb", pod = "") {
  const container = "lifecycle: {preStop: {sleep: {seconds: 20}}}";
  const web = deployment("web", { pod, container });
  const snapshot = snapshotOf({
    "web.yaml": `${web}---\n${service("web")}---\n${ingress("web", { spec, annotations })}`,
  });
  const workload = workloadNamed(snapshot, "web");
  return { timeline: snapshot.timelines(workload)[0], path: onlyPath(snapshot.exposure(workload)) };
}

describe("requests in flight (domain-facts §E4)", () => {
  const attribute = (seconds: string) =>
    `{${ALB}target-group-attributes: deregistration_delay.timeout_seconds=${seconds}}`;
  const inFlight = (annotations: string, spec?: string, pod?: string) => {
    const { timeline } = shop(annotations, spec, pod);
    return timeline && inFlightOf(timeline);
  };

  test.each([
    ["300", { allowedSeconds: 300, killedAt: 30, endedBy: "container" }],
    ["31", { allowedSeconds: 31, killedAt: 30, endedBy: "container" }],
    ["30", { allowedSeconds: 30, killedAt: 30, endedBy: "loadBalancer" }],
    ["0", { allowedSeconds: 0, killedAt: 30, endedBy: "loadBalancer" }],
  ])("a delay of %s s, and SIGKILL at 30 s", (seconds, expected) => {
    expect(inFlight(attribute(seconds))).toEqual(expected);
  });
  test("nothing where no file says how long, or it cannot be read", () => {
    expect(inFlight("{}")).toBeNull();
    expect(inFlight(attribute("4000"))).toBeNull();
    expect(inFlight(attribute("300"), undefined, "terminationGracePeriodSeconds: $(GRACE)")).toBeNull();
  });
  test("the connection draining of Application Gateway is the same", () => {
    const draining =
      '{appgw.ingress.kubernetes.io/connection-draining: "true", appgw.ingress.kubernetes.io/connection-draining-timeout: "60"}';
    expect(inFlight(draining, "ingressClassName: azure-application-gateway")).toMatchObject({
      allowedSeconds: 60,
    });
  });
});

describe("health checks (domain-facts §C5, §C6)", () => {
  test.each([
    ["{}", { interval: 15, healthyAfter: 30, unhealthyAfter: 30, isDefault: true }],
    [
      `{${ALB}healthcheck-interval-seconds: "5", ${ALB}unhealthy-threshold-count: "4"}`,
      { interval: 5, healthyThreshold: 2, healthyAfter: 10, unhealthyThreshold: 4, unhealthyAfter: 20 },
    ],
    [`{${ALB}healthy-threshold-count: "5"}`, { healthyAfter: 75, unhealthyAfter: 30, isDefault: false }],
  ])("of an ALB with %s", (annotations, expected) => {
    expect(healthChecksOf(shop(annotations).path)).toMatchObject(expected);
  });
  test("a value that AWS refuses, or another load balancer, tells nothing", () => {
    expect(healthChecksOf(shop(`{${ALB}healthcheck-interval-seconds: "1"}`).path)).toBeNull();
    expect(healthChecksOf(shop("{}", "ingressClassName: nginx").path)).toBeNull();
  });
});
