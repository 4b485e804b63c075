import { describe, expect, it } from "vitest";
import { reading } from "./reading.ts";

describe("an autoscaler", () => {
  it.each([
    ["autoscaling/v2", "HorizontalPodAutoscaler", "{kind: Deployment, name: web}", "Deployment", "web"],
    ["autoscaling/v1", "HorizontalPodAutoscaler", "{kind: StatefulSet, name: db}", "StatefulSet", "db"],
    ["keda.sh/v1alpha1", "ScaledObject", "{name: web}", null, "web"],
  ])("of %s says what it scales", (apiVersion, kind, target, targetKind, name) => {
    const { manifests } = reading(
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\nspec: {scaleTargetRef: ${target}}\n`,
    );
    expect(manifests).toMatchObject([
      {
        type: "autoscaler",
        targetKind: targetKind === null ? { state: "absent" } : { state: "known", value: targetKind },
        target: { state: "known", value: name },
      },
    ]);
  });

  it("of another group is none", () => {
    expect(reading("apiVersion: example.com/v1\nkind: ScaledObject\nspec: {}\n").manifests).toEqual([]);
  });
});
