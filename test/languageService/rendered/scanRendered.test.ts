import { describe, expect, it } from "vitest";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { scanWith, shown } from "./fakeRenderer.ts";

const workload = (name: string, pod: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
${pod.replace(/^(?=.)/gm, "      ")}`;

const slow = `terminationGracePeriodSeconds: 20
containers:
  - name: web
    lifecycle: {preStop: {exec: {command: [sleep, "25"]}}}
`;

const chart = { "c/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n" };
const template = workload(
  "{{ .Release.Name }}",
  slow.replace("20", "{{ .Values.grace }}").replace("web", "{{ .Chart.Name }}"),
);

describe("a chart", () => {
  const files = { ...chart, "c/templates/web.yaml": template };
  const output = `---\n# Source: shop/templates/web.yaml\n${workload("shop", slow)}`;

  it("has its findings at the places in its templates", async () => {
    const { findings, rendered, problems } = await scanWith(files, { c: output });
    expect(problems).toEqual([]);
    expect(rendered.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["chart shop"]);
    expect(shown(files, findings)).toEqual([
      'c/templates/web.yaml: grace-period-too-short "{{ .Values.grace }}"',
    ]);
    expect(findings[0]).toMatchObject({
      severity: "error",
      object: { kind: "Deployment", name: "shop" },
      container: "web",
      fixes: [],
      rendered: { restsOn: ["file:///w/c/Chart.yaml", "file:///w/c/templates/web.yaml"] },
    });
    expect(findings[0]?.message).toContain("In chart shop, rendered with its default values");
  });

  it("says nothing twice that its files already tell", async () => {
    const plain = { ...chart, "c/templates/web.yaml": workload("shop", slow) };
    expect((await scanWith(plain, { c: output })).findings).toEqual([]);
  });

  it("listens to the directives of its templates", async () => {
    const ignored = {
      ...files,
      "c/templates/web.yaml": `# podgrace-ignore-file grace-period-too-short\n${template}`,
    };
    expect((await scanWith(ignored, { c: output })).findings).toEqual([]);
  });

  it("is not rendered when it is a library or stands inside another one", async () => {
    const inner = {
      ...files,
      "c/charts/sub/Chart.yaml": "name: sub\n",
      "lib/Chart.yaml": "name: lib\ntype: library\n",
      "charts/other/Chart.yaml": "name: other\n",
    };
    const { rendered } = await scanWith(inner, { c: output, "charts/other": "" });
    expect(rendered.map(({ folder }) => folder)).toEqual(["file:///w/c", "file:///w/charts/other"]);
  });

  const at = async (templateText: string, chartText = chart["c/Chart.yaml"]) => {
    const own = { "c/Chart.yaml": chartText, "c/templates/web.yaml": templateText };
    const { findings } = await scanWith(own, { c: output });
    return shown(own, findings);
  };

  it("that makes its object elsewhere has them at the first thing in the template", async () => {
    expect(await at('\n{{ include "common.deployment" . }}\n')).toEqual([
      'c/templates/web.yaml: grace-period-too-short "{{ include "common.deployment" . }}"',
    ]);
  });

  it("whose template opens the kind has them there, before any other object", async () => {
    const config = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: other\n---\n";
    const open = template.replace("kind: Deployment", "kind: {{ .Values.kind }}");
    expect(await at(config + open)).toEqual([
      'c/templates/web.yaml: grace-period-too-short "{{ .Values.grace }}"',
    ]);
    // With objects of other kinds only, it is the first.
    expect(await at(config.slice(0, -4))).toEqual(['c/templates/web.yaml: grace-period-too-short "other"']);
  });

  it("with nothing but a name of the object has them at the name", async () => {
    expect(
      await at('apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\n{{ include "spec" . }}\n'),
    ).toEqual(['c/templates/web.yaml: grace-period-too-short "shop"']);
  });

  it.each([
    ["name: shop\n", 'c/Chart.yaml: grace-period-too-short "shop"'],
    ["version: 1.0.0\n", 'c/Chart.yaml: grace-period-too-short "1.0.0"'],
    ["name:\n", 'c/Chart.yaml: grace-period-too-short "name"'],
    ["# nothing\n", 'c/Chart.yaml: grace-period-too-short ""'],
  ])("whose template is not there has them in its Chart.yaml: %s", async (text, expected) => {
    const own = { "c/Chart.yaml": text };
    const { findings } = await scanWith(own, { c: output });
    expect(shown(own, findings)).toEqual([expected]);
  });

  it("of whose output nothing is known to come from a template has them at its name", async () => {
    const { findings } = await scanWith(files, {
      c: output.replace("# Source: shop/templates/web.yaml\n", ""),
    });
    expect(shown(files, findings)).toEqual(['c/Chart.yaml: grace-period-too-short "shop"']);
  });

  it("of which files cannot be read any more has them where it can", async () => {
    const at = async (...unreadable: readonly string[]) =>
      (await scanWith(files, { c: output }, { unreadable })).findings;
    expect(shown(files, await at("c/templates/web.yaml"))).toEqual([
      'c/Chart.yaml: grace-period-too-short "shop"',
    ]);
    const without = await at("c/Chart.yaml");
    expect(shown(files, without)).toEqual([
      'c/templates/web.yaml: grace-period-too-short "{{ .Values.grace }}"',
    ]);
    expect(without[0]?.rendered.targets.map(({ name }) => name)).toEqual(["c"]);
    const [finding] = await at("c/Chart.yaml", "c/templates/web.yaml");
    expect(finding).toMatchObject({ uri: "file:///w/c/Chart.yaml", span: { start: 0, end: 0 } });
  });

  it("with several objects from one place has them by their names", async () => {
    const own = { "c/Chart.yaml": "name: shop\n" };
    const two = `${output.replace("name: shop", "name: b")}---\n${output.replace("name: shop", "name: a").replace("Deployment", "StatefulSet")}`;
    const { findings } = await scanWith(own, { c: two });
    expect(findings.map(({ object }) => `${object.kind}/${object.name}`)).toEqual([
      "StatefulSet/a",
      "Deployment/b",
    ]);
  });

  it("whose subchart is packed shows its findings at its own name", async () => {
    const packed = output.replace("templates/web.yaml", "charts/sub/templates/web.yaml");
    const { findings } = await scanWith(files, { c: packed });
    expect(shown(files, findings)).toEqual(['c/Chart.yaml: grace-period-too-short "shop"']);
  });
});

describe("an overlay", () => {
  const base = {
    "base/kustomization.yaml": "resources: [web.yaml]\n",
    "base/web.yaml": workload("web", slow.replace("20", "60")),
  };
  const overlay = (name: string) => ({
    [`${name}/kustomization.yaml`]:
      "resources: [../base]\ntransformers: [prefix.yaml]\npatches: [{path: grace.yaml}]\n",
    [`${name}/grace.yaml`]: workload("web", "terminationGracePeriodSeconds: 20\n"),
  });

  it("has its findings at the patch that sets the value, under the name before the prefix", async () => {
    const files = { ...base, ...overlay("prod") };
    const { findings } = await scanWith(files, { prod: workload("prod-web", slow) });
    expect(shown(files, findings)).toEqual(['prod/grace.yaml: grace-period-too-short "20"']);
    expect(findings[0]?.message).toContain("As rendered from prod");
  });

  it.each([
    ["patches:\n  - patch: |-\n", "      "],
    ["patches:\n  - target: {kind: Deployment}\n    patch: |\n", "      "],
    ["patchesStrategicMerge:\n  - |-\n", "    "],
  ])("has them in a patch that stands in the kustomization: %s", async (head, indent) => {
    const inline = workload("web", "terminationGracePeriodSeconds: 20\n").replace(/^(?=.)/gm, indent);
    const files = {
      ...base,
      "prod/kustomization.yaml": `resources: [../base]\ntransformers: [prefix.yaml]\n${head}${inline}namePrefix: prod-\n`,
    };
    const { findings } = await scanWith(files, { prod: workload("prod-web", slow) });
    expect(shown(files, findings)).toEqual(['prod/kustomization.yaml: grace-period-too-short "20"']);
  });

  it("shares a finding in the base with the others that have it", async () => {
    const files = { ...base, ...overlay("a"), ...overlay("b") };
    const late = slow.replace('"25"', '"61"').replace("20", "60");
    const { findings } = await scanWith(files, { a: workload("web", late), b: workload("web", late) });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.rendered.targets.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(findings[0]?.message).toContain("As rendered from a, b");
  });

  it.each(["{name: web}", '{ namespace: x, "name": "web" }', "{labels: {name: other}, name: web}"])(
    "has them at their own objects also where those are written in braces: %s",
    async (metadata) => {
      const inBraces = (name: string, text: string) =>
        text.replace("metadata:\n  name: web", `metadata: ${metadata.replaceAll("web", name)}`);
      const files = {
        "kustomization.yaml": "resources: [a.yaml, b.yaml]\ntransformers: [x.yaml]\n",
        "a.yaml": inBraces("first", workload("web", slow)),
        "b.yaml": inBraces("second", workload("web", slow)),
      };
      const { findings } = await scanWith(files, {
        "": documents(workload("x-first", slow), workload("x-second", slow)),
      });
      expect(shown(files, findings)).toEqual([
        'a.yaml: grace-period-too-short "20"',
        'b.yaml: grace-period-too-short "20"',
      ]);
    },
  );

  it("has what is wrong in one of them more than in others as it is there", async () => {
    const plain = workload(
      "web",
      "containers:\n  - name: web\n    image: x\n    ports: [{containerPort: 80}]\n",
    );
    const files = {
      "base/kustomization.yaml": "resources: [web.yaml]\n",
      "base/web.yaml": plain,
      "a/kustomization.yaml": "resources: [../base]\ntransformers: [x.yaml]\n",
      "b/kustomization.yaml": "resources: [../base]\ntransformers: [x.yaml]\n",
    };
    const traffic = documents(
      plain,
      yaml.service("web"),
      yaml.ingress("web", { annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
    );
    const { findings } = await scanWith(files, { a: documents(plain, yaml.service("web")), b: traffic });
    const missing = findings.filter(({ rule }) => rule === "prestop-missing");
    expect(missing.map(({ severity, rendered }) => [severity, rendered.targets.length])).toEqual([
      ["warning", 2],
    ]);
  });

  it.each(["|-\n", "|-\n        # later\n"])("has no patch in an empty text: %s", async (text) => {
    const files = {
      ...base,
      "prod/kustomization.yaml": `resources: [../base]\ntransformers: [prefix.yaml]\npatches:\n  - patch: ${text}`,
    };
    const { findings } = await scanWith(files, { prod: workload("prod-web", slow) });
    // The base says 60, which is not what was rendered.
    expect(shown(files, findings)).toEqual(['base/web.yaml: grace-period-too-short "web"']);
  });

  it("has them in the patch at the end of its kustomization", async () => {
    const inline = workload("web", "terminationGracePeriodSeconds: 20\n").replace(/^(?=.)/gm, "      ");
    const files = {
      ...base,
      "prod/kustomization.yaml": `resources: [../base]\ntransformers: [prefix.yaml]\npatches:\n  - patch: |-\n${inline}`,
    };
    const { findings } = await scanWith(files, { prod: workload("prod-web", slow) });
    expect(shown(files, findings)).toEqual(['prod/kustomization.yaml: grace-period-too-short "20"']);
  });

  it("has them in the base, and not in a patch of another name that only comes near", async () => {
    const files = {
      ...base,
      "prod/kustomization.yaml":
        "resources: [../base]\ntransformers: [prefix.yaml]\npatches: [{path: any.yaml, target: {kind: Deployment}}]\n",
      "prod/any.yaml": workload("any", "nodeName: x\n"),
    };
    const late = slow.replace('"25"', '"61"').replace("20", "60");
    const { findings } = await scanWith(files, { prod: workload("prod-web", late) });
    expect(shown(files, findings)).toEqual(['base/web.yaml: grace-period-too-short "60"']);
  });

  it("is made of what it names, each once, and of nothing that cannot be told", async () => {
    const files = {
      "kustomization.yaml":
        "resources: [a, b, {x: y}, gone.yaml]\ntransformers: [x.yaml]\npatches: [{path: lost.yaml}]\n",
      "a/kustomization.yaml": "resources: [../c]\n",
      "b/kustomization.yaml": "resources: [../c]\n",
      "c/kustomization.yaml": "resources: [web.yaml]\n",
      "c/web.yaml": workload("web", slow.replace("20", "60")),
      "empty/kustomization.yaml": "# nothing yet\n",
    };
    const { findings, rendered } = await scanWith(files, { "": workload("prod-web", slow) });
    expect(rendered.map(({ name }) => name)).toEqual(["w"]);
    expect(findings[0]?.rendered.restsOn.map((uri) => uri.slice("file:///w/".length))).toEqual([
      "kustomization.yaml",
      "a/kustomization.yaml",
      "b/kustomization.yaml",
      "c/kustomization.yaml",
      "c/web.yaml",
    ]);
  });

  it("whose kustomization cannot be read any more is none", async () => {
    const unreadable = ["base/kustomization.yaml"];
    expect((await scanWith(base, {}, { unreadable })).rendered).toEqual([]);
  });

  it("is a component or a base only as part of others", async () => {
    const files = {
      ...base,
      "prod/kustomization.yaml": "resources: [../base]\ncomponents: [../part]\n",
      "part/kustomization.yaml":
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{path: x.yaml}]\n",
    };
    const { rendered } = await scanWith(files, { prod: "" });
    expect(rendered.map(({ name }) => name)).toEqual(["prod"]);
  });

  it.each([
    "https://example.com/install.yaml",
    "github.com/example/repo//deploy?ref=v1",
    "git@example.com:x/y.git",
    "git::https://example.com/x",
  ])("that would have to fetch %s is not handed to any program", async (path) => {
    const files = { "kustomization.yaml": `resources:\n  - "${path}"\n` };
    const { problems, rendered } = await scanWith(files, { "": "never: used" });
    expect(rendered).toEqual([]);
    expect(problems.map(({ reason }) => reason)).toEqual(["remote"]);
    expect(problems[0]?.message).toContain(path);
  });
});

describe("a template that is left out", () => {
  it.each([
    ["ignore: ['c/templates/old.yaml']\n", ["c/templates/web.yaml"]],
    ["ignore: ['c/templates/**']\n", []],
  ])("has nothing reported, in it or elsewhere: %s", async (configuration, expected) => {
    const files = {
      ...chart,
      "c/templates/web.yaml": template,
      "c/templates/old.yaml": template,
      ".podgrace.yaml": configuration,
    };
    const output = ["web", "old"]
      .map((name) => `---\n# Source: shop/templates/${name}.yaml\n${workload(name, slow)}`)
      .join("");
    const { findings } = await scanWith(files, { c: output });
    expect(findings.map(({ uri }) => uri.slice("file:///w/".length))).toEqual(expected);
  });
});

describe("what cannot be rendered", () => {
  const failed = (detail: string, log = detail) =>
    ({ state: "failed", reason: "refused", detail, log }) as const;

  it("is named with what the program said and what to do, and takes nothing from the others", async () => {
    const files = {
      ...chart,
      "c/templates/web.yaml": template,
      "k/kustomization.yaml": "helmCharts: [{name: x}]\n",
      "ok/kustomization.yaml": "resources: []\n",
    };
    const { problems, rendered } = await scanWith(files, {
      c: failed("Error: found in Chart.yaml, but missing in charts/ directory: redis"),
      k: failed("error: trouble `", "error: trouble `\n x`: must specify --enable-helm"),
      ok: "",
    });
    expect(rendered.map(({ name }) => name)).toEqual(["ok"]);
    expect(problems.map(({ message }) => message)).toEqual([
      "Chart shop was not rendered. helm says: found in Chart.yaml, but missing in charts/ directory: redis. Podgrace fetches nothing: run helm dependency build in its folder, then scan again.",
      "Overlay k was not rendered. kustomize says: trouble. Charts inside overlays are never inflated here. Render it yourself with --enable-helm and pipe the outcome into podgrace scan -.",
    ]);
  });

  it.each([
    ["c", "Error: proxyconnect tcp: dial tcp 127.0.0.1:1", "Podgrace fetches nothing. Render it yourself"],
    [
      "k",
      'error: exec: "git": executable file not found in $PATH',
      "Podgrace fetches nothing. Render it yourself",
    ],
    ["c", "Error: helm dependency build is needed", "run helm dependency build"],
    ["c", "Error: execution error: host is required", "Only its default values are used"],
    ["k", "error: file is not in or below /w/k", "Files outside the folder of a kustomization"],
    ["k", "error: must specify --load-restrictor", "Files outside the folder of a kustomization"],
    ["k", "error: external plugins disabled", "Plugins and functions are never run here"],
    ["k", "error: no such file", "Run kustomize build on its folder"],
  ])("%s: %s", async (folder, log, advice) => {
    const files = { ...chart, "k/kustomization.yaml": "resources: [x.yaml]\n" };
    const { problems } = await scanWith(files, { c: "", k: "", [folder]: failed(log) });
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(advice)]);
  });

  it("because it took too long, or because nobody waits for it, needs no advice", async () => {
    const files = { ...chart, "k/kustomization.yaml": "resources: [x.yaml]\n" };
    const { problems } = await scanWith(files, {
      c: { state: "failed", reason: "too-slow", detail: "30" },
      k: { state: "failed", reason: "cancelled", detail: "" },
    });
    expect(problems.map(({ message }) => message)).toEqual([
      "Chart shop was not rendered: helm took longer than 30 s and was stopped.",
    ]);
  });

  it("because the program is missing is said once, however many there are", async () => {
    const files = { ...chart, "d/Chart.yaml": "name: b\n", "a/kustomization.yaml": "resources: [x.yaml]\n" };
    const missing = { state: "failed", reason: "no-tool", detail: "helm is not there" } as const;
    const { problems } = await scanWith(files, { c: missing, d: missing, a: "" });
    const expected = [[2, "Helm charts were not rendered (2"]];
    expect(problems.map(({ message, targets }) => [targets.length, message.slice(0, 32)])).toEqual(expected);
    const known = await scanWith(files, { a: "" }, { missing: "chart" });
    expect(known.problems.map(({ message, targets }) => [targets.length, message.slice(0, 32)])).toEqual(
      expected,
    );
    expect(known.rendered.map(({ name }) => name)).toEqual(["a"]);
  });

  it("is advised on by the sentence where the program has left no log", async () => {
    const { problems } = await scanWith(chart, {
      c: { state: "failed", reason: "refused", detail: "helm dependency build" },
    });
    expect(problems[0]?.message).toContain("run helm dependency build in its folder");
  });

  it("may be anything but YAML", async () => {
    const { findings, rendered } = await scanWith(
      { ...chart },
      {
        c: "\u0000\u0001 {{{ : - ]\n---\n\t- x\n---\n- x\n---\nkind: {a: b}\nmetadata: x\n",
      },
    );
    expect(rendered).toHaveLength(1);
    expect(findings).toEqual([]);
  });
});

describe("objects of the cluster that stand elsewhere in the workspace", () => {
  const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {alb.ingress.kubernetes.io/target-type: ip}}
spec:
  ingressClassName: public
  defaultBackend: {service: {name: web, port: {number: 80}}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
`;
  const output = `${ingress}${workload("web", "containers:\n  - name: web\n    image: x\n    ports: [{containerPort: 80}]\n")}`;
  const files = { "app/kustomization.yaml": "generators: [x.yaml]\n" };
  const ingressClass = `apiVersion: v1
kind: ConfigMap
metadata: {name: x}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: public}
spec: {controller: ingress.k8s.aws/alb}
`;

  it("count", async () => {
    const warnings = async (more: Readonly<Record<string, string>>) =>
      (await scanWith({ ...files, ...more }, { app: output })).findings
        .filter(({ severity }) => severity === "warning")
        .map(({ rule }) => rule);
    expect(await warnings({})).not.toContain("prestop-missing");
    expect(await warnings({ "class.yaml": ingressClass })).toContain("prestop-missing");
    const [config = "", own = ""] = ingressClass.split("---\n");
    expect(await warnings({ "class.yaml": `${own}---\n${config}` })).toContain("prestop-missing");
  });

  it("count once where they are rendered themselves, and the configuration of their folder too", async () => {
    const own = { "app/kustomization.yaml": "resources: [class.yaml]\ngenerators: [x.yaml]\n" };
    const rendered = { app: `${output}---\n${ingressClass.split("---\n")[1]}` };
    const rules = async (more: Readonly<Record<string, string>>) =>
      (await scanWith({ ...own, "app/class.yaml": ingressClass, ...more }, rendered)).findings.map(
        ({ rule }) => rule,
      );
    expect(await rules({})).toContain("prestop-missing");
    const { "app/kustomization.yaml": _, ...chartFiles } = {
      ...own,
      "app/Chart.yaml": "name: app\n",
      "app/templates/class.yaml": ingressClass,
      "app/.podgrace.yaml": "rules: {prestop-missing: off}\n",
    };
    const inChart = (await scanWith(chartFiles, rendered)).findings.map(({ rule }) => rule);
    expect(inChart).not.toContain("prestop-missing");
    expect(inChart).toContain("readiness-probe-missing");
  });

  it("are where a finding about them sits, said to come from what is rendered", async () => {
    const inShop = documents(
      yaml.deployment("web", { namespace: "shop" }),
      yaml.service("web", { namespace: "shop" }),
      yaml.ingress("web", { namespace: "shop", annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
    );
    const all = { ...files, "namespace.yaml": yaml.namespace("shop") };
    const { findings } = await scanWith(all, { app: inShop });
    expect(shown(all, findings)).toContain('namespace.yaml: readiness-gate-label-missing "shop"');
    // The files say it themselves where the pods are in them.
    const known = { ...all, "web.yaml": inShop };
    expect(shown(known, (await scanWith(known, { app: inShop })).findings).join()).not.toContain("namespace");
  });
});
