import type { RenderTarget } from "../core/render/renderer.ts";
import type { ReportedFinding } from "../languageService/api.ts";
import { describeFixes, type FixDetail } from "./describeFixes.ts";
import { placeOf, type Surroundings } from "./places.ts";
import type { ScanFinding, ScanFix, ScanTarget } from "./report.ts";

/** A finding as plain data, with its fixes as they would be made now. */
export async function describeFinding(
  finding: ReportedFinding,
  around: Surroundings,
  detail: FixDetail,
): Promise<ScanFinding> {
  return describe(finding, await describeFixes(finding.fixes, around, detail), around);
}

/** The same for findings that count for nothing: nobody fixes them. */
export function describeWithoutFixes(finding: ReportedFinding, around: Surroundings): Promise<ScanFinding> {
  return describe(finding, [], around);
}

async function describe(
  finding: ReportedFinding,
  fixes: readonly ScanFix[],
  around: Surroundings,
): Promise<ScanFinding> {
  const { rule, severity, message, object, container, ordinal, related } = finding;
  const { file, range } = placeOf(around, finding);
  return {
    rule,
    severity,
    message,
    file,
    range,
    object,
    container,
    ordinal,
    related: related.map((each) => relatedPlace(each, around)),
    fixes,
    ...(finding.rendered ? { rendered: finding.rendered.targets.map((each) => targetOf(each, around)) } : {}),
    line: lineAt(await around.texts.read(finding.uri), finding.span.start - range.start.character),
  };
}

function relatedPlace(
  related: ReportedFinding["related"][number],
  around: Surroundings,
): ScanFinding["related"][number] {
  const { file, range } = placeOf(around, related);
  return { file, range, message: related.message };
}

function targetOf({ kind, name, folder }: RenderTarget, { pathOf }: Surroundings): ScanTarget {
  return { kind, name, folder: pathOf(folder) };
}

function lineAt(text: string | null, lineStart: number): string | null {
  return text === null ? null : (/^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? "");
}
