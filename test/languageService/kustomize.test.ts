import { describe, expect, test } from "vitest";
import { applyEdits } from "../../server/src/core/text/applyEdits.ts";
import type { LanguageService } from "../../server/src/languageService/api.ts";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { documents, yaml } from "../support/workspaceOf.ts";

const ROOT = "file:///ws";
const english = { locale: "en" };
const options = { ...english, format: "markdown", commandLinks: false } as const;
const base = {
  "base/kustomization.yaml": "resources: [web.yaml]\n",
  "base/web.yaml": documents(
    yaml.deployment("web"),
    yaml.service("web"),
    yaml.ingress("web", { annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
  ),
};
type Texts = Readonly<Record<string, string>>;

function open(texts: Texts): LanguageService {
  const service = createLanguageService(undefined, ROOT);
  for (const [path, text] of Object.entries(texts)) service.update(`${ROOT}/${path}`, text);
  service.setComplete(true);
  return service;
}

/** `base/web.yaml prestop-missing`, of warnings and worse. */
function found(service: LanguageService): readonly string[] {
  return service.files().flatMap((uri) =>
    service
      .findings(uri, english)
      .filter(({ severity }) => severity === "warning" || severity === "error")
      .map(({ rule }) => `${uri.slice(ROOT.length + 1)} ${rule}`),
  );
}

/** The texts after the preferred fix of the first finding of a file, or why there is none. */
function fixed(texts: Texts, path: string): Texts | string {
  const service = open(texts);
  const [fix] = service.findings(`${ROOT}/${path}`, english).flatMap(({ fixes }) => fixes);
  if (fix === undefined) return "no fix";
  const current = new Map(Object.entries(texts).map(([name, text]) => [`${ROOT}/${name}`, text]));
  const outcome = service.resolveFix(fix, current, english);
  if (outcome.state !== "edits") return outcome.state === "disabled" ? outcome.reason : outcome.state;
  const edited = outcome.files.map(({ uri, edits }) => [
    uri.slice(ROOT.length + 1),
    applyEdits(current.get(uri) ?? "", edits),
  ]);
  return { ...texts, ...Object.fromEntries(edited) };
}

const jsonPatch = `resources: [../base]
patches:
  - target: {kind: Deployment}
    patch: |-
      - op: add # the hook
        path: /spec/template/spec/containers/0/lifecycle
        value:
          preStop:
            sleep:
              seconds: 20
      - op: add
        path: /spec/template/spec/terminationGracePeriodSeconds
        value: 30
`;

describe("fixes", () => {
  test("go into a patch that stands in the kustomization", () => {
    const texts = { ...base, "prod/kustomization.yaml": jsonPatch };
    expect(found(open(texts))).toEqual(["prod/kustomization.yaml prestop-too-short"]);
    const after = fixed(texts, "prod/kustomization.yaml");
    const wanted = jsonPatch.replace("seconds: 20", "seconds: 70").replace("value: 30", "value: 90");
    expect(after).toEqual({ ...texts, "prod/kustomization.yaml": wanted });
    expect(typeof after === "string" ? after : found(open(after))).toEqual([]);
  });

  const hookOf = (hook: string) => `resources: [../base]
patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            terminationGracePeriodSeconds: 90
            containers:
              - name: web
                lifecycle:
                  preStop: ${hook}
`;

  test("go into the base where the other overlay keeps what it has", () => {
    const texts = {
      ...base,
      "dev/kustomization.yaml": "resources: [../base]\n",
      "prod/kustomization.yaml": hookOf("{sleep: {seconds: 70}}"),
    };
    expect(found(open(texts))).toEqual(["base/web.yaml prestop-missing"]);
    const after = fixed(texts, "base/web.yaml");
    expect(typeof after === "string" ? after : found(open(after))).toEqual([]);
  });

  test("put what is not there yet into the patch, in its own text", () => {
    const texts = { ...base, "prod/kustomization.yaml": hookOf("{tcpSocket: {port: 80}}") };
    expect(found(open(texts))).not.toEqual([]);
    const after = fixed(texts, "prod/kustomization.yaml");
    if (typeof after === "string") throw new Error(after);
    const { "prod/kustomization.yaml": patched = "", ...others } = after;
    expect(others).toEqual(base);
    expect(patched).toMatch(/^ {18}preStop: .*sleep/m);
    expect(found(open(after))).toEqual([]);
  });

  test("are made where the fault that is left is a smaller one of the same container", () => {
    const hook = (command: string) => hookOf(`{exec: {command: [sh, -c, "${command}"]}}`);
    const texts = { ...base, "prod/kustomization.yaml": hook("nginx -s quit; sleep 25") };
    expect(found(open(texts))).toEqual(["prod/kustomization.yaml prestop-ineffective"]);
    const after = fixed(texts, "prod/kustomization.yaml");
    if (typeof after === "string") throw new Error(after);
    expect(after["prod/kustomization.yaml"]).toContain("sleep 25 && nginx -s quit");
    expect(found(open(after))).toEqual(["prod/kustomization.yaml prestop-too-short"]);
  });

  test("are disabled where they would break another overlay", () => {
    const texts = {
      ...base,
      "dev/kustomization.yaml": "resources: [../base]\n",
      "prod/kustomization.yaml": hookOf("{exec: {command: [sleep, '70']}}"),
    };
    expect(fixed(texts, "base/web.yaml")).toMatch(/^Other overlays share this place/);
  });

  test("that go into a file of several overlays are tried before they are said to be possible", () => {
    const texts = {
      ...base,
      "dev/kustomization.yaml": "resources: [../base]\n",
      "prod/kustomization.yaml": hookOf("{exec: {command: [sleep, '70']}}"),
    };
    const current = new Map(Object.entries(texts).map(([name, text]) => [`${ROOT}/${name}`, text]));
    const service = open(texts);
    const [fix] = service.findings(`${ROOT}/base/web.yaml`, english).flatMap(({ fixes }) => fixes);
    expect(service.obstacleTo(fix!, current, english)).toMatch(/^Other overlays share this place/);
  });

  test("of two patches in one kustomization are both made", () => {
    const patch = (name: string) => `  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: ${name}}
      spec:
        template:
          spec:
            terminationGracePeriodSeconds: 40
            containers:
              - name: ${name}
                lifecycle:
                  preStop: {exec: {command: [sleep, "50"]}}
`;
    const path = "prod/kustomization.yaml";
    const texts = {
      "base/kustomization.yaml": "resources: [all.yaml]\n",
      "base/all.yaml": documents(yaml.deployment("a"), yaml.deployment("b")),
      [path]: `resources: [../base]\npatches:\n${patch("a")}${patch("b")}`,
    };
    expect(found(open(texts))).toEqual([`${path} grace-period-too-short`, `${path} grace-period-too-short`]);
    const edits = open(texts).fixAll(`${ROOT}/${path}`, texts[path] as string, english);
    const after = applyEdits(texts[path] as string, edits);
    expect(after.match(/terminationGracePeriodSeconds: [5-9]\d$/gm)).toHaveLength(2);
    expect(found(open({ ...texts, [path]: after }))).toEqual([]);
  });

  test("fix-all leaves to the user what only some overlays need", () => {
    const texts = {
      ...base,
      "dev/kustomization.yaml": "resources: [../base]\n",
      "prod/kustomization.yaml": hookOf("{sleep: {seconds: 70}}"),
    };
    const uri = `${ROOT}/base/web.yaml`;
    expect(open(texts).fixAll(uri, base["base/web.yaml"], english)).toEqual([]);
    const both = { ...texts, "prod/kustomization.yaml": "resources: [../base]\n" };
    expect(open(both).fixAll(uri, base["base/web.yaml"], english)).not.toEqual([]);
  });
});

test("what one overlay puts on its Ingress says nothing of the namespace of another", () => {
  const overlay = (name: string, changes: string) => ({
    [`${name}/kustomization.yaml`]: `namespace: ${name}\nresources: [../base, namespace.yaml]\n${changes}`,
    [`${name}/namespace.yaml`]: yaml.namespace(name),
  });
  const key = "elbv2.k8s.aws~1pod-readiness-gate-inject";
  const stray = `[{op: add, path: /metadata/labels, value: {}}, {op: add, path: /metadata/labels/${key}, value: enabled}]`;
  const service = open({
    ...base,
    ...overlay("dev", ""),
    ...overlay("prod", `patches: [{target: {kind: Ingress}, patch: '${stray}'}]\n`),
  });
  const missing = found(service).filter((each) => each.endsWith("readiness-gate-label-missing"));
  expect(missing).toEqual(["dev/namespace.yaml readiness-gate-label-missing"]);
});

describe("a change of a part", () => {
  const texts = { ...base, "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: p.yaml}]\n" };
  const patch = (seconds: number) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {terminationGracePeriodSeconds: 90, containers: [{name: web, lifecycle: {preStop: {sleep: {seconds: ${seconds}}}}}]}}}
`;
  test("concerns the files it is put together with", () => {
    const service = open({ ...texts, "prod/p.yaml": patch(70) });
    expect(found(service)).toEqual([]);
    expect(service.update(`${ROOT}/prod/p.yaml`, patch(20))).toEqual({ file: true, others: true });
    expect(found(service)).toEqual(["prod/p.yaml prestop-too-short"]);
    expect(service.update(`${ROOT}/base/web.yaml`, `# x\n${base["base/web.yaml"]}`).others).toBe(true);
  });

  test("a kustomization that cannot be read makes nothing loose, and says so", () => {
    const service = open({ ...texts, "prod/p.yaml": patch(70) });
    const uri = `${ROOT}/prod/kustomization.yaml`;
    service.update(uri, "resources: [../base]\npatches: [{path: p.yaml\n");
    expect(found(service)).toEqual([]);
    expect(service.unread(uri, english).map(({ reason }) => reason)).toEqual(["syntax-error"]);
    service.update(uri, "resources: [../base]\n");
    expect(found(service)).toEqual(["base/web.yaml prestop-missing"]);
  });

  test("a hover in a patch speaks of the object it acts on", () => {
    const texts20 = { ...texts, "prod/p.yaml": patch(20) };
    const service = open(texts20);
    const hover = (path: keyof typeof texts20, place: string) => {
      const offset = texts20[path].indexOf(place) + place.length - 1;
      return service.hover(`${ROOT}/${path}`, offset, options)?.contents;
    };
    expect(hover("prod/p.yaml", "preStop")).toMatch(/20–60 s/);
    expect(hover("prod/p.yaml", "terminationGracePeriodSeconds")).toMatch(/90 s/);
    expect(hover("prod/p.yaml", "name: web}")).toMatch(/20–60 s/);
    expect(hover("base/web.yaml", "- name: web")).toMatch(/20–60 s/);
  });
});
