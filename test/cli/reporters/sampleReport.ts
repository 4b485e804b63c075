import type { Report } from "../../../server/src/cli/report.ts";
import type { ReportMeans } from "../../../server/src/cli/reporters/reporter.ts";
import { countBySeverity } from "../../../server/src/cli/severity.ts";
import { plain } from "../../../server/src/cli/terminal/color.ts";
import { createLineIndex, positionAt } from "../../../server/src/core/text/lineIndex.ts";
import type {
  LanguageService,
  OfferedFix,
  ReportedFinding,
  ResolvedFix,
} from "../../../server/src/languageService/api.ts";

// Reporters are tested with findings written by hand, so that they can be given what no manifest should hold.

/** Texts of the files by their path; the URIs are `file:///shop/<path>`. */
export type Files = Readonly<Record<string, string>>;

/** A finding on the first occurrence of `on` in a file. */
export function findingIn(
  files: Files,
  path: string,
  on: string,
  more: Partial<ReportedFinding> = {},
): ReportedFinding {
  const start = (files[path] ?? "").indexOf(on);
  return {
    key: `${path}:${start}`,
    rule: "prestop-missing",
    severity: "warning",
    message: 'Container "web" of Deployment/web stops as soon as its pod is deleted.',
    uri: uriIn(path),
    span: { start, end: start + on.length },
    object: { kind: "Deployment", namespace: "shop", name: "web" },
    container: "web",
    related: [],
    fixes: [],
    ...more,
  };
}

/** A fix, which resolves to what `meansFor` was given for its id. */
export function fixNamed(id: string, more: Partial<OfferedFix> = {}): OfferedFix {
  const finding = {
    rule: "prestop-missing",
    findingKey: "",
    uri: uriIn("deployment.yaml"),
    span: { start: 0, end: 0 },
  };
  return { id, title: `Do ${id}`, preferred: false, kind: "edit", ...finding, ...more };
}

export function uriIn(path: string): string {
  return `file:///shop/${path}`;
}

/** A report of these findings, without anything hidden or skipped unless given. */
export function reportOf(findings: readonly ReportedFinding[], more: Partial<Report> = {}): Report {
  return {
    totals: { files: 3, documents: 4, workloads: 2 },
    counts: countBySeverity(findings),
    findings,
    hidden: countBySeverity([]),
    skipped: [],
    ...more,
  };
}

/** What a reporter works with; only the part of the facade that reporters use is there. */
export function meansFor(
  files: Files,
  { width = 80, quiet = false, resolved = {} as Record<string, ResolvedFix> } = {},
): ReportMeans {
  const textOf = (uri: string) => files[uri.slice(uriIn("").length)] ?? null;
  const service: Partial<LanguageService> = {
    files: () => Object.keys(files).map(uriIn),
    positionAt: (uri, offset) => positionAt(createLineIndex(textOf(uri) ?? ""), offset),
    filesOf: () => [],
    resolveFix: (fix) => resolved[fix.id] ?? { state: "disabled", reason: "Nobody knows this fix." },
    workloads: () => [],
  };
  return {
    service: service as LanguageService,
    texts: { read: async (uri) => textOf(uri), keep() {} },
    pathOf: (uri) => uri.slice(uriIn("").length),
    terminal: { width, palette: plain },
    quiet,
  };
}
