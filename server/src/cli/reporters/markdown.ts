import type { Report, ScanFinding } from "../report.ts";
import { severities } from "../severity.ts";
import { harmless } from "../terminal/harmless.ts";
import { withoutCommands } from "../terminal/pipelineCommands.ts";
import type { ReportStyle } from "./reporter.ts";
import { figures, headline, plural, remarks, skippedInWords } from "./words.ts";

/**
 * GitHub takes comments of 65,536 characters and step summaries of 1 MiB, GitLab comments of 1,000,000 characters. This
 * leaves room for what somebody writes around the report.
 */
const mostCharacters = 60_000;

/** Skipped places beyond this number are counted only. */
const mostSkipped = 10;

/** A summary fit for a pull request: the gravest findings first, and as many as fit into a comment. */
export function reportAsMarkdown(report: Report, { base, quiet }: ReportStyle): string {
  const title = `## Podgrace: ${headline(report)}\n`;
  const end = quiet ? "" : ending(report, base.prefix);
  const budget = mostCharacters - title.length - end.length;
  const parts = [title, table(report.findings, base.prefix, budget), end].filter((part) => part !== "");
  return withoutCommands(parts.join("\n"));
}

function table(findings: readonly ScanFinding[], prefix: string, budget: number): string {
  if (findings.length === 0) return "";
  const gravest = [...findings].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const rows = ["| Severity | Where | Finding |", "| --- | --- | --- |"];
  // The last line of a table that is cut.
  let left = budget - 100 - rows.join("\n").length;
  for (const [index, finding] of gravest.entries()) {
    const row = `| ${finding.severity} | ${placeOf(finding, prefix)} | ${escape(finding.message)} \`${finding.rule}\` |`;
    left -= row.length + 1;
    if (left < 0) {
      return `${rows.join("\n")}\n\n… and ${plural(gravest.length - index, "more finding", "more findings")}.\n`;
    }
    rows.push(row);
  }
  return `${rows.join("\n")}\n`;
}

function placeOf({ file, range }: ScanFinding, prefix: string): string {
  return code(`${prefix}${file}:${range.start.line + 1}`);
}

function ending(report: Report, prefix: string): string {
  const paragraphs = [[figures(report), ...remarks(report)].map(escape).join(" ")];
  const rule = report.findings[0]?.rule;
  if (rule !== undefined) paragraphs.push(`Why, and what to do: \`podgrace explain ${rule}\``);
  const shown = report.skipped.slice(0, mostSkipped);
  const skipped = shown.map((place) => `- ${code(prefix + place.file)} ${escape(skippedInWords(place))}`);
  if (report.skipped.length > shown.length)
    skipped.push(`- … and ${report.skipped.length - shown.length} more`);
  if (skipped.length > 0) paragraphs.push(skipped.join("\n"));
  return `${paragraphs.join("\n\n")}\n`;
}

/** Longer texts from a manifest are cut: a name may have any length where nobody has applied it yet. */
const mostInCell = 1_000;

function shortened(text: string): string {
  const line = harmless(text.replace(/\s+/g, " "));
  return line.length <= mostInCell ? line : `${line.slice(0, mostInCell).replace(/[\ud800-\udbff]$/, "")}…`;
}

/**
 * Text that stays text: no emphasis, link, HTML or cell border, and nobody is mentioned (the word joiner behind an `@` has
 * no width).
 */
function escape(text: string): string {
  return shortened(text)
    .replace(/[\\`*_{}[\]<>|#~!$]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/(www)\./gi, "$1\\.")
    .replaceAll("@", "@\u2060");
}

/** A code span. A border of a cell is escaped even there; a backtick cannot be. */
function code(text: string): string {
  return `\`${shortened(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
