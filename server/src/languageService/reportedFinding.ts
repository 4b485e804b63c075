import { message } from "../core/text/message.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { ReportedFinding } from "./api.ts";
import { offeredFixes } from "./offeredFixes.ts";
import type { PlacedFinding } from "./placedFinding.ts";
import type { Render } from "./render.ts";

/** A finding as it leaves the facade: absolute places and words. */
export function reportFinding(placed: PlacedFinding, snapshot: Snapshot, render: Render): ReportedFinding {
  const { finding } = placed;
  return {
    key: placed.key,
    rule: placed.rule.id,
    severity: placed.severity,
    message: messageOf(placed, render),
    uri: placed.uri,
    span: placed.span,
    object: finding.object,
    container: finding.container,
    ordinal: placed.ordinal,
    related: finding.related.flatMap((related) => {
      const place = snapshot.place(related.at);
      return place ? [{ ...place, message: render(related.message) }] : [];
    }),
    fixes: offeredFixes(placed, render),
  };
}

/** Names the variants where the finding holds for some of them only. */
function messageOf({ finding, variants }: PlacedFinding, render: Render): string {
  if (variants === null) return render(finding.message);
  return render(message("finding.in-variants", { text: finding.message, variants: variants.join(", ") }));
}
