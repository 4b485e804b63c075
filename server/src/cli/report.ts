import type { Severity } from "../core/settings.ts";
import type { Span } from "../core/text/span.ts";
import type { LanguageService, RenderOptions, ReportedFinding, SkipReason } from "../languageService/api.ts";
import { countBySeverity, isAtLeast, type SeverityCounts } from "./severity.ts";

/** What a scan found, before it is put into a format. */
export interface Report {
  readonly totals: Totals;
  /** Of all findings, also of those below the lowest severity shown. */
  readonly counts: SeverityCounts;
  /** The findings shown, in the order of the report: file, offset, rule. */
  readonly findings: readonly ReportedFinding[];
  /** How many are not shown because they are below the lowest severity. */
  readonly hidden: SeverityCounts;
  readonly skipped: readonly Skipped[];
}

export interface Totals {
  readonly files: number;
  readonly documents: number;
  readonly workloads: number;
}

/** A file, folder or document that was not read. `span` starts where one should look; null is the whole file. */
export interface Skipped {
  readonly uri: string;
  readonly span: Span | null;
  readonly reason: SkipReason;
  readonly detail: string;
}

/** Reports are in English, whatever the system's language: people compare them and programs read them. */
export const reportLocale: RenderOptions = { locale: "en" };

/** Asks the engine about every file it knows. */
export function makeReport(service: LanguageService, lowestShown: Severity): Report {
  const files = service.files();
  const totals = { files: files.length, documents: 0, workloads: 0 };
  const skipped: Skipped[] = service.skippedFiles().map((file) => ({ ...file, span: null }));
  const all: ReportedFinding[] = [];
  for (const uri of files) {
    const summary = service.fileSummary(uri);
    totals.documents += summary.documents;
    totals.workloads += summary.workloads;
    for (const { span, at, ...why } of summary.skipped)
      skipped.push({ uri, span: { start: at, end: span.end }, ...why });
    all.push(...service.findings(uri, reportLocale));
  }
  const findings = all.filter((finding) => isAtLeast(finding.severity, lowestShown));
  const hidden = countBySeverity(all.filter((finding) => !isAtLeast(finding.severity, lowestShown)));
  return { totals, counts: countBySeverity(all), findings, hidden, skipped };
}
