import { describe, expect, test } from "vitest";
import { defaultSettings, type Severity } from "../../server/src/core/settings.ts";
import { message } from "../../server/src/core/text/message.ts";
import { whereOf } from "../../server/src/core/yaml/field.ts";
import { evaluate } from "../../server/src/languageService/evaluate.ts";
import { defineRule, type Finding, type Rule } from "../../server/src/rules/rule.ts";
import { documents, snapshotOf, yaml } from "../support/workspaceOf.ts";
import { deployment, shop, shopWith } from "./hover/shop.ts";
import { serviceOf, uriOf } from "./marked.ts";

const english = { locale: "en" };
const web = uriOf("apps/web.yaml");

function rulesIn(service: ReturnType<typeof serviceOf>, uri = web): readonly string[] {
  return service.findings(uri, english).map(({ rule, severity }) => `${rule} ${severity}`);
}

describe("findings", () => {
  test("sit on the smallest token and carry what proves them", () => {
    const service = serviceOf(shop);
    const [finding] = service.findings(web, english);
    expect(deployment.slice(finding?.span.start, finding?.span.end)).toBe("30");
    expect(finding).toMatchObject({
      rule: "prestop-too-short",
      severity: "warning",
      uri: web,
      object: { kind: "Deployment", namespace: "shop", name: "web" },
      container: "web",
    });
    expect(finding?.related.map(({ uri }) => uri)).toEqual([
      uriOf("edge/ingress.yaml"),
      uriOf("apps/service.yaml"),
    ]);
    expect(finding?.related.every(({ message }) => /^\S.*\S$/.test(message))).toBe(true);
  });

  test("count offsets from the start of the file, not of the document", () => {
    const text = documents(yaml.service("other"), deployment);
    const service = serviceOf({ ...shop, "apps/web.yaml": text });
    const [finding] = service.findings(web, english);
    expect(text.slice(finding?.span.start, finding?.span.end)).toBe("30");
  });

  test("are reported in the file they sit in, wherever their subject comes from", () => {
    const files = shopWith(["    elbv2.k8s.aws/pod-readiness-gate-inject: enabled", "    team: shop"]);
    const service = serviceOf(files);
    expect(rulesIn(service, uriOf("namespace.yaml"))).toEqual(["readiness-gate-label-missing warning"]);
    expect(rulesIn(service)).toEqual(["prestop-too-short warning"]);
  });

  test("are plain data", () => {
    const found = serviceOf(shop).findings(web, english);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test("keep their key while other parts of the file are edited, and have keys of their own", () => {
    const twice = documents(
      deployment,
      deployment.replace("namespace: shop", "namespace: shop2"),
      deployment,
    );
    const service = serviceOf({ ...shop, "apps/web.yaml": twice });
    const keys = service.findings(web, english).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    service.update(web, `# a comment\n\n${twice}`);
    expect(service.findings(web, english).map(({ key }) => key)).toEqual(keys);
  });

  test("of a file of many objects are those of each, and come stepwise, too", () => {
    const names = Array.from({ length: 41 }, (_, number) => `w${number}`);
    const files = {
      "all.yaml": documents(
        ...names.map((name) => yaml.deployment(name, { pod: "terminationGracePeriodSeconds: -1" })),
      ),
    };
    const found = (service: ReturnType<typeof serviceOf>) =>
      service.findings(uriOf("all.yaml"), english).map(({ rule, object }) => `${rule} ${object.name}`);
    const service = serviceOf(files);
    const expected = names.map((name) => `grace-period-invalid ${name}`);
    expect(found(service)).toEqual(expected);
    const stepwise = serviceOf(files);
    expect([...stepwise.analyse()].length).toBeGreaterThan(names.length);
    expect(found(stepwise)).toEqual(expected);
    expect([...serviceOf(files, { ...defaultSettings, enable: false }).analyse()]).toEqual([]);
  });

  test("say where they rest on the default values of a chart", () => {
    const note = "This holds with the chart's default values.";
    const service = yaml.service("web", { spec: "type: LoadBalancer\n  publishNotReadyAddresses: true" });
    const found = (text: string) => {
      const chart = serviceOf({
        "Chart.yaml": "name: a\n",
        "values.yaml": "enabled: true\n",
        "templates/service.yaml": text,
        "templates/web.yaml": yaml.deployment("web"),
      });
      return chart.files().flatMap((uri) =>
        chart
          .findings(uri, english)
          .filter(({ rule }) => rule === "endpoint-stays-ready" || rule === "prestop-missing")
          .map(({ rule, message: text }) => `${rule} ${text.includes(note)}`),
      );
    };
    expect(found(service)).toEqual(["endpoint-stays-ready false", "prestop-missing false"]);
    const both = ["endpoint-stays-ready true", "prestop-missing true"];
    expect(found(`{{- if .Values.enabled }}\n${service}{{- end }}\n`)).toEqual(both);
    const value = service.replace("Addresses: true", "Addresses: {{ .Values.enabled }}");
    expect(found(value).sort()).toEqual(both);
  });

  test("disappear with their file and with the product switched off", () => {
    const service = serviceOf(shop);
    service.close(web, null);
    expect(service.findings(web, english)).toEqual([]);
    expect(rulesIn(serviceOf(shop, { ...defaultSettings, enable: false }))).toEqual([]);
  });
});

describe("severities", () => {
  const withRule = (setting: Severity | "off" | "default") => ({
    ...defaultSettings,
    rules: { "prestop-too-short": setting, toString: "off" as const },
  });

  test.each([
    ["default", ["prestop-too-short warning"]],
    ["error", ["prestop-too-short error"]],
    ["hint", ["prestop-too-short hint"]],
    ["off", []],
  ] as const)("%s for a finding of the highest grade", (setting, expected) => {
    expect(rulesIn(serviceOf(shop, withRule(setting)))).toEqual(expected);
  });

  test.each([
    ["error", "information"],
    ["warning", "information"],
    ["hint", "hint"],
  ] as const)("%s for a finding of a lower grade gives %s", (setting, expected) => {
    const behindNginx = shopWith(
      ["ingressClassName: alb", "ingressClassName: nginx"],
      ["sleep 30", "sleep 5"],
    );
    expect(rulesIn(serviceOf(behindNginx, withRule(setting)))).toEqual([`prestop-too-short ${expected}`]);
  });
});

/** A rule that reports the name of every workload, to see what becomes of its findings. */
function namingRule(id: string, grade: (variant: string | null) => Severity | null): Rule {
  return defineRule({
    id,
    subject: "workload",
    meta: {
      title: message("x"),
      what: message("x"),
      why: message("x"),
      whatToDo: message("x"),
      severity: "error",
      sources: [],
    },
    *evaluate({ workload }) {
      const severity = grade(workload.variant);
      if (severity === null) return;
      const namespace = workload.namespace.state === "known" ? workload.namespace.value : null;
      const finding: Finding = {
        at: whereOf(workload.manifest.name),
        message: message("x", { severity }),
        grade: severity,
        object: { kind: workload.manifest.kind, namespace, name: "web" },
        container: null,
        related: [],
        fixes: [],
      };
      yield finding;
      yield finding;
    },
  });
}

describe("one fault", () => {
  const overlays = snapshotOf({
    "base/web.yaml": yaml.deployment("web"),
    "base/kustomization.yaml": "resources: [web.yaml]\n",
    "overlays/dev/kustomization.yaml": "namespace: dev\nresources: [../../base]\n",
    "overlays/prod/kustomization.yaml": "namespace: prod\nresources: [../../base]\n",
  });
  const findingsOf = (rules: readonly Rule[]) => {
    const found = evaluate(overlays, rules);
    return overlays.files.flatMap((uri) => found.get(uri));
  };
  const findings = (grade: (variant: string | null) => Severity | null) =>
    findingsOf([namingRule("naming", grade)]);

  test("that all variants share is one finding that names none", () => {
    expect(findings(() => "warning")).toMatchObject([
      { variants: null, finding: { object: { namespace: null } } },
    ]);
  });

  test("that some variants have names them, and keeps their namespace", () => {
    const only = findings((variant) => (variant?.endsWith("prod") ? "warning" : null));
    expect(only).toMatchObject([{ variants: ["overlays/prod"], finding: { object: { namespace: "prod" } } }]);
  });

  test("is as severe as its worst variant", () => {
    const worst = findings((variant) => (variant?.endsWith("prod") ? "error" : "hint"));
    expect(worst).toMatchObject([{ severity: "error", variants: null }]);
  });

  test("of two rules is two findings, in the order of their ids", () => {
    const both = findingsOf([namingRule("b", () => "hint"), namingRule("a", () => "hint")]);
    expect(both.map(({ rule }) => rule.id)).toEqual(["a", "b"]);
  });

  test("names its variants in the message", () => {
    const service = serviceOf({
      "base/web.yaml": yaml.deployment("web"),
      "base/kustomization.yaml": "resources: [web.yaml]\n",
      "overlays/dev/kustomization.yaml": "namespace: dev\nresources: [../../base]\n",
      "overlays/prod/kustomization.yaml": "namespace: prod\nresources: [../../base, service.yaml]\n",
      "overlays/prod/service.yaml": yaml.service("web"),
    });
    const [finding, ...others] = service.findings(uriOf("base/web.yaml"), english);
    expect(others).toEqual([]);
    expect(finding?.object.namespace).toBe("prod");
    expect(finding?.message).toMatch(/ This holds as applied by overlays\/prod\.$/);
  });
});
