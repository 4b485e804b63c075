import type { SkipReason } from "../../languageService/api.ts";
import type { Report, Skipped } from "../report.ts";
import { countBySeverity, type SeverityCounts, severities } from "../severity.ts";
import { harmless } from "../terminal/harmless.ts";
import { wrap, wrapWithPrefix } from "../terminal/wrap.ts";
import type { ReportMeans } from "./reporter.ts";

/** The end of the report: what was found, what was read, what is not shown, and what was skipped and why. */
export function summaryAsText(report: Report, means: ReportMeans): string {
  const { width, palette } = means.terminal;
  const paint = report.findings.length === 0 ? palette.good : palette.strong;
  const paragraphs = [wrap(`${headline(report)} ${figures(report)}`, width).map(paint)];
  const remarks = [...emptiness(report), ...hiddenFindings(report), ...whereToLearnMore(report)];
  for (const remark of remarks) paragraphs.push(wrap(remark, width));
  return [...paragraphs.flat(), ...skippedLines(report.skipped, means)].map((line) => `${line}\n`).join("");
}

function headline({ findings, hidden }: Report): string {
  if (findings.length > 0) {
    const files = new Set(findings.map((finding) => finding.uri)).size;
    return `${countsInWords(countBySeverity(findings))} in ${plural(files, "file")};`;
  }
  return countsInWords(hidden) === "" ? "No findings;" : "No findings to show;";
}

function figures({ totals, skipped }: Report): string {
  const read = [
    plural(totals.files, "file"),
    plural(totals.documents, "document"),
    `${plural(totals.workloads, "workload")} read`,
  ].join(", ");
  return skipped.length === 0 ? `${read}.` : `${read}; ${skipped.length} skipped.`;
}

/** An empty report must not be taken for a clean one. */
function emptiness({ totals }: Report): string[] {
  if (totals.files === 0) return ["No manifest files were found, so nothing was checked."];
  return totals.workloads === 0 ? ["They hold no workload, so there was nothing to check."] : [];
}

function hiddenFindings({ hidden }: Report): string[] {
  const words = countsInWords(hidden);
  if (words === "") return [];
  const lowest = severities.filter((severity) => hidden[severity] > 0).at(-1);
  return [`Not shown: ${words}; see them with --severity ${lowest}.`];
}

function whereToLearnMore({ findings }: Report): string[] {
  const rule = findings[0]?.rule;
  return rule === undefined ? [] : [`Why, and what to do: podgrace explain ${rule}`];
}

/** More places than this for one reason are counted only. */
const placesPerReason = 5;

function skippedLines(skipped: readonly Skipped[], means: ReportMeans): string[] {
  const lines: string[] = [];
  for (const [reason, places] of byReason(skipped)) {
    lines.push(`Skipped, ${reasons[reason]}:`);
    const shown = places.slice(0, placesPerReason).map((place) => harmless(placeInWords(place, means)));
    lines.push(...shown.flatMap((text) => wrapWithPrefix(text, means.terminal.width, "  ", "    ")));
    if (places.length > placesPerReason) lines.push(`  … and ${places.length - placesPerReason} more`);
  }
  return lines;
}

const reasons: Readonly<Record<SkipReason, string>> = {
  "syntax-error": "because the YAML cannot be parsed",
  template: "because template expressions decide what is there",
  denied: "because reading was refused",
  binary: "because it is not text",
  "too-large": "because it is too large",
  "too-deep": "because it is nested too deeply",
  "alias-limit": "because it uses too many aliases",
  "duplicate-key": "in part, because a key is written twice",
  other: "because it could not be read",
};

function placeInWords({ uri, span, detail }: Skipped, { service, pathOf }: ReportMeans): string {
  const line = span === null ? "" : `:${service.positionAt(uri, span.start).line + 1}`;
  return detail === "" ? `${pathOf(uri)}${line}` : `${pathOf(uri)}${line} ${detail}`;
}

function byReason(skipped: readonly Skipped[]): [SkipReason, Skipped[]][] {
  const order = Object.keys(reasons) as SkipReason[];
  return order
    .map((reason): [SkipReason, Skipped[]] => [reason, skipped.filter((place) => place.reason === reason)])
    .filter(([, places]) => places.length > 0);
}

/** "3 warnings, 1 information"; empty where there are none. */
function countsInWords(counts: SeverityCounts): string {
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

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
