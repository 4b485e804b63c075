import { shift } from "../../core/text/span.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import type { ReportedFinding } from "../api.ts";
import { directivesOf } from "./locatedDirective.ts";
import { pairRanges } from "./ranges.ts";
import { reachesOf } from "./reaches.ts";

/** Whether a directive or the configuration of its file reaches a finding that does not come from reading this file. */
export function isSuppressed(finding: ReportedFinding, snapshot: Snapshot): boolean {
  const { rule, uri, object, container } = finding;
  const settings = snapshot.settingsAt({ uri, object, container });
  if (!settings.enable || !snapshot.isChecked(uri)) return true;
  if (settings.rules[rule] === "off" || Object.hasOwn(settings.suppressed, rule)) return true;
  return !settings.noInlineSuppress.includes(rule) && directivesReach(finding, snapshot);
}

function directivesReach({ rule, uri, span, object }: ReportedFinding, snapshot: Snapshot): boolean {
  const file = snapshot.file(uri);
  const document = file?.documents.find(({ start, end }) => start <= span.start && span.start < end);
  if (!file || !document) return false;
  const directives = directivesOf(file);
  const at = { document: document.id, span: shift(span, -document.start) };
  return reachesOf(directives, pairRanges(directives)).some((reach) =>
    reach.suppresses({ rule: { id: rule }, span, finding: { at, object } }),
  );
}
