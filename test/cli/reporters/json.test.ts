import { expect, it } from "vitest";
import { reportAsJson } from "../../../server/src/cli/reporters/json.ts";
import { shop as files, findingIn, fullReport, placeIn, reportOf } from "./sampleReport.ts";

it("gives lines and characters from 0, and paths from the root", () => {
  const related = { ...placeIn(files, "ingress.yaml", "shop"), message: "sends requests" };
  const finding = findingIn(files, "deployment.yaml", "web", { related: [related] });
  const report = JSON.parse(reportAsJson(reportOf([finding])));
  expect(report.findings).toEqual([
    {
      rule: "prestop-missing",
      severity: "warning",
      message: finding.message,
      file: "deployment.yaml",
      range: { start: { line: 3, character: 12 }, end: { line: 3, character: 15 } },
      object: { kind: "Deployment", namespace: "shop", name: "web" },
      container: "web",
      related: [
        {
          file: "ingress.yaml",
          range: { start: { line: 2, character: 8 }, end: { line: 2, character: 12 } },
          message: "sends requests",
        },
      ],
      fixes: [],
    },
  ]);
});

it("lists fixes with their edits, those that cannot be made with the reason", () => {
  const { findings, fixed, skipped } = fullReport();
  const report = JSON.parse(reportAsJson(fullReport()));
  expect(report.findings[0].fixes).toEqual(findings[0]?.fixes);
  expect(report.fixed).toEqual(fixed);
  expect(report.skipped).toEqual(skipped);
});

it("counts all findings in the summary, also those it does not list", () => {
  const finding = findingIn(files, "deployment.yaml", "web");
  const counts = { error: 0, warning: 1, information: 2, hint: 3 };
  const skipped = [{ file: "x.yaml", range: null, reason: "binary", detail: "" }] as const;
  const report = JSON.parse(reportAsJson(reportOf([finding], { counts, skipped })));
  expect(report.version).toBe(1);
  expect(report.summary).toEqual({ files: 3, documents: 4, workloads: 2, skipped: 1, findings: counts });
  expect(report.findings).toHaveLength(1);
});

it("contains no control character, whatever a manifest is called", () => {
  const finding = findingIn(files, "deployment.yaml", "web", { message: "\u001b[31m \u009b2J \u007f" });
  const json = reportAsJson(reportOf([finding]));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
  expect(json.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  expect(JSON.parse(json).findings[0].message).toBe("\u001b[31m \u009b2J \u007f");
});
