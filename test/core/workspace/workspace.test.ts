import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createWorkspace } from "../../../server/src/core/workspace/workspace.ts";
import { valueOf } from "../../../server/src/core/yaml/field.ts";
import {
  documents,
  objectNamed,
  ROOT,
  snapshotOf,
  workloadNamed,
  workloadsNamed,
  workspaceOf,
  yaml,
} from "../../support/workspaceOf.ts";

const { deployment, service, ingress, namespace } = yaml;
const uri = `${ROOT}/all.yaml`;

describe("typing", () => {
  const before = documents(deployment("a"), deployment("b"), deployment("c"));
  const ids = (text: string, workspace = workspaceOf({ "all.yaml": before })) => {
    const idsOf = () =>
      workspace
        .snapshot()
        .file(uri)
        ?.documents.map(({ id }) => id) ?? [];
    const old = idsOf();
    workspace.update(uri, text);
    return idsOf().map((id) => old.indexOf(id));
  };
  test("in one document parses only that one", () => {
    expect(ids(before.replace("example/b:1", "example/b:22"))).toEqual([0, -1, 2]);
  });
  test("a new document keeps the others", () => {
    expect(ids(documents(namespace("n"), before))).toEqual([-1, -1, 1, 2]);
  });
  test("equal documents keep an id each", () => {
    const twice = documents(deployment("a"), deployment("a"), deployment("a"));
    const workspace = workspaceOf({ "all.yaml": twice });
    const all =
      workspace
        .snapshot()
        .file(uri)
        ?.documents.map(({ id }) => id) ?? [];
    expect(new Set(all).size).toBe(3);
  });
  test("the same text changes nothing", () => {
    const workspace = workspaceOf({ "all.yaml": before });
    const snapshot = workspace.snapshot();
    expect(workspace.update(uri, before)).toBe(false);
    expect(workspace.snapshot()).toBe(snapshot);
  });
  test("locations follow documents that move", () => {
    const workspace = workspaceOf({ "all.yaml": before });
    const text = `# a comment above everything\n${before}`;
    workspace.update(uri, text);
    const snapshot = workspace.snapshot();
    const { name } = workloadNamed(snapshot, "c").manifest;
    const place = name.state === "known" ? snapshot.place(name.at) : undefined;
    expect(place && text.slice(place.span.start, place.span.end)).toBe("c");
    expect(place?.span.start).toBe(text.indexOf("name: c") + 6);
  });
});

describe("snapshots", () => {
  test("stay what they were", () => {
    const workspace = workspaceOf({ "a.yaml": deployment("a") });
    const old = workspace.snapshot();
    workspace.update(`${ROOT}/b.yaml`, deployment("b"));
    workspace.remove(`${ROOT}/a.yaml`);
    expect(old.files).toEqual([`${ROOT}/a.yaml`]);
    expect(workspace.snapshot().files).toEqual([`${ROOT}/b.yaml`]);
  });
  test("a fork changes alone", () => {
    const workspace = workspaceOf({ "a.yaml": deployment("a") });
    const fork = workspace.fork();
    fork.update(`${ROOT}/a.yaml`, deployment("x"));
    fork.update(`${ROOT}/b.yaml`, deployment("b"));
    workspace.update(`${ROOT}/c.yaml`, deployment("c"));
    const names = (from: typeof fork) => from.snapshot().files.map((file) => file.slice(ROOT.length + 1));
    expect(names(workspace)).toEqual(["a.yaml", "c.yaml"]);
    expect(names(fork)).toEqual(["a.yaml", "b.yaml"]);
    expect(workloadsNamed(workspace.snapshot(), "a")).toHaveLength(1);
  });
  test("removing what is not there changes nothing", () => {
    expect(createWorkspace(ROOT).remove(uri)).toBe(false);
  });
  test("the workloads that a front end reaches", () => {
    const snapshot = snapshotOf({
      "all.yaml": documents(deployment("web"), deployment("job"), service("web"), ingress("web")),
    });
    for (const kind of ["Service", "Ingress"]) {
      const reached = snapshot.reachedFrom(objectNamed(snapshot, kind, "web"));
      expect(reached.map(({ workload }) => valueOf(workload.manifest.name))).toEqual(["web"]);
    }
  });
  test("a document that cannot be read says why, the others are read", () => {
    const text = documents(deployment("a"), "kind: Deployment\nmetadata: {name: [\n", deployment("b"));
    const file = snapshotOf({ "all.yaml": text }).file(uri);
    expect(file?.documents.map(({ skipped }) => skipped)).toEqual([null, "syntax-error", null]);
    expect(file?.documents.map(({ manifests }) => manifests.length)).toEqual([1, 0, 1]);
  });
  test("a template is left alone without a problem", () => {
    const text = documents(deployment("a"), "kind: Deployment\n{{- if .Values.x }}\n- a: [\n{{ end }}\n");
    const file = snapshotOf({ "all.yaml": text }).file(uri);
    expect(file?.documents.map(({ skipped }) => skipped)).toEqual([null, "template"]);
    expect(file?.documents.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

describe("kustomizations", () => {
  const base = {
    "base/kustomization.yaml": "resources:\n- web.yaml\n",
    "base/web.yaml": documents(deployment("web"), service("web")),
  };
  const namespaces = (files: Readonly<Record<string, string>>) =>
    workloadsNamed(snapshotOf(files), "web").map(
      ({ variant, namespace, patched }) => `${variant} ${valueOf(namespace)}${patched ? " patched" : ""}`,
    );
  test("one effective object per root, with the namespace of the outermost", () => {
    expect(
      namespaces({
        ...base,
        "prod/kustomization.yaml": "namespace: prod\nresources: [../base]\n",
        "test/kustomization.yaml": "namespace: test\nresources: [../base]\n",
      }),
    ).toEqual(["prod prod", "test test"]);
  });
  test("a base alone is a root", () => {
    expect(namespaces(base)).toEqual(["null null"]);
  });
  test("an object whose changes are not followed proves nothing, its siblings still do", () => {
    const overlay = "resources: [../base]\npatches:\n- {path: ../../gone.yaml, target: {kind: Deployment}}\n";
    const snapshot = snapshotOf({ ...base, "prod/kustomization.yaml": overlay });
    expect(workloadsNamed(snapshot, "web").map(({ uri: file, patched }) => [file, patched])).toEqual([
      [`${ROOT}/base/web.yaml`, true],
    ]);
    expect(objectNamed(snapshot, "Service", "web").patched).toBe(false);
    const [timeline] = snapshot.timelines(workloadNamed(snapshot, "web"));
    expect(timeline).toMatchObject({ hook: { state: "unknown" }, grace: { seconds: null }, sigtermAt: null });
  });
  test.each([
    "transformers: [add-hooks.yaml]",
    "components: [../gone]",
    "patches: [{path: gone.yaml}]",
    "patches: [{patch: 'a: [', target: {kind: Deployment}}]",
    "patches: [{patch: '[{op: add, path: /a, value: 1}]', target: {name: '['}}]",
    "replacements: [{path: gone.yaml}]",
    "configurations: [gone.yaml]",
  ])("%s may change anything", (line) => {
    const overlay = `resources: [../base]\n${line}\n`;
    expect(namespaces({ ...base, "prod/kustomization.yaml": overlay })).toEqual(["null null patched"]);
  });
  test("a component without patches changes nothing", () => {
    const files = {
      ...base,
      "prod/kustomization.yaml": "resources: [../base]\ncomponents: [../more]\n",
      "more/kustomization.yaml": "kind: Component\nresources: [ns.yaml]\n",
      "more/ns.yaml": namespace("extra"),
    };
    expect(namespaces(files)).toEqual(["null null"]);
    expect(objectNamed(snapshotOf(files), "Namespace", "extra").unit).toBe(`${ROOT}/prod/kustomization.yaml`);
  });
  test("cycles end", () => {
    const files = {
      "a/kustomization.yaml": "resources: [../b, web.yaml]\n",
      "a/web.yaml": deployment("web"),
      "b/kustomization.yaml": "resources: [../a]\n",
      "c/kustomization.yaml": "resources: [../a]\n",
    };
    expect(namespaces(files)).toEqual(["null null"]);
  });
  test("paths that leave the folder, URLs and broken ones are not followed", () => {
    const resources = "resources: [../../../etc, https://example.com/x, /etc/web.yaml, '', missing.yaml]\n";
    expect(namespaces({ "kustomization.yaml": resources, "web.yaml": deployment("web") })).toEqual([
      "null null",
    ]);
  });
});

test("the order of files and edits has no say", () => {
  const texts = [
    documents(deployment("web"), service("web", { spec: "type: LoadBalancer" })),
    documents(deployment("web"), service("web")),
    ingress("web", { annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
    namespace("shop"),
    "kind: Deployment\nmetadata: {name: [\n",
    "resources: [a.yaml]\n",
  ];
  const paths = ["a.yaml", "b.yaml", "x/a.yaml", "x/y/b.yaml", "kustomization.yaml"];
  const edit = fc.record({ path: fc.constantFrom(...paths), text: fc.constantFrom(...texts) });
  const picture = (workspace: ReturnType<typeof createWorkspace>) => {
    const snapshot = workspace.snapshot();
    return snapshot.files.flatMap((file) =>
      snapshot.workloads(file).map((workload) => {
        const exposure = snapshot.exposure(workload);
        const via = exposure.paths.map((path) => [
          path.loadBalancer,
          path.certainty,
          path.via.map(({ kind }) => kind),
        ]);
        return JSON.stringify([file, workload.unit, exposure.state, via]);
      }),
    );
  };
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (edits, random) => {
      const edited = createWorkspace(ROOT);
      edited.setComplete(true);
      for (const { path, text } of edits) {
        edited.update(`${ROOT}/${path}`, text);
        edited.snapshot();
      }
      const last = new Map(edits.map(({ path, text }) => [path, text]));
      const shuffled = [...last]
        .map((entry) => ({ entry, order: random.next().value ?? 0 }))
        .sort((a, b) => a.order - b.order);
      const fresh = workspaceOf(Object.fromEntries(shuffled.map(({ entry }) => entry)));
      expect(picture(edited)).toEqual(picture(fresh));
    }),
    { numRuns: 150 },
  );
});
