import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import type { ReportedFinding } from "../../server/src/languageService/api.ts";
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
