import { expect, test } from "vitest";
import { snapshotOf, workloadNamed, workloadsNamed, yaml } from "../../support/workspaceOf.ts";

const base = {
  "base/kustomization.yaml": "resources: [web.yaml, api.yaml]\n",
  "base/web.yaml": yaml.deployment("web"),
  "base/api.yaml": yaml.deployment("api"),
};

test("a kustomization that sets the number of replicas says so of the workloads it names", () => {
  const snapshot = snapshotOf({
    ...base,
    "prod/kustomization.yaml": "resources: [../base]\nreplicas: [{name: web, count: 3}]\n",
  });
  expect(workloadNamed(snapshot, "web").scaled).toBe(true);
  expect(workloadNamed(snapshot, "api").scaled).toBe(false);
});

test("only where it is applied that way", () => {
  const snapshot = snapshotOf({
    ...base,
    "prod/kustomization.yaml": "resources: [../base]\nreplicas: [{name: web, count: 3}]\n",
    "dev/kustomization.yaml": "resources: [../base]\n",
  });
  const scaled = workloadsNamed(snapshot, "web").map(({ variant, scaled }) => [variant, scaled]);
  expect(Object.fromEntries(scaled)).toEqual({ dev: false, prod: true });
});

test("a component sets them for everything that the kustomization naming it applies", () => {
  const snapshot = snapshotOf({
    ...base,
    "prod/kustomization.yaml": "resources: [../base]\ncomponents: [../more]\n",
    "more/kustomization.yaml":
      "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nreplicas: [{name: web, count: 3}]\n",
  });
  expect(workloadNamed(snapshot, "web").scaled).toBe(true);
});

test("a name that cannot be read may be any", () => {
  const snapshot = snapshotOf({
    ...base,
    "prod/kustomization.yaml": "resources: [../base]\nreplicas: [{count: 3}]\n",
  });
  expect(workloadNamed(snapshot, "api").scaled).toBe(true);
});

test("outside of kustomizations nothing does", () => {
  expect(workloadNamed(snapshotOf({ "web.yaml": yaml.deployment("web") }), "web").scaled).toBe(false);
});
