import type { Report, ScanFinding } from "../report.ts";
import { jsonText } from "./jsonText.ts";

/** Grows when a reader of the report would have to change; new keys alone do not count. */
const version = 1;

/** The report for programs; schemas/report.schema.json describes it. */
export function reportAsJson(report: Report): string {
  const { totals, counts, skipped, workloads, fixed } = report;
  return jsonText({
    version,
    summary: { ...totals, skipped: skipped.length, findings: counts },
    findings: report.findings.map(findingAsJson),
    workloads,
    skipped,
    ...(fixed === null ? {} : { fixed }),
  });
}

function findingAsJson({ ordinal: _ordinal, line: _line, ...finding }: ScanFinding) {
  return finding;
}
