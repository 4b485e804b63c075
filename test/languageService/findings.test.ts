import fc from "fast-check";
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
  const findings = (grade: (variant: string | null) => Severity | null) =>
    [...evaluate(overlays, [namingRule("naming", grade)]).values()].flat();

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
    const both = evaluate(overlays, [namingRule("b", () => "hint"), namingRule("a", () => "hint")]);
    expect([...both.values()].flat().map(({ rule }) => rule.id)).toEqual(["a", "b"]);
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

describe("the state of the service", () => {
  const paths = Object.keys(shop);
  const texts = [
    ...Object.values(shop),
    ...Object.values(shopWith(["sleep 30", "sleep 5"])),
    documents(deployment, yaml.service("web", { namespace: "shop" })),
    "apiVersion: v1\nkind: [broken\n",
    "",
    "# only a comment\n",
  ];
  type Step = {
    readonly path: string;
    readonly text: string;
    readonly how: "update" | "close" | "disk" | "remove";
  };
  const step: fc.Arbitrary<Step> = fc.record({
    path: fc.constantFrom(...paths),
    text: fc.constantFrom(...texts),
    how: fc.constantFrom("update", "update", "close", "disk", "remove"),
  });

  const everything = (service: ReturnType<typeof serviceOf>) =>
    paths.map((path) => ({
      findings: service.findings(uriOf(path), english),
      workloads: service.workloads(uriOf(path)),
      summary: service.fileSummary(uriOf(path)),
    }));

  test("is the same whatever the order of files", () => {
    const orders = fc.shuffledSubarray(Object.entries(shop), { minLength: paths.length });
    const expected = everything(serviceOf(shop));
    fc.assert(
      fc.property(orders, (files) => {
        expect(everything(serviceOf(Object.fromEntries(files)))).toEqual(expected);
      }),
    );
  });

  test("is that of a fresh service after any edits", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const service = serviceOf(shop);
        const buffers = new Map(Object.entries(shop));
        const disk = new Map<string, string>();
        for (const { path, text, how } of steps) {
          service.findings(uriOf(path), english);
          if (how === "update") {
            service.update(uriOf(path), text);
            buffers.set(path, text);
          } else if (how === "close") {
            service.close(uriOf(path), text);
            buffers.delete(path);
            disk.set(path, text);
          } else if (how === "disk") {
            service.updateFromDisk(uriOf(path), text);
            if (!buffers.has(path)) disk.set(path, text);
          } else {
            service.remove(uriOf(path));
            disk.delete(path);
          }
        }
        const now = Object.fromEntries([...disk, ...buffers]);
        expect(everything(service)).toEqual(everything(serviceOf(now)));
      }),
      { numRuns: 150 },
    );
  });

  test("never says that other files stay as they are when they do not", () => {
    const others = (service: ReturnType<typeof serviceOf>, path: string) =>
      paths
        .filter((other) => other !== path)
        .map((other) =>
          service
            .findings(uriOf(other), english)
            .map(({ key, severity, message }) => [key, severity, message]),
        );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const service = serviceOf(shop);
        for (const { path, text } of steps) {
          const before = { own: service.findings(uriOf(path), english), others: others(service, path) };
          const change = service.update(uriOf(path), text);
          if (!change.others) expect(others(service, path)).toEqual(before.others);
          if (!change.file) expect(service.findings(uriOf(path), english)).toEqual(before.own);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("does not disturb other files when only an image changes", () => {
    const service = serviceOf(shop);
    expect(service.update(web, deployment.replace("web:1.4", "web:1.5"))).toEqual({
      file: true,
      others: false,
    });
    expect(service.update(web, deployment.replace("web:1.4", "web:1.5"))).toEqual({
      file: false,
      others: false,
    });
    expect(service.update(web, deployment.replace("        app: web", "        app: www"))).toEqual({
      file: true,
      others: true,
    });
  });

  test("ignores the disk while a buffer is open, and goes back to it on closing", () => {
    const service = serviceOf(shop);
    expect(service.updateFromDisk(web, "")).toEqual({ file: false, others: false });
    expect(service.remove(web)).toEqual({ file: false, others: false });
    expect(rulesIn(service)).toEqual(["prestop-too-short warning"]);
    service.close(web, deployment.replace("sleep 30", "sleep 70").replace("Seconds: 45", "Seconds: 90"));
    expect(rulesIn(service)).toEqual([]);
  });

  test("concludes nothing from other files before they are all read", () => {
    const service = serviceOf(shop);
    expect(service.setComplete(false)).toEqual({ file: true, others: true });
    expect(rulesIn(service)).toEqual([]);
    expect(service.setComplete(false)).toEqual({ file: false, others: false });
    service.setComplete(true);
    expect(rulesIn(service)).toEqual(["prestop-too-short warning"]);
  });

  test("takes new settings at once, and says whether they are new", () => {
    const service = serviceOf(shop);
    const patient = {
      ...defaultSettings,
      requiredSeconds: { ...defaultSettings.requiredSeconds, albIp: 20 },
    };
    expect(service.configure(defaultSettings)).toBe(false);
    const revision = service.revision();
    expect(service.configure(patient)).toBe(true);
    expect(service.revision()).toBeGreaterThan(revision);
    expect(rulesIn(service)).toEqual([]);
  });

  test("remembers files that cannot be read until they can be", () => {
    const service = serviceOf(shop);
    const uri = uriOf("apps/huge.yaml");
    service.skip(uri, "too-large", "12 MB");
    expect(service.skippedFiles()).toEqual([{ uri, reason: "too-large", detail: "12 MB" }]);
    service.updateFromDisk(uri, "a: 1\n");
    expect(service.skippedFiles()).toEqual([]);
    expect(service.has(uri)).toBe(true);
  });

  test("finds places by line and character, also beyond the end", () => {
    const service = serviceOf({ "a.yaml": "ab\r\nc𝒳d\n" });
    const uri = uriOf("a.yaml");
    expect(service.positionAt(uri, 7)).toEqual({ line: 1, character: 3 });
    expect(service.offsetAt(uri, { line: 1, character: 3 })).toBe(7);
    expect(service.offsetAt(uri, { line: 0, character: 99 })).toBe(2);
    expect(service.positionAt(uri, 999)).toEqual({ line: 2, character: 0 });
    expect(service.positionAt("file:///unknown.yaml", 5)).toEqual({ line: 0, character: 0 });
  });
});
