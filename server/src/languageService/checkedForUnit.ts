import { applyEdits } from "../core/text/applyEdits.ts";
import { message } from "../core/text/message.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { FileStore } from "./fileStore.ts";
import type { PlacedFinding } from "./placedFinding.ts";
import type { FixOutcome } from "./resolveFix.ts";
import { compareSeverity } from "./severity.ts";
import type { Verdict } from "./suppressions/applySuppressions.ts";

/**
 * A fix in a file that several kustomizations share is tried before it is given away: what is right for one overlay may break
 * another, whose patch sets the same thing in its own way. Then it is disabled. All other fixes pass.
 */
export function checkedForUnit(
  outcome: FixOutcome,
  texts: ReadonlyMap<string, string>,
  store: FileStore,
  judge: (snapshot: Snapshot) => Verdict,
): FixOutcome {
  const before = store.snapshot();
  if (outcome.state !== "edits" || !outcome.files.some(({ uri }) => before.isJoined(uri))) return outcome;
  const draft = store.draft();
  for (const { uri, edits } of outcome.files) draft.update(uri, applyEdits(texts.get(uri)!, edits));
  const joined = before.files.filter((uri) => before.isJoined(uri));
  const known = new Set(gravestOf(judge(before), joined).map(({ key }) => key));
  const isWorse = gravestOf(judge(draft.snapshot()), joined).some(({ key }) => !known.has(key));
  return isWorse ? { state: "disabled", reason: message("reason.other-overlays") } : outcome;
}

/** Milder ones are a matter of judgement, and no reason to refuse what was asked for. */
function gravestOf({ open }: Verdict, files: readonly string[]): readonly PlacedFinding[] {
  return files
    .flatMap((uri) => open.get(uri))
    .filter(({ severity }) => compareSeverity(severity, "warning") >= 0);
}
