import { describe, expect, it } from "vitest";
import { type Reading, workloadOf } from "./reading.ts";

function actionOf(strategy: string, kind = "argoproj.io/v1alpha1\nkind: Rollout") {
  const read: Reading & { workload: ReturnType<typeof workloadOf>["workload"] } = workloadOf(
    `apiVersion: ${kind}\nmetadata: {name: web}\nspec: {strategy: ${strategy}}\n`,
  );
  const { albAction } = read.workload;
  return (
    albAction && {
      name: read.show(albAction.name),
      ingresses: albAction.ingresses.map(read.show),
      services: albAction.services.map(read.show),
      port: read.show(albAction.port),
    }
  );
}

describe("the action that an Argo Rollout writes", () => {
  const services = "stableService: stable, canaryService: next";
  it("has the name of the root Service and leads to the stable and the canary one", () => {
    const alb = "{ingress: edge, rootService: root, servicePort: 80}";
    expect(actionOf(`{canary: {${services}, trafficRouting: {alb: ${alb}}}}`)).toEqual({
      name: 'known "root" «root»',
      ingresses: ['known "edge" «edge»'],
      services: ['known "stable" «stable»', 'known "next" «next»'],
      port: "known 80 «80»",
    });
  });
  it("has the name of the stable Service where no root is named", () => {
    expect(actionOf(`{canary: {${services}, trafficRouting: {alb: {ingresses: [a, b]}}}}`)).toEqual({
      name: 'known "stable" «stable»',
      ingresses: ['known "a" «a»', 'known "b" «b»'],
      services: ['known "stable" «stable»', 'known "next" «next»'],
      port: "absent",
    });
  });
  it("leads to ping and pong before anything else", () => {
    const pingPong = "pingPong: {pingService: ping, pongService: pong}";
    const alb = "{ingress: edge, rootService: root}";
    const action = actionOf(`{canary: {${services}, ${pingPong}, trafficRouting: {alb: ${alb}}}}`);
    expect(action?.services).toEqual(['known "ping" «ping»', 'known "pong" «pong»']);
  });
  it.each([
    ["without traffic routing", `{canary: {${services}}}`],
    ["through another router", `{canary: {${services}, trafficRouting: {nginx: {stableIngress: a}}}}`],
    ["that is blue and green", "{blueGreen: {activeService: a}}"],
    ["of a template", "{canary: {trafficRouting: {{ .routing }}}}"],
  ])("is none for a strategy %s", (_, strategy) => {
    expect(actionOf(strategy)).toBe(null);
  });
  it("is none for a Deployment", () => {
    const strategy = `{canary: {${services}, trafficRouting: {alb: {ingress: edge}}}}`;
    expect(actionOf(strategy, "apps/v1\nkind: Deployment")).toBe(null);
  });
});
