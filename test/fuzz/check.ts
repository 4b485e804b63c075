import { applyEdits } from "../../server/src/core/text/applyEdits.ts";
import type { LanguageService, OfferedFix, ReportedFinding } from "../../server/src/languageService/api.ts";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import type { Random } from "./random.ts";

const english = { locale: "en" };
const uri = "file:///ws/a.yaml";

/** What was tried with one text, and what went wrong. */
export interface Outcome {
  readonly fixes: number;
  readonly violations: readonly string[];
}

/**
 * Sends a text through the whole engine: reading, findings, hovers, and where they are asked for, fixes. Whatever it is, nothing
 * may be thrown; and a fix that is given must keep what it promises.
 */
export function check(text: string, random: Random, withFixes: boolean): Outcome {
  const service = serviceOf(text);
  const findings = service.findings(uri, english);
  service.suppressed(uri, english);
  service.unread(uri, english);
  service.workloads(uri);
  service.fileSummary(uri);
  const hover = {
    locale: "en",
    format: "markdown",
    images: true,
    theme: "dark",
    commandLinks: true,
  } as const;
  for (let left = 3; left > 0; left--) service.hover(uri, random.below(text.length + 1), hover);
  for (const { span } of findings) service.hover(uri, span.start, hover);
  const violations: string[] = [];
  let fixes = 0;
  for (const finding of withFixes ? findings : []) {
    const offered = service.fixes(uri, finding.span, english).filter((fix) => fix.findingKey === finding.key);
    for (const fix of offered) {
      fixes++;
      violations.push(...checkFix(text, service, finding, fix));
    }
  }
  return { fixes, violations };
}

function serviceOf(text: string): LanguageService {
  const service = createLanguageService(undefined, "file:///ws");
  service.update(uri, text);
  service.setComplete(true);
  return service;
}

/** What a fix did other than promised: to remove its finding, to leave a text that can be read as before, to change little. */
function checkFix(
  text: string,
  service: LanguageService,
  finding: ReportedFinding,
  fix: OfferedFix,
): string[] {
  const texts = new Map([[uri, text]]);
  const resolved = service.resolveFix(fix, texts, english);
  const obstacle = resolved.state === "disabled" ? resolved.reason : null;
  const what = `${finding.rule}, "${fix.title}"`;
  if (service.obstacleTo(fix, texts, english) !== obstacle)
    return [`${what}: two answers on whether it can be made`];
  if (resolved.state !== "edits") return [];
  const edits = resolved.files.flatMap((file) => (file.uri === uri ? file.edits : []));
  const taken = edits.reduce((sum, { span }) => sum + span.end - span.start, 0);
  const after = applyEdits(text, edits);
  if (after === text) return [`${what}: changes nothing`];
  const next = serviceOf(after);
  const found: string[] = [];
  const [before, now] = [service, next].map((each) => each.fileSummary(uri));
  if (now!.documents !== before!.documents) found.push(`${what}: another number of documents`);
  if (now!.skipped.length > before!.skipped.length) found.push(`${what}: leaves what cannot be read`);
  if (equals(finding, next) >= equals(finding, service)) found.push(`${what}: its finding is still there`);
  if (taken > 2000) found.push(`${what}: takes away ${taken} characters`);
  return found;
}

/** How many findings say the same of an object of the same name. */
function equals(finding: ReportedFinding, service: LanguageService): number {
  const identity = ({ rule, object, container, message }: ReportedFinding) =>
    JSON.stringify([rule, object.kind, object.name, container, severalForOne.has(rule) ? message : ""]);
  return service.findings(uri, english).filter((each) => identity(each) === identity(finding)).length;
}

/** Rules that may find one object at fault in several ways, one after the other: two mistakes in a directive, the labels of two controllers. */
const severalForOne = new Set(["directive-invalid", "readiness-gate-label-missing"]);
