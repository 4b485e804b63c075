import { describe, expect, it } from "vitest";
import { workloadOf } from "./reading.ts";

const KEY = "terminationGracePeriodSeconds";

describe("a grace period that is not in the spec of the pod", () => {
  it.each([
    [`${KEY}: 9\nspec: {template: {}}`, "the root"],
    [`metadata: {${KEY}: 9}\nspec: {template: {}}`, "the metadata of the workload"],
    [`spec: {${KEY}: 9, template: {}}`, "the spec of the workload"],
    [`spec: {template: {${KEY}: 9}}`, "the template"],
    [`spec: {template: {metadata: {${KEY}: 9}}}`, "the metadata of the pods"],
  ])("is found with the mapping that holds it: %s", (lines) => {
    const { workload, at, show } = workloadOf(`apiVersion: apps/v1\nkind: Deployment\n${lines}\n`);
    expect(workload.misplacedGracePeriods.map(show)).toEqual(["known 9 «9»"]);
    const holder = at(workload.misplacedGracePeriods[0]?.holder ?? null);
    expect(holder?.startsWith(KEY) || holder?.startsWith("{") || holder?.startsWith("apiVersion")).toBe(true);
    expect(holder).toContain(`${KEY}: 9`);
  });

  it("is none in the spec of a bare Pod", () => {
    const { workload } = workloadOf(`apiVersion: v1\nkind: Pod\nspec: {${KEY}: 9}\n`);
    expect(workload.misplacedGracePeriods).toEqual([]);
  });
});
