import { expect, test } from "vitest";
import type { Workload } from "../../../../server/src/core/kubernetes/workload.ts";
import type { Effective } from "../../../../server/src/core/workspace/effective.ts";
import { snapshotOf, workloadNamed, workloadsNamed, yaml } from "../../../support/workspaceOf.ts";

const base = {
  "base/kustomization.yaml": "resources: [web.yaml, api.yaml]\n",
  "base/web.yaml": yaml.deployment("web"),
  "base/api.yaml": yaml.deployment("api"),
};

function show({ manifest }: Effective<Workload>): unknown {
  const { replicas } = manifest;
  return replicas.state === "known" ? `${replicas.value} (${replicas.basis})` : replicas.state;
}

test("a kustomization that sets the number of replicas says so of the workloads it names", () => {
  const snapshot = snapshotOf({
    ...base,
    "prod/kustomization.yaml": "resources: [../base]\nreplicas: [{name: web, count: 3}]\n",
  });
  expect(show(workloadNamed(snapshot, "web"))).toBe("3 (kustomization)");
  expect(show(workloadNamed(snapshot, "api"))).toBe("absent");
});

test("only where it is applied that way", () => {
  const snapshot = snapshotOf({
    ...base,
    "prod/kustomization.yaml": "resources: [../base]\nreplicas: [{name: web, count: 3}]\n",
    "dev/kustomization.yaml": "resources: [../base]\n",
  });
  const scaled = workloadsNamed(snapshot, "web").map((workload) => [workload.variant, show(workload)]);
  expect(Object.fromEntries(scaled)).toEqual({ dev: "absent", prod: "3 (kustomization)" });
});

test("a component sets them for everything that the kustomization naming it applies", () => {
  const snapshot = snapshotOf({
    ...base,
    "prod/kustomization.yaml": "resources: [../base]\ncomponents: [../more]\n",
    "more/kustomization.yaml":
      "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nreplicas: [{name: web, count: 3}]\n",
  });
  expect(show(workloadNamed(snapshot, "web"))).toBe("3 (kustomization)");
});

test("a name that cannot be read may be any", () => {
  const snapshot = snapshotOf({
    ...base,
    "prod/kustomization.yaml": "resources: [../base]\nreplicas: [{count: 3}]\n",
  });
  expect(show(workloadNamed(snapshot, "api"))).toBe("unknown");
});

test("by the name it had, or has now", () => {
  for (const name of ["web", "prod-web"]) {
    const snapshot = snapshotOf({
      ...base,
      "prod/kustomization.yaml": `namePrefix: prod-\nresources: [../base]\nreplicas: [{name: ${name}, count: 3}]\n`,
    });
    expect(show(workloadNamed(snapshot, "web"))).toBe("3 (kustomization)");
  }
});
