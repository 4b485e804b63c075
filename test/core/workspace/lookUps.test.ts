import { describe, expect, test } from "vitest";
import { valueOf } from "../../../server/src/core/yaml/field.ts";
import { documents, ROOT, snapshotOf, workloadNamed, workspaceOf, yaml } from "../../support/workspaceOf.ts";

const autoscaler = (name: string, target: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: ${name}}
spec: {scaleTargetRef: {kind: Deployment, name: ${target}}}
`;

describe("what scales a workload", () => {
  const scaling = (target: string | null, ...texts: readonly string[]) =>
    snapshotOf({ "all.yaml": documents(yaml.deployment("web"), ...texts) })
      .scaling(target)
      .map(({ manifest }) => valueOf(manifest.name));

  test("is what names it, and what may name it", () => {
    const all = [autoscaler("a", "web"), autoscaler("b", "api"), autoscaler("c", "[web]")];
    expect(scaling("web", ...all)).toEqual(["a", "c"]);
    expect(scaling("web", ...all.slice(0, 2))).toEqual(["a"]);
    expect(scaling(null, ...all)).toEqual(["c"]);
  });
});

test("documents that ytt decides are no objects", () => {
  const text = documents(`#@ if data.values.web:\n${yaml.deployment("web")}#@ end\n`, yaml.deployment("api"));
  const snapshot = snapshotOf({ "all.yaml": text });
  expect(snapshot.ofType("workload").map(({ manifest }) => valueOf(manifest.name))).toEqual(["api"]);
  expect(snapshot.file(`${ROOT}/all.yaml`)?.documents.map(({ skipped }) => skipped)).toEqual([
    "template",
    null,
  ]);
});

test("a template that prints nothing but comments is not one that cannot be read", () => {
  const skipped = (text: string) =>
    snapshotOf({ "Chart.yaml": "apiVersion: v2\nname: shop\nversion: 0.1.0\n", "templates/web.yaml": text })
      .file(`${ROOT}/templates/web.yaml`)
      ?.documents.map((document) => document.skipped);
  const comments = "# kind: Deployment\n{{- if .x }}\n# kind: Service\n{{- end }}\n";
  expect(skipped(documents(`---\n${comments}`, yaml.deployment("web")))).toEqual([null, null]);
  expect(skipped("kind: Deployment\n{{ .x }}: [\n")).toEqual(["template"]);
});

test("folders of several roots have nothing in common", () => {
  const workspace = workspaceOf({});
  workspace.update("vscode-vfs://a/web.yaml", yaml.deployment("web"));
  workspace.update("vscode-vfs://b/web.yaml", yaml.service("web"));
  const snapshot = workspace.snapshot();
  const exposure = snapshot.exposure(workloadNamed(snapshot, "web"));
  expect(exposure.services.map(({ certainty }) => certainty)).toEqual(["likely"]);
});

test("that a folder is complete is told once", () => {
  const workspace = workspaceOf({ "web.yaml": yaml.deployment("web") });
  const before = workspace.snapshot();
  workspace.setComplete(true);
  expect(workspace.snapshot()).toBe(before);
  workspace.setComplete(false);
  expect(workspace.snapshot().complete).toBe(false);
});

test("a file of one line without a line break is read", () => {
  const text = "{apiVersion: v1, kind: Service, metadata: {name: web}}";
  expect(snapshotOf({ "web.yaml": text }).ofType("service")).toHaveLength(1);
  expect(
    snapshotOf({ "web.yaml": "apiVersion: v1\nmetadata: {name: web}\nkind: Service" }).ofType("service"),
  ).toHaveLength(1);
});
