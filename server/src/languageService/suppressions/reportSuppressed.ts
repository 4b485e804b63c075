import type { Snapshot } from "../../core/workspace/snapshot.ts";
import type { AppliedSuppression, SuppressedReport } from "../api.ts";
import type { Suppression } from "../placedFinding.ts";
import type { Render } from "../render.ts";
import { reportFinding } from "../reportedFinding.ts";
import type { SuppressedFinding } from "./applySuppressions.ts";
import { type LocatedDirective, placeOf } from "./locatedDirective.ts";

/** A suppressed finding as it leaves the facade, with the words of whoever suppressed it. */
export function reportSuppressed(
  { placed, by }: SuppressedFinding,
  snapshot: Snapshot,
  render: Render,
): SuppressedReport {
  const { suppressedBy } = placed;
  const fromOutside = suppressedBy ? [reportSuppression(suppressedBy)] : [];
  const directives = by.map((directive) => reportDirective(directive, placed.uri));
  return { finding: reportFinding(placed, snapshot, render), by: [...fromOutside, ...directives] };
}

function reportSuppression({ medium, ...place }: Suppression): AppliedSuppression {
  return medium === "annotation" ? { medium, form: "object", ...place } : { medium, ...place };
}

function reportDirective(located: LocatedDirective, uri: string): AppliedSuppression {
  const { medium, form, reason } = located.directive;
  return { medium, form, uri, span: placeOf(located), reason };
}
