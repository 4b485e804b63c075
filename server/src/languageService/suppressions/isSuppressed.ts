import { shift } from "../../core/text/span.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import type { ReportedFinding } from "../api.ts";
import { directivesOf } from "./locatedDirective.ts";
import { pairRanges } from "./ranges.ts";
import { reachesOf } from "./reaches.ts";

/** Whether a directive of its file reaches a finding that does not come from reading this file. */
export function isSuppressed({ rule, uri, span, object }: ReportedFinding, snapshot: Snapshot): boolean {
  const file = snapshot.file(uri);
  const document = file?.documents.find(({ start, end }) => start <= span.start && span.start < end);
  if (!file || !document) return false;
  const directives = directivesOf(file);
  const at = { document: document.id, span: shift(span, -document.start) };
  return reachesOf(directives, pairRanges(directives)).some((reach) =>
    reach.suppresses({ rule: { id: rule }, span, finding: { at, object } }),
  );
}
