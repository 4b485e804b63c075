import type { Severity } from "../core/settings.ts";
import type { ReportedFinding } from "../languageService/api.ts";
import { describeFinding, describeWithoutFixes } from "./describeFinding.ts";
import { reportLocale } from "./locale.ts";
import { placeOf, rangeOf, type Surroundings } from "./places.ts";
import type { Progress } from "./progress.ts";
import { findingsOf, type RenderedReport } from "./renderedReport.ts";
import type { Fixed, Report, ScanFinding, ScanWorkload, SkippedPlace, SuppressedFinding } from "./report.ts";
import type { Contents } from "./reporters/reporter.ts";
import type { Selection } from "./selection.ts";
import { countBySeverity, isAtLeast } from "./severity.ts";

/** What the user wants to see, and what has been done already. */
export interface Choices {
  readonly selection: Selection;
  readonly lowestShown: Severity;
  readonly fixed: Fixed | null;
  readonly contents: Contents;
  readonly rendered: RenderedReport;
  readonly progress: Progress;
}

/** Asks the engine about every file it knows, one after the other, so that few texts are in memory at a time. */
export async function makeReport(
  around: Surroundings,
  { selection, lowestShown, fixed, contents, rendered, progress }: Choices,
): Promise<Report> {
  const { service, pathOf } = around;
  const files = service.files().filter(service.isChecked);
  const totals = { files: files.length, documents: 0, workloads: 0 };
  const counting: ReportedFinding[] = [];
  const findings: ScanFinding[] = [];
  const accepted: ReportedFinding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const workloads: ScanWorkload[] = [];
  const skipped: SkippedPlace[] = service
    .skippedFiles()
    .map(({ uri, reason, detail }) => ({ file: pathOf(uri), range: null, reason, detail }));
  skipped.push(...rendered.skipped);
  let unchanged = 0;

  for (const [number, uri] of files.entries()) {
    progress.reporting(number, files.length);
    const summary = service.fileSummary(uri);
    totals.documents += summary.documents;
    totals.workloads += summary.workloads;
    for (const { span, at, reason, detail } of summary.skipped) {
      const range = rangeOf(service, uri, { start: at, end: span.end });
      skipped.push({ file: pathOf(uri), range, reason, detail });
    }
    for (const finding of findingsOf(uri, service, rendered)) {
      const choice = selection.judge(finding);
      if (choice === "unchanged") unchanged++;
      if (choice === "accepted") accepted.push(finding);
      if (choice !== "counts") continue;
      counting.push(finding);
      if (isAtLeast(finding.severity, lowestShown))
        findings.push(await describeFinding(finding, around, contents.fixes));
    }
    for (const { finding, by } of service.suppressed(uri, reportLocale)) {
      const reason = by.find((each) => each.reason !== null)?.reason ?? null;
      const medium = by.some((each) => each.medium !== "configuration") ? "manifest" : "configuration";
      suppressed.push({ finding: await describeWithoutFixes(finding, around), reason, by: medium });
    }
    for (const workload of contents.workloads ? service.workloads(uri) : []) {
      const { uri: _uri, span: _span, ...facts } = workload;
      workloads.push({ ...placeOf(around, workload), ...facts });
    }
  }
  progress.end();
  const acceptedAsFound: ScanFinding[] = [];
  for (const finding of accepted) acceptedAsFound.push(await describeWithoutFixes(finding, around));
  return {
    totals,
    counts: countBySeverity(counting),
    findings,
    hidden: countBySeverity(counting.filter(({ severity }) => !isAtLeast(severity, lowestShown))),
    suppressed,
    accepted: acceptedAsFound,
    staleEntries: selection.staleEntries(accepted, files),
    unchanged,
    skipped,
    workloads,
    rules: service.rules(reportLocale),
    fixed,
  };
}
