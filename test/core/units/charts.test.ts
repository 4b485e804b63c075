import { describe, expect, test } from "vitest";
import { valueOf } from "../../../server/src/core/yaml/field.ts";
import { ROOT, snapshotOf, workloadNamed, workspaceOf, yaml } from "../../support/workspaceOf.ts";

const chart = (name: string, more = "") => `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n${more}`;
const grace = (value: string) => yaml.deployment("web", { pod: `terminationGracePeriodSeconds: ${value}` });
const ip = "{service.beta.kubernetes.io/aws-load-balancer-type: nlb-ip}";
const balancer = (selector: string) => `apiVersion: v1
kind: Service
metadata: {name: front, annotations: ${ip}}
spec:
  type: LoadBalancer
  selector: {app: ${selector}}
  ports: [{port: 80}]
`;
const labelled = (name: string, label: string) =>
  yaml.deployment(name).replace(`labels: {app: ${name}}`, `labels: {app: ${label}}`);

describe(".helmignore", () => {
  const files = { "Chart.yaml": chart("shop"), "templates/old/web.yaml": yaml.deployment("web") };
  const count = (more: Readonly<Record<string, string>>) =>
    snapshotOf({ ...files, ...more }).ofType("workload").length;

  test("leaves templates out", () => {
    expect(count({})).toBe(1);
    expect(count({ ".helmignore": "templates/old/\n" })).toBe(0);
  });

  test("is that of the chart which is rendered", () => {
    const held = {
      "charts/sub/Chart.yaml": chart("sub"),
      "charts/sub/templates/web.yaml": yaml.deployment("sub"),
    };
    expect(count(held)).toBe(2);
    expect(count({ ...held, "charts/sub/.helmignore": "templates/\n" })).toBe(2);
    expect(count({ ...held, ".helmignore": "charts/\n" })).toBe(1);
  });

  test("counts as soon as it is written, and no more when it is gone", () => {
    const workspace = workspaceOf(files);
    expect(workspace.snapshot().ofType("workload")).toHaveLength(1);
    workspace.update(`${ROOT}/.helmignore`, "old\n");
    expect(workspace.snapshot().ofType("workload")).toHaveLength(0);
    workspace.update(`${ROOT}/.helmignore`, "older\n");
    expect(workspace.snapshot().ofType("workload")).toHaveLength(1);
  });

  test("is no file that is checked", () => {
    expect(snapshotOf({ ...files, ".helmignore": "{{ old\n" }).isChecked(`${ROOT}/.helmignore`)).toBe(false);
  });
});

describe("a chart and those it holds", () => {
  const held = (name: string, template: string, values: string) => ({
    [`charts/${name}/Chart.yaml`]: chart(name),
    [`charts/${name}/values.yaml`]: values,
    [`charts/${name}/values-other.yaml`]: `${values}-other`,
    [`charts/${name}/templates/web.yaml`]: template,
  });
  const exposureOf = (selector: string, label: string, asks: "parent" | "first") => {
    const front = {
      [asks === "parent" ? "templates/front.yaml" : "charts/first/templates/front.yaml"]: balancer(selector),
    };
    const files = {
      "Chart.yaml": chart("shop"),
      ...held("first", "", "tier: one"),
      ...held("second", labelled("web", label), "tier: two"),
      ...front,
    };
    const snapshot = snapshotOf(files);
    return snapshot.exposure(workloadNamed(snapshot, "web")).state;
  };

  test.each([
    ["web", "web", "parent", "loadBalancer"],
    ["web", "web", "first", "loadBalancer"],
    ["web", "other", "parent", "none"],
    ['"{{ .Release.Name }}-web"', '"{{ .Release.Name }}-web"', "parent", "loadBalancer"],
    ['"{{ .Release.Name }}-web"', '"{{ $.Release.Name }}-web"', "first", "loadBalancer"],
    ['"{{ .Values.tier }}"', '"{{ .Values.tier }}"', "first", "none"],
    ['"{{ .Values.second.tier }}"', '"{{ .Values.tier }}"', "parent", "none"],
    ['"{{ .Subcharts.second.Values.tier }}"', '"{{ .Values.tier }}"', "parent", "loadBalancer"],
  ] as const)(
    "a Service that selects %s and pods with %s (asked by %s): %s",
    (selector, label, asks, expected) => {
      expect(exposureOf(selector, label, asks)).toBe(expected);
    },
  );

  test("names are told as the chart writes them", () => {
    const snapshot = snapshotOf({
      "Chart.yaml": chart("shop"),
      ...held("sub", yaml.deployment("web").replaceAll("web", '"{{ .Values.tier }}"'), "tier: one"),
    });
    expect(snapshot.ofType("workload").map(({ manifest }) => valueOf(manifest.name))).toEqual([
      "{{ .Values.tier }}",
    ]);
  });
});

test.each([
  ["sub", "enabled: false", true],
  ["sub", "enabled: true", false],
  ["other", "enabled: false", false],
])("requirements.yaml with a condition on %s, %s: may be off is %s", (name, value, expected) => {
  const snapshot = snapshotOf({
    "Chart.yaml": "apiVersion: v1\nname: shop\nversion: 0.1.0\n",
    "requirements.yaml": `dependencies:\n- name: ${name}\n  version: 0.1.0\n  condition: ${name}.enabled\n`,
    "values.yaml": `sub: {${value}}\n`,
    "charts/sub/Chart.yaml": chart("sub"),
    "charts/sub/templates/web.yaml": yaml.deployment("web"),
  });
  expect(workloadNamed(snapshot, "web").conditional).toBe(expected);
});

test("what a template is told to stop at prints nothing", () => {
  const snapshot = snapshotOf({
    "Chart.yaml": chart("shop"),
    "values.yaml": "old: false\n",
    "templates/web.yaml": `{{- if not .Values.old }}\n${yaml.deployment("web")}{{- else }}\n{{- fail "old" }}\n{{- end }}\n`,
  });
  expect(workloadNamed(snapshot, "web").conditional).toBe(false);
});

test("a template that begins to change values makes those of all others unknown", () => {
  const workspace = workspaceOf({
    "Chart.yaml": chart("shop"),
    "values.yaml": "grace: 40\n",
    "templates/web.yaml": grace("{{ .Values.grace }}"),
    "templates/other.yaml": "# {{ .Values.grace }}\n",
  });
  const graceNow = () => workloadNamed(workspace.snapshot(), "web").manifest.pod?.gracePeriod.state;
  expect(graceNow()).toBe("known");
  workspace.update(`${ROOT}/templates/other.yaml`, '{{- $_ := set .Values "grace" 5 }}\n');
  expect(graceNow()).toBe("unknown");
});

describe("an edit of a chart is seen", () => {
  const files = {
    "Chart.yaml": chart("shop"),
    "values.yaml": "grace: 40\n",
    "templates/web.yaml": grace("{{ .Values.grace }}"),
  };
  const graceAfter = (path: string, text: string, name = "web") => {
    const workspace = workspaceOf(files);
    workspace.snapshot().ofType("workload");
    workspace.update(`${ROOT}/${path}`, text);
    const { pod } = workloadNamed(workspace.snapshot(), name).manifest;
    return pod && valueOf(pod.gracePeriod);
  };

  test.each([
    ["templates/web.yaml", grace("50"), "web", 50],
    ["templates/web.yaml", grace("{{ add .Values.grace 1 }}"), "web", 41],
    ["templates/other.yaml", grace("{{ .Values.grace }}").replaceAll("web", "other"), "other", 40],
    ["values.yaml", "grace: 60\n", "web", 60],
    ["values-prod.yaml", "grace: 60\n", "web", null],
  ])("of %s: %j", (path, text, name, expected) => {
    expect(graceAfter(path, text, name)).toBe(expected);
  });
});
