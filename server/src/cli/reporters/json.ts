import type { Span, TextEdit } from "../../core/text/span.ts";
import type { OfferedFix, Position, ReportedFinding, ReportedWorkload } from "../../languageService/api.ts";
import type { Report } from "../report.ts";
import { resolveNow } from "../resolveNow.ts";
import type { ReportMeans } from "./reporter.ts";

/** Grows when a reader of the report would have to change; new keys alone do not count. */
const version = 1;

/** The report for programs: lines and characters count from 0, characters in UTF-16, paths start at the report's root. */
export async function reportAsJson(report: Report, means: ReportMeans): Promise<string> {
  const findings = [];
  for (const finding of report.findings) findings.push(await findingAsJson(finding, means));
  const { totals, counts, skipped } = report;
  return stringify({
    version,
    summary: { ...totals, skipped: skipped.length, findings: counts },
    findings,
    workloads: means.service
      .files()
      .flatMap((uri) => means.service.workloads(uri).map((each) => workloadAsJson(each, means))),
  });
}

async function findingAsJson(finding: ReportedFinding, means: ReportMeans) {
  const fixes = [];
  // A report has no clipboard: fixes that only copy a text are for editors.
  for (const fix of finding.fixes) if (fix.kind !== "copy") fixes.push(await fixAsJson(fix, means));
  const { rule, severity, message, object, container } = finding;
  const related = finding.related.map((place) => ({ ...placeAsJson(place, means), message: place.message }));
  return { rule, severity, message, ...placeAsJson(finding, means), object, container, related, fixes };
}

async function fixAsJson(fix: OfferedFix, means: ReportMeans) {
  const { title, preferred } = fix;
  const resolved = await resolveNow(fix, means.service, means.texts);
  switch (resolved.state) {
    case "edits":
      return {
        title,
        preferred,
        disabled: null,
        edits: resolved.files.flatMap(({ uri, edits }) => editsAsJson(uri, edits, means)),
      };
    case "create": {
      const edit = {
        file: means.pathOf(resolved.uri),
        create: true,
        range: startOfFile,
        newText: resolved.text,
      };
      return { title, preferred, disabled: null, edits: [edit] };
    }
    case "disabled":
      return { title, preferred, disabled: resolved.reason, edits: [] };
    case "copy":
      throw new Error(`The fix "${fix.id}" was not offered as a text to copy.`);
  }
}

const startOfFile = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function editsAsJson(uri: string, edits: readonly TextEdit[], means: ReportMeans) {
  return edits.map(({ span, newText }) => {
    const { file, range } = placeAsJson({ uri, span }, means);
    return { file, create: false, range, newText };
  });
}

function workloadAsJson(workload: ReportedWorkload, means: ReportMeans) {
  const { kind, namespace, name, gracePeriodSeconds, exposure, containers } = workload;
  return { ...placeAsJson(workload, means), kind, namespace, name, gracePeriodSeconds, exposure, containers };
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

function placeAsJson(
  { uri, span }: { uri: string; span: Span },
  means: ReportMeans,
): { file: string; range: Range } {
  const { service, pathOf } = means;
  return {
    file: pathOf(uri),
    range: { start: service.positionAt(uri, span.start), end: service.positionAt(uri, span.end) },
  };
}

/**
 * JSON escapes the control characters of ASCII only; the others, and the marks that reorder text, would still reach a
 * terminal that shows the report.
 */
function stringify(value: unknown): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `${JSON.stringify(value, null, 2).replace(hidden, escape)}\n`;
}

/** What `harmless` replaces in texts, without what JSON escapes by itself. */
const hidden = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
