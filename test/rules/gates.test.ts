import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { fixesOf } from "./support/fixesOf.ts";
import { found } from "./support/found.ts";
import { allFindings, open } from "./support/workspace.ts";

const KEY = "elbv2.k8s.aws/pod-readiness-gate-inject";
const AUTO_KEY = "eks.amazonaws.com/pod-readiness-gate-inject";
const IP = "{alb.ingress.kubernetes.io/target-type: ip}";

/** A Deployment `web` in namespace `shop` whose pods wait for these conditions. */
function waiting(gates: string, { namespace = "shop", labels = "" } = {}) {
  const text = yaml.deployment("web", { namespace, pod: `readinessGates: ${gates}` });
  return labels === "" ? text : text.replace("labels: {app: web}", `labels: ${labels}`);
}

const mine = "[{conditionType: target-health.elbv2.k8s.aws/mine}]";

function binding({ group = "elbv2.k8s.aws/v1beta1", namespace = "shop", type = "ip", service = "web" } = {}) {
  const where = namespace && `\n  namespace: ${namespace}`;
  return `apiVersion: ${group}
kind: TargetGroupBinding
metadata:
  name: mine${where}
spec:
  targetType: ${type}
  serviceRef: {name: ${service}, port: 80}
  targetGroupARN: arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/x/1
`;
}

const service = (selector: string, namespace = "shop") =>
  yaml.service("web", { namespace }).replace("selector: {app: web}", `selector: ${selector}`);

/** What a tool replaces before Kubernetes sees it. */
const APP = "'$" + "{APP}'";

describe("a gate written by hand, for a binding", () => {
  const never = 'The pods of Deployment/web never become ready: they wait for TargetGroupBinding "mine", ';
  const [nodes, others, elsewhere] = [
    `warning: ${never}which registers nodes and does not look at pods.`,
    `warning: ${never}whose Service selects other pods.`,
    `warning: ${never}which stands in another namespace.`,
  ];

  test.each<[what: string, documents: readonly string[], expected: string | null]>([
    ["of these pods", [binding(), service("{app: web}")], null],
    ["of nodes", [binding({ type: "instance" }), service("{app: web}")], nodes],
    ["of other pods", [binding(), service("{app: api}")], others],
    ["whose Service asks for one label more", [binding(), service("{app: web, tier: front}")], others],
    ["whose Service asks for what a template decides", [binding(), service(`{app: ${APP}}`)], null],
    ["whose Service asks for more than can be read", [binding(), service(`{app: api, ${APP}: x}`)], null],
    ["whose Service is not there", [binding()], null],
    ["whose Service asks for a number", [binding(), service("{app: 5}")], null],
    ["of another Service", [binding({ service: "api" }), service("{app: api}")], null],
    ["whose Service is in another namespace", [binding(), service("{app: api}", "other")], null],
    ["that refers to a name not known", [binding({ service: APP }), service("{app: api}")], null],
    [
      "that refers to a name not known, as is that of a Service",
      [binding({ service: "[]" }), service("{app: api}").replace("name: web", "name: []")],
      null,
    ],
    ["whose Service stands there twice", [binding(), service("{app: api}"), service("{app: api}")], null],
    ["in another namespace", [binding({ namespace: "other" })], elsewhere],
    ["in a namespace that is not written", [binding({ namespace: "", type: "instance" })], nodes],
    ["that stands there twice", [binding({ type: "instance" }), binding()], null],
    ["of EKS Auto Mode", [binding({ group: "eks.amazonaws.com/v1", type: "instance" })], null],
  ])("%s", (_, others, expected) => {
    expect(found("readiness-gate-unsatisfiable", documents(waiting(mine), ...others))).toEqual(
      expected === null ? [] : [expected],
    );
  });

  test("labels of pods that a template decides prove nothing", () => {
    const pods = waiting(mine, { labels: `{app: ${APP}}` });
    const unread = waiting(mine, { labels: `{app: web, ${APP}: x}` });
    for (const workload of [pods, unread]) {
      const text = documents(workload, binding(), service("{app: api}"));
      expect(found("readiness-gate-unsatisfiable", text)).toEqual([]);
    }
  });

  test("what a kustomization changes in a way that is not followed proves nothing", () => {
    const kustomization = "resources: [binding.yaml, service.yaml]\ntransformers: [x.yaml]\n";
    const files = (text: string) => ({
      "web.yaml": waiting(mine),
      "service.yaml": service("{app: api}"),
      "binding.yaml": text,
      "kustomization.yaml": kustomization,
    });
    expect(found("readiness-gate-unsatisfiable", files(binding({ type: "instance" })))).toEqual([]);
    expect(found("readiness-gate-unsatisfiable", files(binding()))).toEqual([]);
  });

  test("gates that cannot be read, or name no binding, are passed over", () => {
    const gates = `[{conditionType: ${APP}}, {conditionType: target-health.elbv2.k8s.aws/}, {conditionType: a/b}]`;
    expect(found("readiness-gate-unsatisfiable", waiting(gates))).toEqual([]);
  });
});

describe("pods that wait for gates written by hand", () => {
  const missing = (gates: string, others: readonly string[]) =>
    found(
      "readiness-gate-label-missing",
      documents(yaml.namespace("shop"), waiting(gates), service("{app: web}"), ...others),
    ).map((line) => line.slice(0, line.indexOf(":")));
  const ingress = yaml.ingress("web", { namespace: "shop", annotations: IP });
  const gate = (name: string) => `{conditionType: target-health.elbv2.k8s.aws/${name}}`;

  test.each<[gates: string, others: readonly string[], expected: readonly string[]]>([
    ["[]", [binding()], ["warning"]],
    [`[${gate("mine")}]`, [binding()], []],
    [`[{conditionType: other/thing}, ${gate("mine")}]`, [binding()], []],
    [`[${gate("yours")}]`, [binding()], ["warning"]],
    // The name of the controller may be that of this Ingress; of a binding with a name of its own it is not.
    [`[${gate("k8s-shop-web-0123456789")}]`, [ingress], []],
    [`[${gate("k8s-shop-web-0123456789")}]`, [binding()], ["warning"]],
    [`[${gate("mine")}]`, [ingress], ["warning"]],
    [`[{conditionType: ${APP}}]`, [ingress], []],
    [`[{conditionType: ${APP}}]`, [binding()], []],
    [`[${gate("mine")}, {conditionType: ${APP}}]`, [binding()], []],
    // A gate of the first controller holds everything up; that is said elsewhere.
    ["[{conditionType: target-health.alb.ingress.k8s.aws/web_web_80}]", [ingress], []],
  ])("%s", (gates, others, expected) => {
    expect(missing(gates, others)).toEqual(expected);
  });
});

describe("the label of a Namespace without ip targets in sight", () => {
  const invalid = (labels: string, annotations = "{}", settings = {}) =>
    found(
      "readiness-gate-label-invalid",
      yaml.namespace("shop", labels).replace("  labels", `  annotations: ${annotations}\n  labels`),
      settings,
    );

  test.each([
    [`{${KEY}: enabled}`, []],
    [`{${AUTO_KEY}: enabled}`, []],
    // The key that counts may be the other one.
    [`{${KEY}: enabled, ${AUTO_KEY}: "true"}`, []],
    [`{${KEY}: "true", ${AUTO_KEY}: enabled}`, []],
    [`{${KEY}: "true"}`, ["value"]],
    [`{${KEY}: true}`, ["value"]],
    [`{${KEY}: Enabled}`, ["value"]],
    [`{${KEY}: ""}`, ["value"]],
    [`{${AUTO_KEY}: "true"}`, ["value"]],
    // Plain words for no.
    ...["disabled", "disable", "off", '"false"', '"no"', "none", "DISABLED"].map((word) => [
      `{${KEY}: ${word}}`,
      [],
    ]),
    // Words that only begin or end like one.
    ...["nonsense", "offline", "not-disabled", "turned-off"].map((word) => [`{${KEY}: ${word}}`, ["value"]]),
    ["{team: web}", []],
    [`{${KEY}: "\${GATES}"}`, []],
    [APP, []],
  ])("%s", (labels, expected) => {
    const kinds = invalid(labels as string).map((message) =>
      message.includes("annotation") ? "annotation" : "value",
    );
    expect(kinds).toEqual(expected);
  });

  test("an annotation is pointed at, unless the label is there or may be", () => {
    expect(invalid("{}", `{${KEY}: enabled}`)).toEqual([
      `warning: Namespace "shop" has ${KEY} as an annotation, but only a label has an effect: the pods of this namespace get no readiness gates.`,
    ]);
    expect(invalid(`{${KEY}: enabled}`, `{${KEY}: enabled}`)).toEqual([]);
    expect(invalid(APP, `{${KEY}: enabled}`)).toEqual([]);
  });

  test("a key of the settings is the only one that counts", () => {
    const settings = {
      readinessGate: { ...defaultSettings.readinessGate, labelKey: "gates", labelValue: "on" },
    };
    expect(invalid("{gates: enabled}", "{}", settings)).toHaveLength(1);
    expect(invalid('{gates: "on"}', "{}", settings)).toEqual([]);
    expect(invalid(`{${KEY}: "true"}`, "{}", settings)).toEqual([]);
  });

  test("nobody is asked to label the namespace of the controller", () => {
    const text = yaml.namespace("kube-system", `{${KEY}: "true"}`);
    expect(found("readiness-gate-label-invalid", text)).toEqual([]);
  });
});

/** A Deployment behind an ALB that registers its pods, in a namespace; of EKS Auto Mode where it says so. */
const behind = (namespace: string, { auto = false, labels = "{}" } = {}) => {
  const spec = auto ? "ingressClassName: auto" : "ingressClassName: alb";
  const ingress = yaml.ingress("web", { namespace, spec, annotations: IP });
  const metadata = `metadata:\n  labels: ${labels}\n  name: web`;
  return documents(
    yaml.deployment("web", { namespace }).replace("metadata:\n  name: web", metadata),
    yaml.service("web", { namespace }),
    ingress,
  );
};
const autoClass = `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: auto}
spec: {controller: eks.amazonaws.com/alb}
`;
const controller = (namespace: string) =>
  yaml
    .deployment("controller", { namespace })
    .replace("labels: {app: controller}", "labels: {app.kubernetes.io/name: aws-load-balancer-controller}");

describe("a key where nobody reads it", () => {
  const stray = (files: string | Readonly<Record<string, string>>) =>
    found("readiness-gate-label-invalid", files);
  const labels = `{${KEY}: enabled}`;
  const inShop = behind("shop", { labels });

  test("is pointed at where the Namespace lacks it", () => {
    expect(stray(documents(yaml.namespace("shop"), inShop))).toEqual([
      expect.stringMatching(/^warning: .*Deployment\/web/),
    ]);
    expect(stray(inShop)).toEqual([expect.stringMatching(/^hint: /)]);
  });

  test("is left alone in the namespace of a controller, which must not be labelled", () => {
    expect(stray(documents(yaml.namespace("shop"), inShop, controller("shop")))).toEqual([]);
    expect(stray(documents(yaml.namespace("shop"), inShop, controller("ingress")))).toHaveLength(1);
    // That of another one has no say here.
    const others = documents(yaml.namespace("ingress"), behind("ingress"), controller("ingress"));
    expect(stray(documents(yaml.namespace("shop"), inShop, others))).toHaveLength(1);
    expect(stray(behind("kube-system", { labels }))).toEqual([]);
    expect(stray(yaml.service("web", { namespace: "kube-system", annotations: labels }))).toEqual([]);
  });

  test("is left alone where it is not known whether the Namespace has it", () => {
    const twice = documents(yaml.namespace("shop"), yaml.namespace("shop", `{${KEY}: enabled}`));
    expect(stray(documents(twice, inShop))).toEqual([]);
    const kustomization = "resources: [all.yaml]\ntransformers: [x.yaml]\n";
    const all = documents(yaml.namespace("shop"), inShop);
    expect(stray({ "all.yaml": all, "kustomization.yaml": kustomization })).toEqual([]);
  });

  test("is left alone until all files have been read", () => {
    const texts = new Map([["all.yaml", documents(yaml.namespace("shop"), inShop)]]);
    const service = open(texts, defaultSettings);
    const count = () =>
      allFindings(service, texts).filter(({ rule }) => rule === "readiness-gate-label-invalid").length;
    expect(count()).toBe(1);
    service.setComplete(false);
    expect(count()).toBe(0);
  });

  test("is found on an object that borrows the pods of another", () => {
    const rollout = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web, namespace: shop, labels: {${KEY}: enabled}}
spec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
`;
    expect(stray(documents(yaml.namespace("shop"), behind("shop"), rollout))).toEqual([
      expect.stringContaining("Rollout/web"),
    ]);
  });

  test("becomes the label that the targets of its namespace ask for", () => {
    const results = (...others: readonly string[]) =>
      fixesOf("readiness-gate-label-invalid", documents(...others)).map(({ result }) => result);
    const auto = behind("shop", { auto: true, labels });
    const others = documents(yaml.namespace("other"), behind("other"));
    expect(results(yaml.namespace("shop"), auto, autoClass, others)).toEqual([
      expect.stringContaining(`${AUTO_KEY}: enabled`),
    ]);
    const autoElsewhere = documents(autoClass, behind("other", { auto: true }));
    expect(results(autoElsewhere, yaml.namespace("other"), yaml.namespace("shop"), inShop)).toEqual([
      expect.not.stringContaining(AUTO_KEY),
    ]);
    // Of a namespace out of sight only what was written is known.
    expect(results(autoElsewhere, inShop)).toEqual([
      expect.any(String),
      `kubectl label namespace shop ${KEY}=enabled`,
    ]);
    expect(results(behind(APP, { labels }))).toHaveLength(1);
  });
});

describe("the Namespace of two controllers", () => {
  const invalid = (labels: string, others: readonly string[] = []) =>
    found(
      "readiness-gate-label-invalid",
      documents(
        yaml.namespace("shop", labels),
        autoClass,
        behind("shop"),
        behind("shop", { auto: true })
          .replaceAll("name: web", "name: api")
          .replaceAll("app: web", "app: api"),
        ...others,
      ),
    );

  test.each([
    [`{${KEY}: enabled, ${AUTO_KEY}: enabled}`, 0],
    [`{${KEY}: enabled, ${AUTO_KEY}: on}`, 1],
    [`{${KEY}: on, ${AUTO_KEY}: enabled}`, 1],
  ])("with the labels %s", (labels, count) => {
    expect(invalid(labels)).toHaveLength(count);
  });

  test("is judged although Namespaces of another name disagree", () => {
    const other = [yaml.namespace("other"), yaml.namespace("other", `{${KEY}: enabled}`), behind("other")];
    expect(invalid(`{${KEY}: on, ${AUTO_KEY}: enabled}`, other)).toHaveLength(1);
  });
});

describe("a gate of the first controller", () => {
  const legacy = (labels: string) =>
    documents(
      behind("shop").replace(
        "spec:\n      containers",
        "spec:\n      readinessGates: [{conditionType: target-health.alb.ingress.k8s.aws/web_web_80}]\n      containers",
      ),
      labels,
    );
  const offers = (files: string | Readonly<Record<string, string>>) =>
    fixesOf("readiness-gate-unsatisfiable", files).map(({ preferred, result }) => [preferred, result]);
  const label = expect.stringContaining(`${KEY}: enabled`);

  test("gives way to the label, at once where all is in one file", () => {
    expect(offers(legacy(yaml.namespace("shop")))).toEqual([[true, label]]);
    const files = { "web.yaml": legacy(""), "namespace.yaml": yaml.namespace("shop") };
    expect(offers(files)).toEqual([[false, label]]);
  });

  test("is only taken away where the Namespace has a wrong label, which another rule puts right", () => {
    expect(offers(legacy(yaml.namespace("shop", `{${KEY}: on}`)))).toEqual([[true, ""]]);
  });

  test("is only taken away where no pods are registered by their IP", () => {
    const nodes = legacy(yaml.namespace("shop")).replace("target-type: ip", "target-type: instance");
    expect(offers(nodes)).toEqual([[true, ""]]);
  });
});

describe("the manifest of a Namespace that is in no file", () => {
  test.each([
    ["shop", "shop"],
    ["team-a", "team-a"],
    ["node", "node"],
    ["casino", "casino"],
    // What YAML takes for something else needs quotes.
    ...["no", "on", "123", "1e3", "0x1f", "shop-2"].map((name) => [name, `"${name}"`]),
  ])("%s is named %s", (name, written) => {
    const [fix] = fixesOf("readiness-gate-label-missing", behind(`"${name}"`));
    expect(fix?.result.split("\n")).toEqual([
      "apiVersion: v1",
      "kind: Namespace",
      "metadata:",
      `name: ${written}`,
      "labels:",
      `${KEY}: enabled`,
    ]);
  });
});

describe("the label of a Namespace with ip targets", () => {
  const files = (labels: string) =>
    documents(
      yaml.namespace("shop", labels),
      yaml.deployment("web", { namespace: "shop" }),
      yaml.service("web", { namespace: "shop" }),
      yaml.ingress("web", { namespace: "shop", annotations: IP }),
    );

  test.each([
    [`{${KEY}: enabled}`, [], []],
    ["{}", [], ["warning"]],
    [`{${KEY}: off}`, ["warning"], []],
    [`{${KEY}: "true"}`, ["warning"], []],
    [`{${AUTO_KEY}: enabled}`, ["warning"], []],
    [`{${KEY}: "\${GATES}"}`, [], []],
    [`{${KEY}: [enabled]}`, [], []],
    [`\n    ${KEY}: "true"\n    ${KEY}: enabled`, [], []],
    [`{${APP}: x}`, [], []],
    [`{team: web}`, [], ["warning"]],
  ])("%s", (labels, invalid, missing) => {
    const severities = (rule: string) =>
      found(rule, files(labels)).map((line) => line.slice(0, line.indexOf(":")));
    expect(severities("readiness-gate-label-invalid")).toEqual(invalid);
    expect(severities("readiness-gate-label-missing")).toEqual(missing);
  });

  test("is missed where any of the workloads rolls", () => {
    const pod = yaml
      .deployment("bare", { namespace: "shop" })
      .replace(/apps\/v1[\s\S]*?metadata:\n/, "v1\nkind: Pod\nmetadata:\n  labels: {app: web}\n")
      .replace(/spec:[\s\S]*/, "spec:\n  containers: [{name: bare, image: bare}]\n");
    const missing = (text: string) => found("readiness-gate-label-missing", text);
    const alone = files("{}").replace(yaml.deployment("web", { namespace: "shop" }), pod);
    expect(missing(alone)).toEqual([expect.stringMatching(/^hint: /)]);
    expect(missing(documents(pod, files("{}")))).toEqual([expect.stringMatching(/^warning: /)]);
  });

  test("is left alone where a kustomization changes the Namespace in a way that is not followed", () => {
    const kustomization = "resources: [all.yaml]\ntransformers: [x.yaml]\n";
    const all = { "all.yaml": files(`{${KEY}: "true"}`), "kustomization.yaml": kustomization };
    expect(found("readiness-gate-label-invalid", all)).toEqual([]);
  });
});
