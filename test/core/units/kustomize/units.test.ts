import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../../../server/src/core/workspace/snapshot.ts";
import { valueOf } from "../../../../server/src/core/yaml/field.ts";
import {
  documents,
  objectNamed,
  ROOT,
  snapshotOf,
  workloadNamed,
  workloadsNamed,
  workspaceOf,
  yaml,
} from "../../../support/workspaceOf.ts";

const { deployment, service, ingress, namespace } = yaml;
const ip = "{alb.ingress.kubernetes.io/target-type: ip}";
const base = {
  "base/kustomization.yaml": "resources: [web.yaml]\n",
  "base/web.yaml": documents(deployment("web"), service("web"), ingress("web", { annotations: ip })),
};

/** `prod: prod-web loadBalancer` of every workload of a name. */
function exposed(snapshot: Snapshot, name = "web"): readonly string[] {
  return workloadsNamed(snapshot, name).map((workload) => {
    const { state } = snapshot.exposure(workload);
    return `${workload.variant}: ${valueOf(workload.name)} ${state}`;
  });
}

function overlay(lines: string): Snapshot {
  return snapshotOf({ ...base, "prod/kustomization.yaml": `resources: [../base]\n${lines}\n` });
}

describe("names", () => {
  test("references follow prefixes and suffixes", () => {
    expect(exposed(overlay("namePrefix: prod-\nnameSuffix: -v2"))).toEqual([
      "null: prod-web-v2 loadBalancer",
    ]);
  });
  test("messages keep the name that is written", () => {
    const snapshot = overlay("namePrefix: prod-");
    expect(valueOf(workloadNamed(snapshot, "web").manifest.name)).toBe("web");
  });
  test("two bases with prefixes of their own in one root", () => {
    const files = {
      ...base,
      "a/kustomization.yaml": "namePrefix: a-\ncommonLabels: {part: a}\nresources: [../base]\n",
      "b/kustomization.yaml":
        "namePrefix: b-\ncommonLabels: {part: b}\nresources: [../base]\npatches:\n- target: {kind: Ingress}\n  patch: |-\n    - {op: remove, path: /spec}\n",
      "kustomization.yaml": "namePrefix: x-\nresources: [a, b]\n",
    };
    expect(exposed(snapshotOf(files))).toEqual(["null: x-a-web loadBalancer", "null: x-b-web cluster"]);
  });
  test("a Namespace is renamed by `namespace`, not by a prefix", () => {
    const files = {
      "kustomization.yaml": "namespace: shop\nnamePrefix: p-\nresources: [ns.yaml, web.yaml]\n",
      "ns.yaml": namespace("any"),
      "web.yaml": deployment("web"),
    };
    const snapshot = snapshotOf(files);
    expect(valueOf(objectNamed(snapshot, "Namespace", "any").name)).toBe("shop");
    expect(valueOf(workloadNamed(snapshot, "web").namespace)).toBe("shop");
  });
  test("a patch may name the object as it was, or as it is", () => {
    for (const name of ["web", "a-web"]) {
      const files = {
        ...base,
        "a/kustomization.yaml": "namePrefix: a-\nresources: [../base]\n",
        "prod/kustomization.yaml": "resources: [../a]\npatches: [{path: p.yaml}]\n",
        "prod/p.yaml": `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {replicas: 7}\n`,
      };
      expect(valueOf(workloadNamed(snapshotOf(files), "web").manifest.replicas)).toBe(7);
    }
  });
  test("nothing is concluded from an object that a patch nearly names", () => {
    const patch = "apiVersion: apps/v2\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 7}\n";
    const files = { ...base, "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: p.yaml}]\n" };
    const { patched } = workloadNamed(snapshotOf({ ...files, "prod/p.yaml": patch }), "web");
    expect(patched).toBe(true);
  });
});

describe("values that a kustomization gives", () => {
  test("stand in it", () => {
    const { namespace: field } = workloadNamed(overlay("namespace: prod"), "web");
    expect(field).toMatchObject({ value: "prod", basis: "kustomization" });
    const snapshot = overlay("namespace: prod");
    const place = field.state === "known" ? overlay("namespace: prod").place(field.at) : undefined;
    expect([snapshot.files.length, place?.uri]).toEqual([3, `${ROOT}/prod/kustomization.yaml`]);
  });
  test.each([
    ["commonLabels: {tier: x}", "loadBalancer", "x"],
    ["labels: [{pairs: {tier: x}, includeSelectors: true}]", "loadBalancer", "x"],
    ["labels: [{pairs: {tier: x}, includeTemplates: true}]", "loadBalancer", "x"],
    ["labels: [{pairs: {tier: x}}]", "loadBalancer", null],
    ["labels: [{pairs: {app: x}, includeTemplates: true}]", "none", null],
  ])("%s", (lines, state, tier) => {
    const snapshot = overlay(lines);
    const workload = workloadNamed(snapshot, "web");
    const label = workload.manifest.pod?.labels.entries.tier;
    expect([snapshot.exposure(workload).state, label ? valueOf(label) : null]).toEqual([state, tier]);
  });
  test.each([
    ["{name: example/web, newTag: '2'}", "example/web:2"],
    ["{name: example/web, newName: gcr.io/distroless/static}", "gcr.io/distroless/static:1"],
    ["{name: example/web, digest: 'sha256:ab'}", "example/web@sha256:ab"],
    ["{name: example, newTag: '2'}", "example/web:1"],
  ])("images: %s", (item, image) => {
    const { pod } = workloadNamed(overlay(`images: [${item}]`), "web").manifest;
    const field = pod?.containers[0]?.image;
    expect(field && valueOf(field)).toBe(image);
  });
  test("what replacements put somewhere is unknown, and nothing else", () => {
    const snapshot = overlay(`replacements:
- source: {kind: ConfigMap, name: c}
  targets:
  - select: {kind: Deployment}
    fieldPaths: [spec.template.spec.terminationGracePeriodSeconds]`);
    const { manifest, patched } = workloadNamed(snapshot, "web");
    expect([manifest.pod?.gracePeriod.state, manifest.pod?.containers[0]?.preStop.state, patched]).toEqual([
      "unknown",
      "absent",
      false,
    ]);
  });
});

describe("units", () => {
  test("components act in their order on everything before them", () => {
    const component = (seconds: number) =>
      `kind: Component\npatches:\n- target: {kind: Deployment}\n  patch: '[{"op": "add", "path": "/spec/replicas", "value": ${seconds}}]'\n`;
    const files = {
      ...base,
      "c1/kustomization.yaml": component(1),
      "c2/kustomization.yaml": component(2),
      "prod/kustomization.yaml": "resources: [../base]\ncomponents: [../c1, ../c2]\n",
    };
    expect(valueOf(workloadNamed(snapshotOf(files), "web").manifest.replicas)).toBe(2);
  });
  test("a patch deletes an object for one overlay only", () => {
    const gone = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n$patch: delete\n";
    const files = {
      ...base,
      "dev/kustomization.yaml": "resources: [../base]\npatches: [{path: gone.yaml}]\n",
      "dev/gone.yaml": gone,
      "prod/kustomization.yaml": "resources: [../base]\n",
    };
    expect(exposed(snapshotOf(files))).toEqual(["dev: web none", "prod: web loadBalancer"]);
  });
  test.each([
    ["dev/kustomization.yaml", "resources: [../base"],
    ["dev/kustomization.yaml", "resources:\n- ../base\npatches:\n- path: p.yaml\n  target: {\n"],
    ["base/kustomization.yaml", "resources:\n- web.yaml\n- {"],
  ])("%s broken makes nothing loose", (path, text) => {
    const files = { ...base, "dev/kustomization.yaml": "resources: [../base]\n", [path]: text };
    expect(workloadsNamed(snapshotOf(files), "web").map(({ patched }) => patched)).toEqual([true]);
  });
  test("kustomizations that only include each other are still a unit", () => {
    const files = {
      "a/kustomization.yaml": "resources: [../b, web.yaml]\n",
      "a/web.yaml": deployment("web"),
      "b/kustomization.yaml": "resources: [../a]\n",
    };
    expect(workloadNamed(snapshotOf(files), "web").unit).toBe(`${ROOT}/a/kustomization.yaml`);
  });
  test("a file named Kustomization counts", () => {
    const files = { Kustomization: "namespace: x\nresources: [web.yaml]\n", "web.yaml": deployment("web") };
    expect(valueOf(workloadNamed(snapshotOf(files), "web").namespace)).toBe("x");
  });
  test("ten levels, each with its prefix", () => {
    const levels = Array.from({ length: 10 }, (_, i) => [
      `l${i}/kustomization.yaml`,
      `namePrefix: ${i}-\nresources: [${i === 0 ? "../base" : `../l${i - 1}`}]\n`,
    ]);
    const snapshot = snapshotOf({ ...base, ...Object.fromEntries(levels) });
    expect(exposed(snapshot)).toEqual(["null: 9-8-7-6-5-4-3-2-1-0-web loadBalancer"]);
  });
});

describe("an edit", () => {
  const files = {
    ...base,
    "base/kustomization.yaml": "resources: [web.yaml, api.yaml]\n",
    "base/api.yaml": deployment("api"),
    "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: p.yaml}]\n",
    "prod/p.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 7}\n",
  };
  test("of a patch reads only the objects again that it acts on", () => {
    const workspace = workspaceOf(files);
    const before = workspace.snapshot();
    const kept = [workloadNamed(before, "api"), objectNamed(before, "Service", "web")];
    const changed = workloadNamed(before, "web");
    workspace.update(`${ROOT}/prod/p.yaml`, files["prod/p.yaml"].replace("7", "8"));
    const after = workspace.snapshot();
    expect([workloadNamed(after, "api"), objectNamed(after, "Service", "web")]).toEqual(kept);
    expect(workloadNamed(after, "api")).toBe(kept[0]);
    expect(workloadNamed(after, "web")).not.toBe(changed);
    expect(valueOf(workloadNamed(after, "web").manifest.replicas)).toBe(8);
  });
  test("elsewhere builds nothing again, now and in the snapshots after it", () => {
    const workspace = workspaceOf(files);
    const first = workloadNamed(workspace.snapshot(), "web");
    for (const name of ["x", "y"]) {
      workspace.update(`${ROOT}/other/${name}.yaml`, deployment(name));
      expect(workloadNamed(workspace.snapshot(), "web")).toBe(first);
    }
    workspace.update(`${ROOT}/prod/p.yaml`, `${files["prod/p.yaml"]}# end\n`);
    expect(workloadNamed(workspace.snapshot(), "api")).toBe(workloadNamed(workspace.snapshot(), "api"));
    workspace.update(`${ROOT}/prod/p.yaml`, files["prod/p.yaml"]);
    expect(valueOf(workloadNamed(workspace.snapshot(), "web").manifest.replicas)).toBe(7);
  });
});
