import { describe, expect, test } from "vitest";
import { valueOf } from "../../../../server/src/core/yaml/field.ts";
import {
  documents,
  ROOT,
  snapshotOf,
  workloadsNamed,
  workspaceOf,
  yaml,
} from "../../../support/workspaceOf.ts";

const { deployment } = yaml;
const head = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n";
const seven = `${head}spec: {replicas: 7}\n`;

/** `7` for the replicas of each workload `web` after the patches, `7?` where it is not followed. */
function replicas(lines: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const snapshot = snapshotOf({
    "kustomization.yaml": `resources: [web.yaml]\n${lines}\n`,
    "web.yaml": deployment("web"),
    ...more,
  });
  return workloadsNamed(snapshot, "web").map(
    ({ manifest, patched }) => `${valueOf(manifest.replicas) ?? "-"}${patched ? "?" : ""}`,
  );
}

const inline = (text: string, more = "") =>
  `patches:\n- patch: |-\n    ${text.trimEnd().replaceAll("\n", "\n    ")}\n${more}`;
const operations = '[{"op": "add", "path": "/spec/replicas", "value": 7}]';

describe("a patch acts", () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    ["written in the kustomization", inline(seven), {}],
    ["in a file", "patches: [{path: p.yaml}]", { "p.yaml": seven }],
    ["of the old form", "patchesStrategicMerge: [p.yaml]", { "p.yaml": seven }],
    [
      "of the old form, written in place",
      `patchesStrategicMerge:\n- |-\n  ${seven.trimEnd().replaceAll("\n", "\n  ")}`,
      {},
    ],
    ["of operations", `patches: [{target: {kind: Deployment}, patch: '${operations}'}]`, {}],
    [
      "of operations in the old form",
      "patchesJson6902: [{target: {kind: Deployment, name: web}, path: p.yaml}]",
      { "p.yaml": operations },
    ],
    ["in a file of several documents", "patches: [{path: p.yaml}]", { "p.yaml": documents(head, seven) }],
    [
      "in a file that ends with a separator",
      "patches: [{path: p.yaml, target: {kind: Deployment}}]",
      { "p.yaml": `${seven}---\n` },
    ],
    [
      "with a target and without a name",
      "patches: [{path: p.yaml, target: {name: w.*}}]",
      { "p.yaml": "kind: any\nspec: {replicas: 7}\n" },
    ],
  ])("%s", (_, lines, more) => {
    expect(replicas(lines, more)).toEqual(["7"]);
  });
});

describe("a patch does not act", () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    ["on another name", inline(seven.replace("web", "api")), {}],
    ["on another kind", inline(seven.replace("Deployment", "StatefulSet")), {}],
    ["of operations without a target, which kustomize refuses", `patches: [{patch: '${operations}'}]`, {}],
    ["on what its target leaves out", inline(seven, "  target: {kind: Service}"), {}],
    [
      "of a kind that is not read",
      "patches: [{path: p.yaml}]",
      { "p.yaml": "kind: Robot\nmetadata: {name: web}\n" },
    ],
  ])("%s", (_, lines, more) => {
    expect(replicas(lines, more)).toEqual(["-"]);
  });
});

test("a patch of a kind that is not read counts from when its file is there", () => {
  const workspace = workspaceOf({
    "kustomization.yaml": "resources: [web.yaml]\npatches: [{path: p.yaml}]\n",
    "web.yaml": deployment("web"),
  });
  const isFollowed = () => workloadsNamed(workspace.snapshot(), "web").map(({ patched }) => !patched);
  expect(isFollowed()).toEqual([false]);
  workspace.update(`${ROOT}/p.yaml`, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: b}\n");
  expect(isFollowed()).toEqual([true]);
  workspace.remove(`${ROOT}/p.yaml`);
  expect(isFollowed()).toEqual([false]);
});

describe("nothing is concluded from an object", () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    ["whose patch is not there", "patches: [{path: p.yaml}]", {}],
    ["whose patch is elsewhere", "patches: [{path: 'https://example.com/p.yaml'}]", {}],
    ["whose patch cannot be read", "patches: [{path: p.yaml}]", { "p.yaml": `${head}spec: {` }],
    ["whose patch in place cannot be read", inline("spec: {\nx: y"), {}],
    ["whose patch is a text", inline("'a: b'", "  target: {kind: Deployment}"), {}],
    ["whose patch is a mapping", "patches: [{patch: {spec: {replicas: 7}}}]", {}],
    ["whose patch has a target that is not read", inline(seven, "  target: {labelSelector: 'a > 1'}"), {}],
    ["whose patch has a target that is no mapping", inline(seven, "  target: Deployment"), {}],
    ["whose patch names another version", inline(seven.replace("apps/v1", "apps/v2")), {}],
    [
      "whose patch names another namespace",
      inline(seven.replace("name: web", "name: web, namespace: shop")),
      {},
    ],
    [
      "whose patch may change its kind",
      inline(
        seven.replace("Deployment", "DaemonSet"),
        "  target: {kind: Deployment}\n  options: {allowKindChange: true}",
      ),
      {},
    ],
    [
      "whose patch of operations cannot be made",
      `patches: [{target: {kind: Deployment}, patch: '[{"op": "remove", "path": "/spec/none"}]'}]`,
      {},
    ],
    [
      "whose target has a pattern that is too long",
      inline(seven, `  target: {name: '${"w?".repeat(200)}eb'}`),
      {},
    ],
    ["that a program transforms", "transformers: [t.yaml]", {}],
  ])("%s", (_, lines, more) => {
    expect(replicas(lines, more)).toEqual(["-?"]);
  });

  test("of two that a patch names alike", () => {
    const two = documents(deployment("web"), deployment("web", { namespace: "shop" }));
    const same = documents(deployment("web"), deployment("web"));
    expect(replicas(inline(seven), { "web.yaml": two })).toEqual(["7", "-"]);
    expect(replicas(inline(seven), { "web.yaml": same })).toEqual(["-?", "-?"]);
  });
});

test("a patch takes an object away, which then stands nowhere", () => {
  expect(replicas(inline(`${head}$patch: delete\n`))).toEqual([]);
});

describe("a name", () => {
  const renaming = seven.replace("web", "api");
  const nameAfter = (lines: string) => {
    const snapshot = snapshotOf({
      "kustomization.yaml": `resources: [web.yaml]\n${lines}\n`,
      "web.yaml": deployment("web"),
    });
    return workloadsNamed(snapshot, "web").map(({ name }) => valueOf(name));
  };

  test.each<[string, string, string]>([
    [
      "changes where a patch may do that",
      inline(renaming, "  target: {kind: Deployment}\n  options: {allowNameChange: true}"),
      "api",
    ],
    [
      "stays where it may not",
      inline(renaming, "  target: {kind: Deployment}\n  options: {allowNameChange: false}"),
      "web",
    ],
    [
      "stays where the patch has none",
      inline(
        "spec: {replicas: 7}\nkind: Deployment",
        "  target: {kind: Deployment}\n  options: {allowNameChange: true}",
      ),
      "web",
    ],
    [
      "changes by an operation",
      `patches: [{target: {kind: Deployment}, patch: '[{"op": "replace", "path": "/metadata/name", "value": "api"}]'}]`,
      "api",
    ],
  ])("%s", (_, lines, name) => {
    expect(nameAfter(lines)).toEqual([name]);
  });
});

describe("lists of manifests", () => {
  const list = (...items: readonly string[]) =>
    `apiVersion: v1\nkind: List\nitems:\n${items.map((item) => `- ${item.trimEnd().replaceAll("\n", "\n  ")}\n`).join("")}`;

  test("are patched item by item", () => {
    const nested = list(yaml.service("web"), list(deployment("web")));
    expect(replicas(inline(seven), { "web.yaml": nested })).toEqual(["7"]);
  });
});

describe("kustomizations that include each other", () => {
  const component = "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n";
  test.each<[string, string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      "twice in the same way give an object once",
      "",
      { "kustomization.yaml": "resources: [web.yaml, web.yaml]\n" },
      ["-"],
    ],
    ["a component that is not there leaves nothing known", "components: [gone]", {}, ["-?"]],
    [
      "a component that is elsewhere leaves nothing known",
      "components: ['https://example.com/c']",
      {},
      ["-?"],
    ],
    [
      "a component that cannot be read leaves nothing known",
      "components: [c]",
      { "c/kustomization.yaml": `${component}patches: [` },
      ["-?"],
    ],
    [
      "components in a circle end",
      "components: [c]",
      { "c/kustomization.yaml": `${component}components: [../c]\nreplicas: [{name: web, count: 7}]\n` },
      ["7"],
    ],
    [
      "an object that is elsewhere is none",
      "",
      { "kustomization.yaml": "resources: [web.yaml, 'https://example.com/r.yaml', gone.yaml]\n" },
      ["-"],
    ],
  ])("%s", (_, lines, more, expected) => {
    expect(replicas(lines, more)).toEqual(expected);
  });
});
