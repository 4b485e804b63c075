import { describe, expect, it } from "vitest";
import type { Kustomization } from "../../../server/src/core/kubernetes/kustomization.ts";
import { readKustomization } from "../../../server/src/core/kubernetes/readKustomization.ts";
import type { Field } from "../../../server/src/core/yaml/field.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";

function read(text: string): Kustomization | null {
  return readKustomization(parseDocument(text).root, 1);
}

function values(fields: readonly Field<string>[] | undefined): unknown[] | undefined {
  return fields?.map((field) => (field.state === "known" ? field.value : field.state));
}

describe("readKustomization", () => {
  it("reads files and namespace", () => {
    const text = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: prod
bases: [../base]
resources:
  - deployment.yaml
  - https://example.com/remote.yaml
  - {{ .x }}
components:
  - ../../components/drain
`;
    const kustomization = read(text);
    expect(kustomization?.kind).toBe("Kustomization");
    expect(kustomization?.namespace).toMatchObject({ state: "known", value: "prod" });
    expect(values(kustomization?.resources)).toEqual([
      "deployment.yaml",
      "https://example.com/remote.yaml",
      "unknown",
      "../base",
    ]);
    expect(values(kustomization?.components)).toEqual(["../../components/drain"]);
    expect(kustomization).toMatchObject({ patchFiles: [], rewrites: false });
    const first = kustomization?.resources[0];
    expect(first?.state === "known" && text.slice(first.at.span.start, first.at.span.end)).toBe(
      "deployment.yaml",
    );
  });

  it.each([
    ["without apiVersion and kind", "resources: [a.yaml]\n", "Kustomization"],
    ["a Component", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n", "Component"],
    ["of another group", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n", undefined],
    ["of another kind", "apiVersion: v1\nkind: Service\n", undefined],
    ["with a templated kind", "kind: {{ .x }}\n", undefined],
    ["a scalar", "text\n", undefined],
    ["nothing", "# only a comment\n", undefined],
  ])("%s", (_, text, kind) => {
    expect(read(text)?.kind).toBe(kind);
  });

  it("tells patch files from patches that stand in the kustomization itself", () => {
    const files = read(`patches:
  - path: grace.yaml
    target: {kind: Deployment}
patchesStrategicMerge:
  - delay.yaml
patchesJson6902:
  - path: json.yaml
`);
    expect(values(files?.patchFiles)).toEqual(["grace.yaml", "json.yaml", "delay.yaml"]);
    expect(files?.rewrites).toBe(false);
  });

  it.each([
    ["patches:\n  - patch: |-\n      - op: add\n", []],
    ["patchesStrategicMerge:\n  - |-\n    kind: Deployment\n", []],
    ["replacements: [{path: a.yaml}]\n", []],
    ["transformers: [a.yaml]\n", []],
    ["helmCharts: [{name: web}]\n", []],
    ["patches: {{ .x }}\n", ["unknown"]],
  ])("knows that objects are rewritten by %j", (text, patchFiles) => {
    const kustomization = read(text);
    expect(values(kustomization?.patchFiles)).toEqual(patchFiles);
    expect(kustomization?.rewrites).toBe(patchFiles.length === 0);
  });
});
