import type { ReportedFinding } from "../../languageService/api.ts";
import { resolveNow } from "../resolveNow.ts";
import { excerptOf } from "../terminal/excerpt.ts";
import { harmless } from "../terminal/harmless.ts";
import { wrapWithPrefix } from "../terminal/wrap.ts";
import type { ReportMeans } from "./reporter.ts";

const indent = "  ";
const deeper = "    ";

/**
 * Where and what, the line it stands in with a marker, the message, the places that prove it, and the fix an
 * editor would offer first. `text` is that of the finding's file, null where it cannot be read any more.
 */
export async function findingAsText(
  finding: ReportedFinding,
  text: string | null,
  means: ReportMeans,
): Promise<string> {
  const { width, palette } = means.terminal;
  const paint = palette.severity[finding.severity];
  const { line, character } = means.service.positionAt(finding.uri, finding.span.start);
  const lines = [
    `${indent}${line + 1}:${character + 1} ${paint(finding.severity)} ${palette.strong(finding.rule)}`,
  ];

  const excerpt = text === null ? null : excerptOfFinding(finding, text, character, width - deeper.length);
  if (excerpt !== null) lines.push(deeper + excerpt.source, deeper + paint(excerpt.marker));
  lines.push(...wrapWithPrefix(harmless(finding.message), width, deeper, deeper));
  for (const related of finding.related)
    lines.push(...relatedAsText(related, finding.uri, means).map(palette.faint));
  const fix = await firstFix(finding, means);
  if (fix !== null) {
    lines.push(...wrapWithPrefix(harmless(fix), width, `${deeper}fix: `, `${deeper}     `).map(palette.good));
  }
  return `${lines.join("\n")}\n`;
}

/** The title of the preferred fix, unless it cannot be made here. */
async function firstFix(finding: ReportedFinding, { service, texts }: ReportMeans): Promise<string | null> {
  const fix = finding.fixes.find((each) => each.preferred);
  if (fix === undefined) return null;
  return (await resolveNow(fix, service, texts)).state === "disabled" ? null : fix.title;
}

function excerptOfFinding(finding: ReportedFinding, text: string, character: number, width: number) {
  const { start, end } = finding.span;
  const lineStart = start - character;
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? "";
  return excerptOf(line, character, end - lineStart, width);
}

function relatedAsText(
  related: ReportedFinding["related"][number],
  uri: string,
  means: ReportMeans,
): string[] {
  const line = means.service.positionAt(related.uri, related.span.start).line + 1;
  const place = related.uri === uri ? `line ${line}` : `${means.pathOf(related.uri)}:${line}`;
  const text = harmless(`${place} ${related.message}`);
  return wrapWithPrefix(text, means.terminal.width, `${deeper}↳ `, `${deeper}  `);
}
