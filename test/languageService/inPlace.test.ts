import { describe, expect, test } from "vitest";
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

  test("is not there before the folder has been read, and not where Podgrace is off", () => {
    const { service } = serviceWith("", "");
    service.setComplete(false);
    expect(service.workloadLenses(uri, english)).toEqual([]);
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
