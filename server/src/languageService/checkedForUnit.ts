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
  const known = faultsOf(judge(before), joined);
  const isWorse = [...faultsOf(judge(draft.snapshot()), joined)].some(
    ([subject, count]) => count > (known.get(subject) ?? 0),
  );
  return isWorse ? { state: "disabled", reason: message("reason.other-overlays") } : outcome;
}

/**
 * How many errors, and how many errors and warnings, there are for each container as each kustomization applies it: one that
 * makes place for another is no new fault. Milder ones are a matter of judgement, and no reason to refuse what was asked for.
 */
function faultsOf({ open }: Verdict, files: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const placed of files.flatMap((uri) => open.get(uri))) {
    for (const level of ["warning", "error"] as const) {
      if (compareSeverity(placed.severity, level) < 0) continue;
      for (const subject of subjectsOf(placed)) {
        const key = `${level} ${subject}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function subjectsOf({ units, finding }: PlacedFinding): readonly string[] {
  const { kind, name } = finding.object;
  const roots = units.length === 0 ? [null] : units.map(({ uri }) => uri);
  return roots.map((root) => JSON.stringify([root, kind, name, finding.container]));
}
