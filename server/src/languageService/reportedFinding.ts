import { describe } from "../core/kubernetes/manifest.ts";
import { message } from "../core/text/message.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { Finding } from "../rules/rule.ts";
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
    related: [
      ...relatedOf(placed).flatMap((related) => {
        const place = snapshot.place(related.at);
        return place ? [{ message: render(related.message), ...place }] : [];
      }),
      ...overlaysOf(placed, snapshot, render),
    ],
    fixes: offeredFixes(placed, render),
  };
}

/** More overlays than these are not listed: who has so many knows them. */
const mostOverlays = 5;

/** Where several overlays inherit the fault, each of them, to see what is concerned and where a patch could go. */
function overlaysOf(
  { units }: PlacedFinding,
  snapshot: Snapshot,
  render: Render,
): ReportedFinding["related"] {
  if (units.length < 2) return [];
  return units.slice(0, mostOverlays).flatMap(({ uri, name }) => {
    const at = snapshot.file(uri)?.documents.flatMap(({ kustomization }) => kustomization?.at ?? [])[0];
    const place = at && snapshot.place(at);
    if (!place) return [];
    const { start } = place.span;
    const text = render(message("related.overlay", { overlay: name }));
    return [{ uri: place.uri, span: { start, end: start }, message: text }];
  });
}

/** Names the variants where the finding holds for some of them only, and says where it rests on default values. */
function messageOf({ finding, variants, defaults }: PlacedFinding, render: Render): string {
  const text =
    variants === null
      ? finding.message
      : message("finding.in-variants", { text: finding.message, variants: variants.join(", ") });
  return render(defaults ? message("finding.with-defaults", { text }) : text);
}

/** What the rule names, and the object of the chart where the finding sits on one of its values. */
function relatedOf({ finding, usedBy }: PlacedFinding): Finding["related"] {
  if (usedBy === null) return finding.related;
  const user = { at: usedBy.kindAt, message: message("related.uses-value", { object: describe(usedBy) }) };
  return [...finding.related, user];
}
