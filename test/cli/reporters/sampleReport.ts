import type { Report, ScanFinding, ScanFix } from "../../../server/src/cli/report.ts";
import type { ReportStyle } from "../../../server/src/cli/reporters/reporter.ts";
import { countBySeverity } from "../../../server/src/cli/severity.ts";
import { plain } from "../../../server/src/cli/terminal/color.ts";
import { createLineIndex, positionAt } from "../../../server/src/core/text/lineIndex.ts";
import { createLanguageService } from "../../../server/src/languageService/languageService.ts";

// Reporters are tested with findings written by hand, so that they can be given what no manifest should hold.

/** Texts of the files by their path. */
export type Files = Readonly<Record<string, string>>;

export const shop: Files = {
  "deployment.yaml": "kind: Deployment\nspec:\n  containers:\n    - name: web\n",
  "ingress.yaml": "kind: Ingress\nmetadata:\n  name: shop\n",
};

/** The first occurrence of `on` in a file. */
export function placeIn(files: Files, file: string, on: string) {
  const text = files[file] ?? "";
  const lines = createLineIndex(text);
  const start = text.indexOf(on);
  return { file, range: { start: positionAt(lines, start), end: positionAt(lines, start + on.length) } };
}

/** A finding on the first occurrence of `on` in a file. */
export function findingIn(
  files: Files,
  file: string,
  on: string,
  more: Partial<ScanFinding> = {},
): ScanFinding {
  const place = placeIn(files, file, on);
  return {
    rule: "prestop-missing",
    severity: "warning",
    message: 'Container "web" of Deployment/web stops as soon as its pod is deleted.',
    ...place,
    object: { kind: "Deployment", namespace: "shop", name: "web" },
    container: "web",
    ordinal: 0,
    related: [],
    fixes: [],
    line: files[file]?.split(/\r?\n/)[place.range.start.line] ?? null,
    ...more,
  };
}

export function fixNamed(title: string, more: Partial<ScanFix> = {}): ScanFix {
  return { title, preferred: false, disabled: null, edits: [], ...more };
}

/** A report of these findings, without anything hidden or skipped unless given. */
export function reportOf(findings: readonly ScanFinding[], more: Partial<Report> = {}): Report {
  return {
    totals: { files: 3, documents: 4, workloads: 2 },
    counts: countBySeverity(findings),
    findings,
    hidden: countBySeverity([]),
    suppressed: [],
    accepted: [],
    staleEntries: 0,
    unchanged: 0,
    skipped: [],
    workloads: [],
    rules: createLanguageService().rules({ locale: "en" }),
    fixed: null,
    ...more,
  };
}

export function styleOf({
  width = 80,
  ...more
}: Partial<ReportStyle> & { width?: number } = {}): ReportStyle {
  return {
    terminal: { width, palette: plain },
    quiet: false,
    failOn: "warning",
    version: "1.2.3",
    base: { uri: "file:///shop/", prefix: "" },
    ...more,
  };
}

/** A report with everything a report can hold: each severity, a baseline, suppressions, fixes, skipped places. */
export function fullReport(): Report {
  const related = [
    { ...placeIn(shop, "ingress.yaml", "shop"), message: "ALB Ingress/shop sends requests to it" },
  ];
  const place = placeIn(shop, "deployment.yaml", "web");
  const end = { start: place.range.end, end: place.range.end };
  const edits = [
    { file: "deployment.yaml", create: false, range: end, newText: "\n      x: 1" },
    {
      file: "ingress.yaml",
      create: false,
      range: { start: { line: 2, character: 8 }, end: { line: 2, character: 12 } },
      newText: "web",
    },
  ];
  const created = {
    file: "namespace.yaml",
    create: true,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    newText: "kind: Namespace\n",
  };
  const findings = [
    findingIn(shop, "deployment.yaml", "web", {
      related,
      fixes: [
        fixNamed("Add a preStop delay of 70 s", { preferred: true, edits }),
        fixNamed("Create the Namespace", { edits: [created] }),
        fixNamed("Set what is shared", { disabled: "The value is shared." }),
      ],
    }),
    findingIn(shop, "deployment.yaml", "kind: Deployment\nspec", {
      rule: "rollout-outage",
      severity: "information",
      container: null,
    }),
    findingIn(shop, "ingress.yaml", "shop", {
      rule: "grace-period-invalid",
      severity: "error",
      message: "A | and <b>, 100% @nobody `x`\nsecond: line",
    }),
    findingIn(shop, "ingress.yaml", "name", { rule: "directive-invalid", severity: "hint" }),
  ];
  return reportOf(findings, {
    hidden: { error: 0, warning: 0, information: 0, hint: 2 },
    suppressed: [
      {
        finding: findingIn(shop, "deployment.yaml", "spec"),
        reason: "It drains by itself.",
        by: "configuration",
      },
      {
        finding: findingIn(shop, "deployment.yaml", "containers", { ordinal: 1 }),
        reason: null,
        by: "manifest",
      },
    ],
    accepted: [findingIn(shop, "ingress.yaml", "kind", { rule: "prestop-too-short" })],
    staleEntries: 2,
    unchanged: 3,
    skipped: [
      { file: "logo.yaml", range: null, reason: "binary", detail: "it is not text" },
      { ...placeIn(shop, "ingress.yaml", "metadata"), reason: "syntax-error", detail: "a key has no value" },
    ],
    fixed: {
      files: [{ file: "a.yaml" }, { file: "namespace.yaml" }],
      fixes: [{ rule: "prestop-missing", title: "Add a preStop delay of 70 s", file: "a.yaml" }],
    },
  });
}
