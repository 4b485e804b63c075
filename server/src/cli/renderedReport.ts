import type { LanguageService, ReportedFinding } from "../languageService/api.ts";
import { reportLocale } from "./locale.ts";
import type { SkippedPlace } from "./report.ts";

/** What rendering adds to a report. */
export interface RenderedReport {
  readonly findings: readonly ReportedFinding[];
  readonly skipped: readonly SkippedPlace[];
}

export const nothingRendered: RenderedReport = { findings: [], skipped: [] };

/** What is found in a file, by reading it or in what it renders to, in the order of the report. */
export function findingsOf(
  uri: string,
  service: LanguageService,
  rendered: RenderedReport,
): readonly ReportedFinding[] {
  const own = rendered.findings.filter((finding) => finding.uri === uri);
  const read = service.findings(uri, reportLocale);
  return own.length === 0 ? read : [...read, ...own].sort(byPlace);
}

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  return a.span.start - b.span.start || (a.rule < b.rule ? -1 : Number(a.rule > b.rule));
}
