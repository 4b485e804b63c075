import { describe, expect, test } from "vitest";
import { rules } from "../../server/src/rules/index.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { deployment, shop, shopWith } from "./hover/shop.ts";
import { type Files, serviceOf, uriOf } from "./marked.ts";

const english = { locale: "en" };
const web = uriOf("apps/web.yaml");
const hook = 'exec:\n                command: ["sh", "-c", "sleep 30"]';

function reportOf(files: Files) {
  const [workload] = serviceOf(files).workloads(web);
  if (!workload) throw new Error("no workload");
  return workload;
}

describe("the report of a workload", () => {
  test("tells its grace, its traffic and the shutdown of its containers", () => {
    const at = deployment.indexOf("web");
    expect(reportOf(shop)).toEqual({
      uri: web,
      span: { start: at, end: at + 3 },
      kind: "Deployment",
      namespace: "shop",
      name: "web",
      gracePeriodSeconds: { state: "known", value: 45 },
      exposure: {
        state: "loadBalancer",
        paths: [
          { loadBalancer: "alb", scope: "external", targetType: "ip", via: ["Ingress/shop", "Service/web"] },
        ],
      },
      containers: [
        {
          name: "web",
          serving: true,
          preStop: {
            state: "present",
            handler: "exec",
            delaySeconds: 30,
            hookSeconds: 30,
            delayState: "known",
          },
          timeline: { requiredSeconds: 60, sigtermAt: 30, sigkillAt: 45, lostWindow: { from: 30, to: 60 } },
        },
      ],
    });
  });

  test.each([
    ["sleep:\n                seconds: 40", "sleep", 40, "known", 40],
    ['exec:\n                command: ["sleep 70"]', "exec", 0, "zero", 0],
    ['exec:\n                command: ["sleep", "infinity"]', "exec", null, "unbounded", 45],
    ['exec:\n                command: ["/drain"]', "exec", null, "unknown", null],
    ["httpGet: {path: /, port: 80}", "httpGet", null, "unknown", null],
    ["tcpSocket: {port: 80}", "tcpSocket", 0, "zero", 0],
  ] as const)("with the hook %j", (text, handler, seconds, delayState, sigtermAt) => {
    const [container] = reportOf(shopWith([hook, text])).containers;
    const expected = { state: "present", handler, delaySeconds: seconds, hookSeconds: seconds, delayState };
    expect(container?.preStop).toEqual(expected);
    expect(container?.timeline.sigtermAt).toBe(sigtermAt);
  });

  test("tells absent from unknown", () => {
    const absent = reportOf(shopWith(["      terminationGracePeriodSeconds: 45\n", ""]));
    expect(absent.gracePeriodSeconds).toEqual({ state: "absent", value: 30 });
    const unknown = reportOf(shopWith(["Seconds: 45", 'Seconds: "45"']));
    expect(unknown.gracePeriodSeconds).toEqual({ state: "unknown", value: null });
    const without = reportOf(
      shopWith([`          lifecycle:\n            preStop:\n              ${hook}\n`, ""]),
    );
    expect(without.containers[0]?.preStop).toEqual({
      state: "absent",
      handler: null,
      delaySeconds: null,
      hookSeconds: null,
      delayState: null,
    });
  });

  test("sits on the kind where the name is not told", () => {
    const text = deployment.replace("name: web\n  namespace", "name: [web]\n  namespace");
    const service = serviceOf({ ...shop, "apps/web.yaml": text });
    const [workload] = service.workloads(web);
    expect(workload).toMatchObject({ kind: "Deployment", name: "" });
    expect(text.slice(workload?.span.start, workload?.span.end)).toBe("Deployment");
    const [reached] = service.overview(english).flatMap(({ workloads }) => workloads);
    expect(text.slice(reached?.span.start, reached?.span.end)).toBe("Deployment");
  });

  test("leaves out init containers, which have ended long before, but not sidecars", () => {
    const files = shopWith([
      "      containers:\n",
      "      initContainers:\n        - {name: migrate, image: a}\n        - {name: proxy, image: b, restartPolicy: Always}\n      containers:\n",
    ]);
    expect(reportOf(files).containers.map(({ name }) => name)).toEqual(["web", "proxy"]);
  });

  test("is made once for each variant that differs", () => {
    const service = serviceOf({
      "base/web.yaml": yaml.deployment("web"),
      "base/kustomization.yaml": "resources: [web.yaml]\n",
      "a/kustomization.yaml": "namespace: a\nresources: [../base]\n",
      "b/kustomization.yaml": "namespace: b\nresources: [../base]\n",
      "c/kustomization.yaml": "namespace: b\nresources: [../base]\n",
    });
    expect(service.workloads(uriOf("base/web.yaml")).map(({ namespace }) => namespace)).toEqual(["a", "b"]);
  });
});

test("a hook without a handler, and one that cannot be read", () => {
  const hookOf = (hook: string) => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a, lifecycle: {preStop: ${hook}}}]}\n`;
    return serviceOf({ "a.yaml": text }).workloads(uriOf("a.yaml"))[0]?.containers[0]?.preStop;
  };
  expect(hookOf("{}")).toMatchObject({ state: "present", handler: null });
  expect(hookOf("{sleep: {seconds: 5}}")).toMatchObject({
    handler: "sleep",
    delaySeconds: 5,
    hookSeconds: 5,
  });
  expect(hookOf("'{{ .hook }}'")).toMatchObject({ state: "unknown", handler: null, delaySeconds: null });
});

describe("the summary of a file", () => {
  test("counts documents and workloads, and says what was skipped", () => {
    const broken = "apiVersion: v1\nkind: Service\nmetadata: [\n";
    const text = documents(deployment, yaml.service("a"), yaml.deployment("b"), broken);
    const service = serviceOf({ "all.yaml": text });
    const summary = service.fileSummary(uriOf("all.yaml"));
    expect(summary).toMatchObject({ documents: 4, workloads: 2, skipped: [{ reason: "syntax-error" }] });
    const [skipped] = summary.skipped;
    expect(text.slice(skipped?.span.start, skipped?.span.end)).toContain("metadata: [");
    expect(skipped?.detail).not.toBe("");
  });

  test.each([
    [
      "too-large",
      `${yaml.namespace("a")}x: ${"x".repeat(1_100_000)}\n`,
      0,
      "1100072 characters in one document",
    ],
    [
      "syntax-error",
      "apiVersion: v1\nkind: Service\nmetadata: {name: a\nspec: {}\n",
      "---\n".length + 48,
      "",
    ],
    ["template", "#@ if data.values.web:\napiVersion: v1\nkind: Service\n#@ end\n", 0, ""],
  ])("points at what is %s in its own document", (reason, text, at, detail) => {
    const before = `${yaml.service("other")}---\n`;
    const [skipped, ...others] = serviceOf({ "a.yaml": before + text }).fileSummary(uriOf("a.yaml")).skipped;
    expect(others).toEqual([]);
    expect(skipped).toMatchObject({ reason, detail: expect.stringContaining(detail) });
    expect(skipped?.at).toBe(before.length - "---\n".length + at);
  });

  test("of a file that is not known is empty", () => {
    expect(serviceOf({}).fileSummary("file:///nowhere")).toEqual({ documents: 0, workloads: 0, skipped: [] });
  });
});

describe("rules", () => {
  test("describe themselves, each by its id", () => {
    const service = serviceOf({});
    const described = service.rules(english);
    expect(described.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const rule of described) {
      expect(service.rule(rule.id, english)).toEqual(rule);
      expect(rule.title).toMatch(/^[A-Z]/);
    }
    expect(service.rule("nothing-of-that-name", english)).toBeUndefined();
  });
});
