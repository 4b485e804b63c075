import type { TextEdit } from "../core/text/span.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { EditFix } from "../rules/rule.ts";
import { batchesOf } from "./batchFixes.ts";
import { meets } from "./offeredFixes.ts";
import type { PlacedFinding } from "./placedFinding.ts";
import { documentsOf, editsOf, type FixOutcome, filesOf } from "./resolveFix.ts";

/** What the folder says with the texts of a draft. */
export interface Analysis {
  readonly snapshot: Snapshot;
  /** The findings whose preferred fixes are wanted, in order. */
  readonly findings: readonly PlacedFinding[];
}

/** Fixes none of which meets another, with what they do. */
export interface Round {
  /** Ascending for each file. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly applied: readonly AppliedFix[];
}

export interface AppliedFix {
  readonly placed: PlacedFinding;
  readonly fix: EditFix;
}

/** The texts that fixes are made for, as they have been asked for so far. */
export interface KnownTexts {
  readonly texts: Map<string, string>;
  /** Files that are not to be touched. */
  readonly refused: Set<string>;
}

/**
 * The preferred fixes that can be made at the same time. Yields the URI of each text that is not known yet and is given
 * it, or null for a file that is not to be touched.
 */
export function* fixesOfRound(
  { snapshot, findings }: Analysis,
  { texts, refused }: KnownTexts,
): Generator<string, Round, string | null> {
  const edits = new Map<string, TextEdit[]>();
  const wanted = preferredFixes(findings);
  for (const { fix } of wanted) {
    for (const uri of filesOf(fix, snapshot)) {
      if (texts.has(uri) || refused.has(uri)) continue;
      const text = yield uri;
      if (text === null) refused.add(uri);
      else texts.set(uri, text);
    }
  }
  const done = new Set<AppliedFix>();
  for (const { members, changes } of batchesOf(wanted)) {
    const outcome = editsOf(changes, snapshot, texts);
    if (outcome.state !== "edits" || !take(outcome, edits)) continue;
    for (const member of members) done.add(member);
  }
  const batched = new Set([...done].flatMap(({ fix }) => documentsOf(fix.action)));
  for (const each of wanted) {
    // What contradicts a batch has its turn in the next round.
    if (documentsOf(each.fix.action).some((document) => batched.has(document))) continue;
    const outcome = editsOf(each.fix.action.changes, snapshot, texts);
    if (outcome.state === "edits" && take(outcome, edits)) done.add(each);
  }
  const applied = wanted.filter((each) => done.has(each));
  for (const list of edits.values()) list.sort((a, b) => a.span.start - b.span.start);
  return { edits, applied };
}

/** What only some overlays need may be wrong for the others: that is left to the user. */
function preferredFixes(findings: readonly PlacedFinding[]): AppliedFix[] {
  const general = findings.filter(({ variants }) => !variants);
  return general.flatMap((placed) =>
    placed.finding.fixes.flatMap((fix) => (fix.preferred ? [{ placed, fix }] : [])),
  );
}

/** Adds the edits of a fix to those taken before: all of them or, where one of them clashes, none. */
function take({ files }: FixOutcome & { state: "edits" }, taken: Map<string, TextEdit[]>): boolean {
  const clashes = files.some(({ uri, edits }) =>
    edits.some((edit) => taken.get(uri)?.some((other) => meets(edit.span, other.span))),
  );
  if (clashes) return false;
  for (const { uri, edits } of files) {
    const list = taken.get(uri);
    if (list) list.push(...edits);
    else taken.set(uri, [...edits]);
  }
  return true;
}
