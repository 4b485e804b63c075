import type { ReportedFinding } from "../../../server/src/languageService/api.ts";

/**
 * Marks are whole lines under the line they speak of: `#     ^^^ rule-id severity: part of the message`. They are stripped
 * before the analysis, so that what is tested is what a user would have.
 */
export interface Mark {
  /** 0-based line of the stripped text. */
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly rule: string;
  readonly severity: string;
  /** Part of the message; empty where any will do. */
  readonly part: string;
}

export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const MARK = /^ *# *(\^+) ([a-z][a-z-]*) (error|warning|information|hint)(?:: (.*))?$/;

/** The text without its marks, and the marks. Line breaks stay as they are. */
export function readMarks(source: string): Marked {
  const kept: string[] = [];
  const marks: Mark[] = [];
  for (const line of source.split(/(?<=\n)/)) {
    const [, carets, rule, severity, part = ""] = MARK.exec(line.trimEnd()) ?? [];
    if (carets === undefined || rule === undefined || severity === undefined) {
      kept.push(line);
    } else {
      const place = { line: kept.length - 1, character: line.indexOf("^"), length: carets.length };
      marks.push({ ...place, rule, severity, part });
    }
  }
  return { text: kept.join(""), marks };
}

/** The mark that a finding deserves, with its whole message; a finding that spans lines is marked on its first. */
export function markOf(finding: ReportedFinding, text: string): Mark {
  const before = text.slice(0, finding.span.start);
  const line = before.split("\n").length - 1;
  const character = finding.span.start - (before.lastIndexOf("\n") + 1);
  const [covered = ""] = text.slice(finding.span.start, finding.span.end).split(/\r?\n/, 1);
  const length = Math.max(1, covered.length);
  return { line, character, length, rule: finding.rule, severity: finding.severity, part: finding.message };
}

/** What must be equal for a mark and a finding to match, the message left out. */
export function placeOf({ line, character, length, rule, severity }: Mark): string {
  return `line ${line + 1}, columns ${character + 1}-${character + length}: ${rule} ${severity}`;
}

/** The text with marks under their lines. */
export function writeMarks(text: string, marks: readonly Mark[]): string {
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  return text
    .split(/(?<=\n)/)
    .flatMap((line, index) => {
      const own = marks.filter((mark) => mark.line === index).map((mark) => draw(mark, line) + lineBreak);
      return [own.length > 0 && !line.endsWith("\n") ? line + lineBreak : line, ...own];
    })
    .join("");
}

function draw({ character, length, rule, severity, part }: Mark, line: string): string {
  const indent = line.length - line.trimStart().length;
  const start = indent < character ? indent : Math.max(0, character - 2);
  const tail = part === "" ? "" : `: ${part}`;
  return `${" ".repeat(start)}#${" ".repeat(character - start - 1)}${"^".repeat(length)} ${rule} ${severity}${tail}`;
}
