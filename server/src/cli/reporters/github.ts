import type { Severity } from "../../core/settings.ts";
import type { Range, Report, ScanFinding, SkippedPlace } from "../report.ts";
import { harmless } from "../terminal/harmless.ts";
import { escapeCommands } from "../terminal/pipelineCommands.ts";
import type { ReportStyle } from "./reporter.ts";
import { figures, headline, remarks, skippedInWords } from "./words.ts";

/**
 * Workflow commands of GitHub Actions, which become annotations at the lines of a pull request, and the summary as plain
 * lines of the log.
 */
export function reportForGithub(report: Report, { base, quiet }: ReportStyle): string {
  const lines = report.findings.map((finding) => findingAsCommand(finding, base.prefix));
  if (!quiet) {
    lines.push(...report.skipped.map((place) => skippedAsCommand(place, base.prefix)));
    lines.push(`${headline(report)}; ${figures(report)}`, ...remarks(report));
  }
  return lines.map((line) => `${escapeCommands(line, "#\u266f")}\n`).join("");
}

/** GitHub knows three levels. */
const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

function findingAsCommand({ severity, rule, message, file, range }: ScanFinding, prefix: string): string {
  const properties = { title: `Podgrace ${rule}`, file: prefix + file, ...placeInFile(range) };
  return command(commands[severity], properties, message);
}

function skippedAsCommand(place: SkippedPlace, prefix: string): string {
  const start = place.range ? { line: place.range.start.line + 1 } : {};
  return command("notice", { title: "Podgrace", file: prefix + place.file, ...start }, skippedInWords(place));
}

/** Lines and columns from 1. Columns count within one line only: of more than one, GitHub wants none. */
function placeInFile({ start, end }: Range): Readonly<Record<string, number>> {
  if (start.line !== end.line) return { line: start.line + 1, endLine: end.line + 1 };
  const line = start.line + 1;
  return {
    line,
    endLine: line,
    col: start.character + 1,
    endColumn: Math.max(end.character, start.character + 1),
  };
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(harmlessLines(value))}`,
  );
  return `::${name} ${list.join(",")}::${escapeData(harmlessLines(message))}`;
}

/** Line breaks stay: they are escaped, and shown as such by GitHub. */
function harmlessLines(value: string | number): string {
  return String(value).split("\n").map(harmless).join("\n");
}

/** As `@actions/core` escapes what stands behind the second `::`. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** The same for properties, which end at a comma or a colon. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
