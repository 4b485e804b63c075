import { replaceHidden } from "../../core/text/visible.ts";
import type { Report, ScanFinding, SkippedPlace } from "../report.ts";
import { isAtLeast } from "../severity.ts";
import { escapeCommands } from "../terminal/pipelineCommands.ts";
import { byFile } from "./byFile.ts";
import type { ReportStyle } from "./reporter.ts";
import { skippedInWords } from "./words.ts";

/**
 * JUnit's XML: a suite for each file, a test for each finding. What is at or above `--fail-on` has failed; what is below
 * has passed, with its message as output. A scan without findings is one test that has passed.
 */
export function reportAsJunit(report: Report, { base, failOn }: ReportStyle): string {
  const cases: [string, TestCase[]][] = [...byFile(report.findings)].map(([file, findings]) => [
    base.prefix + file,
    findings.map((finding) => findingAsCase(finding, isAtLeast(finding.severity, failOn))),
  ]);
  for (const place of report.skipped) cases.push([base.prefix + place.file, [skippedAsCase(place)]]);
  if (report.findings.length === 0)
    cases.push(["podgrace", [{ name: "no findings", line: null, content: [] }]]);
  const suites = cases.flatMap(([file, tests]) => suite(file, tests));
  const all = counts(cases.flatMap(([, tests]) => tests));
  const root = element("testsuites", { name: "podgrace", ...all }, suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.join("\n")}\n`;
}

interface TestCase {
  readonly name: string;
  readonly line: number | null;
  /** Elements inside, in lines. */
  readonly content: readonly string[];
  readonly state?: "failed" | "skipped";
}

function findingAsCase(finding: ScanFinding, fails: boolean): TestCase {
  const { rule, object, container, message, severity, range } = finding;
  const line = range.start.line + 1;
  const subject = `${object.kind}/${object.name}${container === null ? "" : ` container ${container}`}`;
  const name = `${rule} ${subject}`;
  const text = `${finding.file}:${line}:${range.start.character + 1} ${message}`;
  if (!fails) return { name, line, content: [`<system-out>${escape(`${severity}: ${text}`)}</system-out>`] };
  const attributes = { type: severity, message };
  return { name, line, content: element("failure", attributes, [escape(text)]), state: "failed" };
}

function skippedAsCase(place: SkippedPlace): TestCase {
  const line = place.range === null ? null : place.range.start.line + 1;
  const content = element("skipped", { message: skippedInWords(place) }, []);
  return { name: line === null ? "not read" : `not read: line ${line}`, line, content, state: "skipped" };
}

function suite(file: string, tests: readonly TestCase[]): string[] {
  const lines = tests.flatMap(({ name, line, content }) =>
    element("testcase", { classname: file, name, file, ...(line === null ? {} : { line }) }, content),
  );
  return element("testsuite", { name: file, ...counts(tests) }, lines);
}

function counts(tests: readonly TestCase[]) {
  const of = (state: TestCase["state"]) => tests.filter((test) => test.state === state).length;
  return { tests: tests.length, failures: of("failed"), errors: 0, skipped: of("skipped") };
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[],
): string[] {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(String(value))}"`);
  const head = `<${name}${list.join("")}`;
  return content.length === 0
    ? [`${head}/>`]
    : [`${head}>`, ...content.map((line) => `  ${line}`), `</${name}>`];
}

/** Text for content and attributes. What XML 1.0 does not allow in any form becomes U+FFFD, and so does what nobody sees. */
function escape(text: string): string {
  const seen = replaceHidden(text, (character) => (/[\t\n\r]/.test(character) ? character : "\ufffd"));
  const escaped = seen
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
  return escapeCommands(escaped, "&#35;#");
}
