import type { Span } from "../core/text/span.ts";
import type { Fix } from "../rules/rule.ts";
import type { OfferedFix } from "./api.ts";
import type { PlacedFinding } from "./placedFinding.ts";
import type { Render } from "./render.ts";

/** The fixes of a finding as plain data. Those that cannot be done are among them: `resolveFix` says why. */
export function offeredFixes(placed: PlacedFinding, render: Render): readonly OfferedFix[] {
  return placed.finding.fixes.map((fix) => offeredFix(placed, fix, render));
}

/** One of the fixes of a finding as plain data. */
export function offeredFix(placed: PlacedFinding, fix: Fix, render: Render): OfferedFix {
  return {
    id: `${placed.key}#${placed.finding.fixes.indexOf(fix)}`,
    title: render(fix.title),
    preferred: fix.preferred,
    kind: fix.action.kind === "create" || fix.action.kind === "copy" ? fix.action.kind : "edit",
    rule: placed.rule.id,
    findingKey: placed.key,
    uri: placed.uri,
    span: placed.span,
  };
}

/** The intent behind an offered fix; undefined when its finding no longer exists. */
export function intentOf(offered: OfferedFix, findings: readonly PlacedFinding[]): Fix | undefined {
  const placed = findings.find(({ key }) => key === offered.findingKey);
  return placed?.finding.fixes.find((_, index) => `${placed.key}#${index}` === offered.id);
}

/** True when the spans share a character, or meet: the cursor of an editor stands between two characters. */
export function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
