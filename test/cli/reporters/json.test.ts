import { expect, it } from "vitest";
import { reportAsJson } from "../../../server/src/cli/reporters/json.ts";
import { findingIn, fixNamed, meansFor, reportOf, uriIn } from "./sampleReport.ts";

const files = {
  "deployment.yaml": "kind: Deployment\nspec:\n  containers:\n    - name: web\n",
  "ingress.yaml": "kind: Ingress\nmetadata:\n  name: shop\n",
};

it("gives lines and characters from 0, and paths from the root", async () => {
  const related = { uri: uriIn("ingress.yaml"), span: { start: 32, end: 36 }, message: "sends requests" };
  const finding = findingIn(files, "deployment.yaml", "web", { related: [related] });
  const report = JSON.parse(await reportAsJson(reportOf([finding]), meansFor(files)));
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

it("resolves fixes: edits of several files, new files, and why one cannot be offered", async () => {
  const insert = { span: { start: 17, end: 17 }, newText: "x: 1\n" };
  const resolved = {
    both: {
      state: "edits",
      files: [
        { uri: uriIn("deployment.yaml"), edits: [insert] },
        { uri: uriIn("ingress.yaml"), edits: [{ span: { start: 32, end: 36 }, newText: "web" }] },
      ],
    },
    create: { state: "create", uri: uriIn("namespace.yaml"), text: "kind: Namespace\n" },
    shared: { state: "disabled", reason: "The value is shared." },
  } as const;
  const fixes = [
    fixNamed("both", { preferred: true }),
    fixNamed("create", { kind: "create" }),
    fixNamed("shared"),
    fixNamed("copy", { kind: "copy" }),
  ];
  const finding = findingIn(files, "deployment.yaml", "web", { fixes });
  const report = JSON.parse(await reportAsJson(reportOf([finding]), meansFor(files, { resolved })));
  const at = (line: number, from: number, to = from) => ({
    start: { line, character: from },
    end: { line, character: to },
  });
  expect(report.findings[0].fixes).toEqual([
    {
      title: "Do both",
      preferred: true,
      disabled: null,
      edits: [
        { file: "deployment.yaml", create: false, range: at(1, 0), newText: "x: 1\n" },
        { file: "ingress.yaml", create: false, range: at(2, 8, 12), newText: "web" },
      ],
    },
    {
      title: "Do create",
      preferred: false,
      disabled: null,
      edits: [{ file: "namespace.yaml", create: true, range: at(0, 0), newText: "kind: Namespace\n" }],
    },
    { title: "Do shared", preferred: false, disabled: "The value is shared.", edits: [] },
  ]);
});

it("counts all findings in the summary, also those it does not list", async () => {
  const finding = findingIn(files, "deployment.yaml", "web");
  const counts = { error: 0, warning: 1, information: 2, hint: 3 };
  const skipped = [{ uri: uriIn("x.yaml"), span: null, reason: "binary", detail: "" }] as const;
  const report = JSON.parse(await reportAsJson(reportOf([finding], { counts, skipped }), meansFor(files)));
  expect(report.version).toBe(1);
  expect(report.summary).toEqual({ files: 3, documents: 4, workloads: 2, skipped: 1, findings: counts });
  expect(report.findings).toHaveLength(1);
});

it("contains no control character, whatever a manifest is called", async () => {
  const finding = findingIn(files, "deployment.yaml", "web", { message: "\u001b[31m \u009b2J \u007f" });
  const json = await reportAsJson(reportOf([finding]), meansFor(files));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
  expect(json.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  expect(JSON.parse(json).findings[0].message).toBe("\u001b[31m \u009b2J \u007f");
});
