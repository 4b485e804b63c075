import type { Place, ScanFinding } from "../report.ts";
import { excerptOf } from "../terminal/excerpt.ts";
import { harmless } from "../terminal/harmless.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrapWithPrefix } from "../terminal/wrap.ts";

const indent = "  ";
const deeper = "    ";

/**
 * Where and what, the line it stands in with a marker, the message, the places that prove it, and the fix an
 * editor would offer first.
 */
export function findingAsText(finding: ScanFinding, { width, palette }: Terminal): string {
  const paint = palette.severity[finding.severity];
  const { line, character } = finding.range.start;
  const lines = [
    `${indent}${line + 1}:${character + 1} ${paint(finding.severity)} ${palette.strong(finding.rule)}`,
  ];
  if (finding.line !== null) {
    const excerpt = excerptOf(finding.line, character, endInLine(finding), width - deeper.length);
    lines.push(deeper + excerpt.source, deeper + paint(excerpt.marker));
  }
  lines.push(...wrapWithPrefix(harmless(finding.message), width, deeper, deeper));
  for (const related of finding.related)
    lines.push(...relatedAsText(related, finding.file, width).map(palette.faint));
  const fix = finding.fixes.find((each) => each.preferred && each.disabled === null);
  if (fix !== undefined) {
    lines.push(
      ...wrapWithPrefix(harmless(fix.title), width, `${deeper}fix: `, `${deeper}     `).map(palette.good),
    );
  }
  return `${lines.join("\n")}\n`;
}

function endInLine({ range: { start, end }, line }: ScanFinding): number {
  return end.line === start.line ? end.character : (line?.length ?? 0);
}

function relatedAsText({ file, range, message }: Place & { message: string }, from: string, width: number) {
  const line = range.start.line + 1;
  const place = file === from ? `line ${line}` : `${file}:${line}`;
  return wrapWithPrefix(harmless(`${place} ${message}`), width, `${deeper}↳ `, `${deeper}  `);
}
