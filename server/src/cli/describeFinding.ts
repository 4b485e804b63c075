import type { RenderTarget } from "../core/render/renderer.ts";
import type { ReportedFinding } from "../languageService/api.ts";
import { describeFixes, type FixDetail } from "./describeFixes.ts";
import { placeOf, type Surroundings } from "./places.ts";
import type { ScanFinding, ScanTarget } from "./report.ts";

/** A finding as plain data, with its fixes as they would be made now. */
export async function describeFinding(
  finding: ReportedFinding,
  around: Surroundings,
  detail: FixDetail,
): Promise<ScanFinding> {
  return {
    ...(await describeWithoutFixes(finding, around)),
    fixes: await describeFixes(finding.fixes, around, detail),
  };
}

/** The same for findings that count for nothing: nobody fixes them. */
export async function describeWithoutFixes(
  finding: ReportedFinding,
  around: Surroundings,
): Promise<ScanFinding> {
  const { rule, severity, message, object, container, ordinal, related } = finding;
  const place = placeOf(around, finding);
  return {
    rule,
    severity,
    message,
    ...place,
    object,
    container,
    ordinal,
    related: related.map((each) => ({ ...placeOf(around, each), message: each.message })),
    fixes: [],
    ...(finding.rendered ? { rendered: finding.rendered.targets.map((each) => targetOf(each, around)) } : {}),
    line: lineAt(await around.texts.read(finding.uri), finding.span.start - place.range.start.character),
  };
}

function targetOf({ kind, name, folder }: RenderTarget, { pathOf }: Surroundings): ScanTarget {
  return { kind, name, folder: pathOf(folder) };
}

function lineAt(text: string | null, lineStart: number): string | null {
  return text === null ? null : (/^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? "");
}
