import { describe, expect, test } from "vitest";
import { valueOf } from "../../../server/src/core/yaml/field.ts";
import { documents, ROOT, snapshotOf, workloadNamed, workspaceOf, yaml } from "../../support/workspaceOf.ts";

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

describe("an Ingress of a chart that loops over its hosts", () => {
  const ingress = `{{- if .Values.enabled }}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  ingressClassName: alb
  rules:
  {{- range .Values.hosts }}
  - host: {{ . }}
    http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: {{ $.Values.name | default "web" }}, port: {number: 80}}}}
  {{- end }}
{{- end }}
`;
  const stateWith = (values: string, ...others: readonly string[]) => {
    const snapshot = snapshotOf({
      "Chart.yaml": chart("shop"),
      "values.yaml": values,
      ...Object.fromEntries(others.map((text, number) => [`values-${number}.yaml`, text])),
      "templates/ingress.yaml": ingress,
      "templates/web.yaml": documents(yaml.deployment("web"), yaml.service("web")),
    });
    return snapshot.exposure(workloadNamed(snapshot, "web")).state;
  };

  test("leads to its Service where the hosts are known", () => {
    expect(stateWith("enabled: true\nhosts: [a]\n")).toBe("loadBalancer");
  });
  test("may lead to any Service of the chart where other values have other hosts", () => {
    expect(stateWith("enabled: true\nhosts: [a]\n", "hosts: [b]\n")).toBe("unknown");
    expect(stateWith("enabled: false\nhosts: [a]\n", "enabled: true\nhosts: [b]\n")).toBe("unknown");
  });
  test("says nothing of other Services where all values switch it off", () => {
    const named = "enabled: false\nhosts: [a]\nname: other\n";
    expect(stateWith(named)).toBe("cluster");
    expect(stateWith(named, "hosts: [b]\n")).toBe("cluster");
  });
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

describe("the files of a chart", () => {
  const files = {
    "Chart.yaml": chart("shop"),
    "values.yaml": "grace: 40\n",
    "templates/web.yaml": grace("{{ .Values.grace }}"),
  };
  const graceWith = (more: Readonly<Record<string, string>>) => {
    const { gracePeriod } = workloadNamed(snapshotOf({ ...files, ...more }), "web").manifest.pod ?? {};
    return gracePeriod && (valueOf(gracePeriod) ?? gracePeriod.state);
  };

  test.each<[string, Readonly<Record<string, string>>, unknown]>([
    ["as they are", {}, 40],
    ["without values", { "values.yaml": "" }, "absent"],
    ["with a comment for values", { "values.yaml": "# nothing\n" }, "absent"],
    ["with values that cannot be read", { "values.yaml": "grace: [\n" }, "unknown"],
    ["with two documents of values", { "values.yaml": "grace: 40\n---\ngrace: 50\n" }, "unknown"],
    ["with a list for values", { "values.yaml": "- grace\n" }, "unknown"],
    ["with other values in a folder", { "values/prod.yaml": "grace: 60\n" }, "unknown"],
    ["with the same values in a folder", { "values/prod.yaml": "grace: 40\n" }, 40],
    ["with a text in the folder of values", { "values/prod.txt": "grace: 60\n" }, 40],
    ["with values of another place", { "other/values/prod.yaml": "grace: 60\n" }, 40],
  ])("%s", (_, more, expected) => {
    expect(graceWith(more)).toBe(expected);
  });

  test.each<[string, Readonly<Record<string, string>>, unknown]>([
    ["from the chart above", { "values.yaml": "sub: {grace: 50}\n" }, 50],
    ["from no chart above", { "values.yaml": "" }, 40],
    ["from a chart above that says nothing of use", { "values.yaml": "sub: 5\n" }, "unknown"],
    [
      "from a chart above that takes it under another name",
      { "Chart.yaml": chart("shop", "dependencies: [{name: sub, alias: other}]\n") },
      "unknown",
    ],
    [
      "from a chart whose requirements are empty",
      { "requirements.yaml": "dependencies:\n", "values.yaml": "sub: {grace: 50}\n" },
      50,
    ],
    [
      "from the globals of the chart above",
      {
        "values.yaml": "global: {grace: 70}\n",
        "charts/sub/templates/web.yaml": grace("{{ .Values.global.grace }}"),
      },
      70,
    ],
    [
      "without a name of its own",
      { "charts/sub/Chart.yaml": "apiVersion: v2\nversion: 0.1.0\ntype: application\n" },
      "none",
    ],
  ])("values of a chart in it %s", (_, more, expected) => {
    const snapshot = snapshotOf({
      "Chart.yaml": chart("shop"),
      "charts/sub/Chart.yaml": chart("sub"),
      "charts/sub/values.yaml": "grace: 40\n",
      "charts/sub/templates/web.yaml": grace("{{ .Values.grace }}"),
      ...more,
    });
    const [workload] = snapshot.ofType("workload");
    const field = workload?.manifest.type === "workload" ? workload.manifest.pod?.gracePeriod : undefined;
    expect(field === undefined ? "none" : (valueOf(field) ?? field.state)).toBe(expected);
  });

  test("the namespace of the release is the one that an object without one has", () => {
    const web = yaml.deployment("web", { namespace: "{{ .Release.Namespace }}" });
    const own = yaml.deployment("own", { namespace: "{{ .Values.space }}" });
    const snapshot = snapshotOf({ ...files, "templates/web.yaml": web, "templates/own.yaml": own });
    expect(workloadNamed(snapshot, "web").namespace.state).toBe("absent");
    expect(workloadNamed(snapshot, "own").namespace.state).not.toBe("known");
  });

  test("a name that is not known is not shown", () => {
    const random = yaml.deployment("{{ randAlpha 5 }}");
    const snapshot = snapshotOf({ ...files, "templates/web.yaml": random });
    expect(snapshot.ofType("workload").map(({ name }) => name.state)).toEqual(["unknown"]);
  });

  test("a document that cannot be read takes nothing from the one beside it", () => {
    const snapshot = snapshotOf({ ...files, "templates/web.yaml": `a: [{{ .x }}\n---\n${grace("50")}` });
    expect(valueOf(workloadNamed(snapshot, "web").name)).toBe("web");
  });

  test("a library prints nothing by itself, and neither does a file of named templates", () => {
    const library = { "Chart.yaml": chart("shop", "type: library\n") };
    expect(snapshotOf({ ...files, ...library }).ofType("workload")).toHaveLength(0);
    const helpers = { "templates/_web.yaml": grace("50").replaceAll("web", "other") };
    expect(snapshotOf({ ...files, ...helpers }).ofType("workload")).toHaveLength(1);
  });
});
