import type { Snapshot } from "../../core/workspace/snapshot.ts";
import type { AppliedSuppression, SuppressedReport } from "../api.ts";
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
  return { finding: reportFinding(placed, snapshot, render), by: by.map(reportDirective) };
}

function reportDirective(located: LocatedDirective): AppliedSuppression {
  const { medium, form, reason } = located.directive;
  return { medium, form, span: placeOf(located), reason };
}
