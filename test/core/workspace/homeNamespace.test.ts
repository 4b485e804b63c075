import { expect, test } from "vitest";
import { valueOf } from "../../../server/src/core/yaml/field.ts";
import { snapshotOf, workloadNamed, yaml } from "../../support/workspaceOf.ts";

const GATES = "{elbv2.k8s.aws/pod-readiness-gate-inject: enabled}";
const web = yaml.deployment("web", { namespace: "shop" });

function homeIn(files: Readonly<Record<string, string>>) {
  const snapshot = snapshotOf(files);
  const { name, manifest, ambiguous } = snapshot.homeNamespace(workloadNamed(snapshot, "web"));
  return {
    name,
    manifest: manifest && valueOf(manifest.manifest.name),
    uri: manifest?.uri ?? null,
    ambiguous,
  };
}

test("is the Namespace of the name that the object says", () => {
  const files = { "web.yaml": web, "namespaces.yaml": yaml.namespace("shop") };
  expect(homeIn(files)).toMatchObject({ name: "shop", manifest: "shop", ambiguous: false });
});

test("has no manifest where the workspace has none", () => {
  const files = { "web.yaml": web, "namespaces.yaml": yaml.namespace("other") };
  expect(homeIn(files)).toEqual({ name: "shop", manifest: null, uri: null, ambiguous: false });
});

test("has no name where no file gives one", () => {
  expect(homeIn({ "web.yaml": yaml.deployment("web") })).toMatchObject({ name: null, manifest: null });
});

test("is the one nearby", () => {
  const files = {
    "prod/web.yaml": web,
    "prod/namespace.yaml": yaml.namespace("shop"),
    "dev/namespace.yaml": yaml.namespace("shop", GATES),
  };
  expect(homeIn(files).uri).toMatch(/prod\/namespace\.yaml$/);
});

test("is ambiguous where equally near ones differ in their labels", () => {
  const files = {
    "apps/web.yaml": web,
    "prod/namespace.yaml": yaml.namespace("shop"),
    "dev/namespace.yaml": yaml.namespace("shop", GATES),
  };
  expect(homeIn(files)).toMatchObject({ manifest: null, ambiguous: true });
});

test("is ambiguous where a kustomization patches it", () => {
  const files = {
    "kustomization.yaml":
      "resources: [web.yaml, namespace.yaml]\npatches: [{patch: '- op: add', target: {kind: Namespace}}]\n",
    "web.yaml": web,
    "namespace.yaml": yaml.namespace("shop"),
  };
  expect(homeIn(files).ambiguous).toBe(true);
});
