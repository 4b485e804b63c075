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
    expect(values(kustomization?.resources)).toEqual([
      "deployment.yaml",
      "https://example.com/remote.yaml",
      "unknown",
      "../base",
    ]);
    expect(values(kustomization?.components)).toEqual(["../../components/drain"]);
    expect(kustomization).toMatchObject({ patchFiles: [] });
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
  - |-
    kind: Deployment
patchesJson6902:
  - path: json.yaml
  - patch: |-
      - op: add
`);
    expect(values(files?.patchFiles)).toEqual(["grace.yaml", "json.yaml", "delay.yaml"]);
  });

  it("a patch that cannot be read may be a file", () => {
    expect(values(read("patches: {{ .x }}\n")?.patchFiles)).toEqual(["unknown"]);
  });
});
