import type { RenderTarget } from "../../core/render/renderer.ts";
import { compareText } from "../../core/text/compareText.ts";
import { message } from "../../core/text/message.ts";
import type { LanguageService, RenderOptions, ReportedFinding } from "../api.ts";
import { renderPlainIn } from "../render.ts";
import { compareSeverity } from "../severity.ts";
import type { RenderedFinding } from "./api.ts";
import type { UnitFinding } from "./readRendered.ts";

/** One finding per fault, however many overlays show it (ARCHITECTURE.md, invariant 12); its message names where it was seen. */
export function mergeRendered(
  found: readonly UnitFinding[],
  service: LanguageService,
  options: RenderOptions,
): readonly RenderedFinding[] {
  const groups = new Map<string, UnitFinding[]>();
  for (const each of found) {
    const { rule, uri, span, object, container } = each.finding;
    const identity = JSON.stringify([rule, uri, span.start, span.end, object.kind, container]);
    groups.set(identity, [...(groups.get(identity) ?? []), each]);
  }
  const merged = [...groups.values()].map((group) => merge(group, options));
  return merged.sort(byPlace).map(numbered(service, options));
}

function merge(group: readonly UnitFinding[], { locale }: RenderOptions): RenderedFinding {
  const { finding } = group.reduce((worst, next) =>
    compareSeverity(next.finding.severity, worst.finding.severity) > 0 ? next : worst,
  );
  const targets = distinct(group.map(({ target }) => target));
  const names = targets.map(({ name }) => name).join(", ");
  const isChart = targets.every(({ kind }) => kind === "chart");
  const words = message(isChart ? "finding.rendered-chart" : "finding.rendered-overlay", {
    text: finding.message,
    names,
  });
  const restsOn = [...new Set(group.flatMap(({ files }) => files))];
  return { ...finding, message: renderPlainIn(locale)(words), rendered: { targets, restsOn } };
}

function distinct(targets: readonly RenderTarget[]): readonly RenderTarget[] {
  return [...new Map(targets.map((target) => [target.uri, target])).values()].sort((a, b) =>
    compareText(a.uri, b.uri),
  );
}

function byPlace(a: RenderedFinding, b: RenderedFinding): number {
  return (
    compareText(a.uri, b.uri) ||
    a.span.start - b.span.start ||
    compareText(a.rule, b.rule) ||
    compareText(a.object.name, b.object.name)
  );
}

/** Keys and numbers as those of other findings (mergeFindings.ts), never equal to one of them. */
function numbered(service: LanguageService, options: RenderOptions) {
  const counts = new Map<string, number>();
  return (finding: RenderedFinding): RenderedFinding => {
    const { uri } = finding;
    const identity = identityOf(finding);
    const others = service.findings(uri, options).filter((each) => identityOf(each) === identity);
    const ordinal = counts.get(identity) ?? others.length;
    counts.set(identity, ordinal + 1);
    return { ...finding, ordinal, key: JSON.stringify(["rendered", identity, ordinal]) };
  };
}

function identityOf({ rule, uri, object, container }: ReportedFinding): string {
  return JSON.stringify([rule, uri, object.kind, object.namespace, object.name, container]);
}
