import { applyEdits } from "../core/text/applyEdits.ts";
import type { TextEdit } from "../core/text/span.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import { composeMinimalEdits } from "./composeMinimalEdits.ts";
import { meets } from "./offeredFixes.ts";
import type { PlacedFinding } from "./placedFinding.ts";
import { resolveFix } from "./resolveFix.ts";

/** What the folder would say if the file had another text. */
export interface Analysis {
  readonly snapshot: Snapshot;
  /** Findings of the file, in order. */
  readonly findings: readonly PlacedFinding[];
}

/** Fixes may uncover findings whose fixes uncover others; more rounds than this mean that they undo each other. */
const mostRounds = 10;

/**
 * The edits that apply every preferred fix of a file. After each round the text is analysed again, so that fixes that
 * meet in one place follow each other instead of clashing. Fixes that need other files are left to the user.
 */
export function fixAll(uri: string, text: string, analyse: (text: string) => Analysis): readonly TextEdit[] {
  const seen = new Set([text]);
  let edits: readonly TextEdit[] = [];
  for (let round = 0, current = text; round < mostRounds; round++) {
    const next = editsOfRound(uri, current, analyse(current));
    if (next.length === 0) break;
    current = applyEdits(current, next);
    if (seen.has(current)) break;
    seen.add(current);
    edits = composeMinimalEdits(text, edits, next);
  }
  return edits;
}

/** The edits of all preferred fixes that do not meet one taken before; ascending. */
function editsOfRound(uri: string, text: string, { snapshot, findings }: Analysis): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const fix of findings.flatMap(({ finding }) => finding.fixes.filter(({ preferred }) => preferred))) {
    const outcome = resolveFix(fix, snapshot, new Map([[uri, text]]), nothingExists);
    if (outcome.state !== "edits" || outcome.files.some((file) => file.uri !== uri)) continue;
    const edits = outcome.files.flatMap((file) => file.edits);
    const clashes = edits.some((edit) => taken.some((other) => meets(edit.span, other.span)));
    if (!clashes) taken.push(...edits);
  }
  return taken.sort((a, b) => a.span.start - b.span.start);
}

/** Only asked for fixes that create files, which do not belong to this file. */
function nothingExists(): boolean {
  return false;
}
