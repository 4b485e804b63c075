import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { documents, yaml } from "../support/workspaceOf.ts";

const english = { locale: "en" };
const uri = "file:///work/web.yaml";
const IP = "{alb.ingress.kubernetes.io/target-type: ip}";
const traffic = [yaml.service("web"), yaml.ingress("web", { annotations: IP })];

function serviceWith(pod: string, container: string, others: readonly string[] = traffic) {
  const service = createLanguageService();
  const text = documents(yaml.deployment("web", { pod, container }), ...others);
  service.update(uri, text);
  service.setComplete(true);
  return { service, text };
}

const sleep = (seconds: number) => `lifecycle: {preStop: {sleep: {seconds: ${seconds}}}}`;
const shell = (script: string) => `lifecycle: {preStop: {exec: {command: [sh, -c, "${script}"]}}}`;
const grace = (seconds: number | string) => `terminationGracePeriodSeconds: ${seconds}`;

describe("the lens of a workload", () => {
  test.each([
    [grace(90), sleep(70), traffic, "ALB web · drains 70 s · 20 s to finish · safe"],
    [grace(45), sleep(30), traffic, "ALB web · drains 30 s · 15 s to finish · loses requests"],
    ["", "", traffic, "ALB web · no delay · 30 s to finish · loses requests"],
    [grace(90), shell("/drain.sh"), traffic, "ALB web · not known whether it loses requests"],
    [
      grace(90),
      sleep(70),
      [yaml.service("web")],
      "Clients in the cluster · drains 70 s · 20 s to finish · safe",
    ],
    [grace(90), sleep(70), [], "drains 70 s · 20 s to finish · gets no requests"],
  ])("%s %s", (pod, container, others, expected) => {
    const { service, text } = serviceWith(pod, container, others);
    const [lens, ...more] = service.workloadLenses(uri, english);
    expect(lens?.text).toBe(expected);
    expect(text.slice(lens?.span.start, lens?.span.end)).toBe("web");
    expect(more).toEqual([]);
  });

  test("is that of the overlay that loses most, in whatever order they come", () => {
    const overlay = (name: string, delay: number) => ({
      [`${name}/kustomization.yaml`]: `resources: [../base]\npatches: [{patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: web, lifecycle: {preStop: {sleep: {seconds: ${delay}}}}}]}}}}'}]\n`,
    });
    for (const [a, b] of [
      [5, 25],
      [25, 5],
    ] as const) {
      const service = createLanguageService(undefined, "file:///work");
      const files = {
        "base/kustomization.yaml": "resources: [web.yaml]\n",
        "base/web.yaml": documents(yaml.deployment("web"), ...traffic),
        ...overlay("a", a),
        ...overlay("b", b),
      };
      for (const [path, text] of Object.entries(files)) service.update(`file:///work/${path}`, text);
      service.setComplete(true);
      expect(service.workloadLenses("file:///work/base/web.yaml", english).map(({ text }) => text)).toEqual([
        "ALB web · drains 5 s · 25 s to finish · loses requests",
      ]);
    }
  });

  test("is not there before the folder has been read, and not where Podgrace is off", () => {
    const { service } = serviceWith("", "");
    service.setComplete(false);
    expect(service.workloadLenses(uri, english)).toEqual([]);
    service.setComplete(true);
    expect(service.workloadLenses(uri, english)).toHaveLength(1);
    service.configure({ ...defaultSettings, enable: false });
    expect(service.workloadLenses(uri, english)).toEqual([]);
    expect(service.graceHints(uri, english)).toEqual([]);
  });
});

describe("the hint at a grace period", () => {
  test.each([
    [grace(90), sleep(70), ["= 70 delay + 20 to finish"]],
    [grace(45), "", ["= 0 delay + 45 to finish"]],
    [grace(45), shell("sleep 5 && nginx -s quit && sleep 20"), ["= 5 delay + 40 to finish"]],
    [grace(45), shell("sleep 5; nginx -s quit; sleep 60"), ["= 5 delay + 40 to finish"]],
    [grace(60), sleep(60), ["= 60 delay + 0 to finish"]],
    [grace(30), shell("sleep 70"), ["too short: the hook takes 70 s"]],
    [grace(30), shell("sleep infinity"), ["the hook never ends by itself"]],
    [grace(90), shell("/drain.sh"), []],
    [grace("$" + "{GRACE}"), sleep(70), []],
    ["", sleep(20), []],
  ])("%s %s", (pod, container, expected) => {
    const { service, text } = serviceWith(pod, container);
    const hints = service.graceHints(uri, english);
    expect(hints.map((hint) => hint.text)).toEqual(expected);
    for (const { span } of hints) expect(text.slice(span.start, span.end)).toMatch(/^\d+$/);
  });
});
