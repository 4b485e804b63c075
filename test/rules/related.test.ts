import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import type { ReportedFinding } from "../../server/src/languageService/api.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { rulesFolder } from "./support/fixtures.ts";
import { readMarks } from "./support/marks.ts";
import { allFindings, open, type Texts } from "./support/workspace.ts";

/** The findings of fixture files that lie in one workspace. */
function findingsOf(...names: readonly string[]): { texts: Texts; findings: readonly ReportedFinding[] } {
  const texts = new Map(
    names.map((name) => [name, readMarks(readFileSync(join(rulesFolder, name), "utf8")).text] as const),
  );
  return { texts, findings: allFindings(open(texts, defaultSettings), texts) };
}

/** `Ingress/shop … @shop`: the message and the characters it points to. */
function relatedOf({ related }: ReportedFinding, texts: Texts): string[] {
  return related.map(({ uri, span, message }) => {
    const text = [...texts].find(([name]) => uri.endsWith(`/${name}`))?.[1] ?? "";
    return `${message} @${text.slice(span.start, span.end)}`;
  });
}

test("a container without a delay points to the front end and the Service", () => {
  const { texts, findings } = findingsOf(
    "prestop-missing/behind-an-alb-with-ip-targets.yaml",
    "shared/behind-alb-ip.yaml",
  );
  expect(findings.map((finding) => relatedOf(finding, texts))).toEqual([
    ["ALB Ingress/shop (ip targets) sends requests to it @shop", "Service/web selects these pods @web"],
  ]);
});

test("a Service that is the load balancer is named once", () => {
  const { texts, findings } = findingsOf(
    "prestop-missing/behind-an-nlb-with-ip-targets.yaml",
    "shared/behind-nlb-ip.yaml",
  );
  expect(findings.map((finding) => relatedOf(finding, texts))).toEqual([
    ["NLB Service/web (ip targets) sends requests to it @web"],
  ]);
});

test("behind Services only, they are the proof", () => {
  const { texts, findings } = findingsOf(
    "prestop-missing/behind-a-service-only.yaml",
    "shared/cluster-ip.yaml",
  );
  expect(findings.map((finding) => relatedOf(finding, texts))).toEqual([
    ["Service/web selects these pods @web"],
  ]);
});

test("no more places are shown than anybody looks at", () => {
  const related = (rule: string, text: string) => {
    const texts = new Map([["all.yaml", text]]);
    return allFindings(open(texts, defaultSettings), texts).find((each) => each.rule === rule)?.related;
  };
  const many = Array.from({ length: 25 }, (_, index) => `s${index}`);
  const services = many.map((name) => yaml.service(name, { app: "web" }));
  expect(related("prestop-missing", documents(yaml.deployment("web"), ...services))).toHaveLength(10);
  const apps = many.flatMap((name) => [
    yaml.deployment(name, { namespace: "shop" }),
    yaml.service(name, { namespace: "shop" }),
    yaml.ingress(name, { namespace: "shop", annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
  ]);
  const missing = documents(yaml.namespace("shop"), ...apps);
  expect(related("readiness-gate-label-missing", missing)).toHaveLength(2 * 20);
});

test("an object without a name is shown where it would be named", () => {
  const texts = new Map([
    ["all.yaml", documents(yaml.deployment("web"), yaml.service("[x]", { app: "web" }))],
  ]);
  const [finding] = allFindings(open(texts, defaultSettings), texts);
  expect(finding && relatedOf(finding, texts)).toEqual(["Service selects these pods @[x]"]);
});

test("a grace period that is written points to the hook it cuts", () => {
  const { texts, findings } = findingsOf("grace-period-too-short/worker.yaml");
  expect(findings.map((finding) => relatedOf(finding, texts))).toEqual([
    ['The preStop hook of container "web" @exec'],
  ]);
});

test("a namespace points to all workloads and front ends, each once", () => {
  const { texts, findings } = findingsOf("readiness-gate-label-missing/two-workloads-one-finding.yaml");
  expect(findings.map((finding) => relatedOf(finding, texts))).toEqual([
    [
      "Deployment/web gets its requests at the IP of each pod @web",
      "ALB Ingress/shop (ip targets) sends requests to it @shop",
      "Deployment/api gets its requests at the IP of each pod @api",
      "ALB Ingress/api (ip targets) sends requests to it @api",
    ],
  ]);
});
