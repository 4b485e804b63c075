import type { SkipReason } from "../../languageService/api.ts";
import type { Report, SkippedPlace } from "../report.ts";
import { countBySeverity, type SeverityCounts, severities } from "../severity.ts";

/** "3 warnings in 2 files"; what else there is to say when there are none. */
export function headline({ findings, hidden }: Pick<Report, "findings" | "hidden">): string {
  if (findings.length > 0) {
    const files = new Set(findings.map((finding) => finding.file)).size;
    return `${countsInWords(countBySeverity(findings))} in ${plural(files, "file")}`;
  }
  return countsInWords(hidden) === "" ? "No findings" : "No findings to show";
}

/** "3 files, 4 documents, 2 workloads read; 1 skipped." */
export function figures({ totals, skipped }: Pick<Report, "totals" | "skipped">): string {
  const read = [
    plural(totals.files, "file"),
    plural(totals.documents, "document"),
    `${plural(totals.workloads, "workload")} read`,
  ].join(", ");
  return skipped.length === 0 ? `${read}.` : `${read}; ${skipped.length} skipped.`;
}

/** What a reader has to know to take the report for what it is. Each is a sentence. */
export function remarks(report: Report): readonly string[] {
  return [
    ...emptiness(report),
    ...whatWasFixed(report),
    ...hiddenFindings(report),
    ...acceptedFindings(report),
    ...unchangedFindings(report),
  ];
}

/** An empty report must not be taken for a clean one. */
function emptiness({ totals, skipped }: Report): string[] {
  if (totals.files === 0) return ["No manifest files were found, so nothing was checked."];
  if (totals.workloads > 0) return [];
  const where = skipped.length > 0 ? " in what could be read" : "";
  return [`No workload was found${where}, so there was nothing to check.`];
}

function whatWasFixed({ fixed }: Report): string[] {
  if (fixed === null) return [];
  if (fixed.files.length === 0) return ["Nothing could be fixed."];
  return [`Fixed: ${plural(fixed.fixes.length, "finding")} in ${plural(fixed.files.length, "file")}.`];
}

function hiddenFindings({ hidden }: Report): string[] {
  const words = countsInWords(hidden);
  if (words === "") return [];
  const lowest = severities.filter((severity) => hidden[severity] > 0).at(-1);
  return [`Not shown: ${words}; see them with --severity ${lowest}.`];
}

function acceptedFindings({ accepted, staleEntries }: Report): string[] {
  const stale =
    staleEntries === 0
      ? []
      : [
          `${plural(staleEntries, "entry", "entries")} of the baseline ${staleEntries === 1 ? "is" : "are"} no longer found; write it anew with --write-baseline.`,
        ];
  return accepted.length === 0
    ? stale
    : [`Accepted by the baseline: ${plural(accepted.length, "finding")}.`, ...stale];
}

function unchangedFindings({ unchanged }: Report): string[] {
  return unchanged === 0 ? [] : [`Left out: ${plural(unchanged, "finding")} in files that have not changed.`];
}

/** Why something was not read, as the end of a sentence that begins with "Skipped". */
export const skipReasons: Readonly<Record<SkipReason, string>> = {
  "syntax-error": "because the YAML cannot be parsed",
  template: "because template expressions decide what is there",
  denied: "because reading was refused",
  binary: "because it is not text",
  "too-large": "because it is too large",
  "too-deep": "because it is nested too deeply",
  "alias-limit": "because it uses too many aliases",
  "duplicate-key": "in part, because a key is written twice",
  "not-rendered": "because it could not be rendered",
  other: "because it could not be read",
};

/** "Skipped, because the YAML cannot be parsed: a key has no value" */
export function skippedInWords({ reason, detail }: Pick<SkippedPlace, "reason" | "detail">): string {
  const why = `Skipped, ${skipReasons[reason]}`;
  return detail === "" || why.endsWith(detail) ? why : `${why}: ${detail}`;
}

/** "3 warnings, 1 information"; empty where there are none. */
export function countsInWords(counts: SeverityCounts): string {
  return (
    severities
      .filter((severity) => counts[severity] > 0)
      // "Information" has no plural.
      .map((severity) =>
        severity === "information" ? `${counts[severity]} information` : plural(counts[severity], severity),
      )
      .join(", ")
  );
}

export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}
