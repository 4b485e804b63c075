import type { NamedRule } from "../../core/directives/directive.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import type { Rule } from "../../rules/rule.ts";
import type { ByFile } from "../byFile.ts";
import { evaluateDirectives, type FindingIndex } from "../evaluate.ts";
import { byOffsetAndRule } from "../mergeFindings.ts";
import type { PlacedFinding } from "../placedFinding.ts";
import { judgeDirectives } from "./judgeDirectives.ts";
import { directivesOf, type LocatedDirective } from "./locatedDirective.ts";
import { pairRanges } from "./ranges.ts";
import { type Reach, reachesOf } from "./reaches.ts";

/** The findings of a folder, divided by what the user has asked for in its files. */
export interface Verdict {
  readonly open: FindingIndex;
  readonly suppressed: ByFile<SuppressedFinding>;
}

/** A finding that a directive suppresses, an override of a configuration file, or an annotation in another document. */
export interface SuppressedFinding {
  readonly placed: PlacedFinding;
  /** Every directive that suppresses it, in the order of the file. */
  readonly by: readonly LocatedDirective[];
}

/**
 * Takes the suppressed findings out, and adds those about the directives themselves. A directive speaks for the file it
 * stands in, so that each file is looked at on its own; findings of other files stay as they are.
 */
export function applySuppressions(found: FindingIndex, snapshot: Snapshot, rules: readonly Rule[]): Verdict {
  const judged = new Map<string, FileVerdict>();
  const verdictOn = (uri: string) => {
    const verdict = judged.get(uri) ?? judgeFile(uri, found.get(uri), snapshot, rules);
    if (verdict !== nothing) judged.set(uri, verdict);
    return verdict;
  };
  return {
    open: { get: (uri) => verdictOn(uri).open },
    suppressed: { get: (uri) => verdictOn(uri).suppressed },
  };
}

interface FileVerdict {
  readonly open: readonly PlacedFinding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** Of most files of a large folder. */
const nothing: FileVerdict = { open: [], suppressed: [] };

function judgeFile(
  uri: string,
  findings: readonly PlacedFinding[],
  snapshot: Snapshot,
  rules: readonly Rule[],
): FileVerdict {
  const file = snapshot.file(uri);
  if (!file || !snapshot.settings.enable) return { open: findings, suppressed: [] };
  const directives = snapshot.isChecked(uri) ? directivesOf(file) : [];
  if (directives.length === 0 && findings.length === 0) return nothing;
  if (directives.length === 0 && findings.every(({ suppressedBy }) => suppressedBy === null)) {
    return { open: findings, suppressed: [] };
  }
  const ranges = pairRanges(directives);
  const { noInlineSuppress } = snapshot.settingsAt({ uri, object: null, container: null });
  const reaches = reachesOf(directives, ranges).filter(({ rule }) => !noInlineSuppress.includes(rule.id));
  const own = divide(findings, reaches);
  const used = new Set(own.effective.map(({ rule }) => rule));
  const subjects = judgeDirectives({ file, directives, ranges, used, noInlineSuppress, snapshot, rules });
  const judged = divide(evaluateDirectives(uri, subjects, snapshot, rules), reaches);
  return {
    open: [...own.open, ...judged.open].sort(byOffsetAndRule),
    suppressed: [...own.suppressed, ...judged.suppressed],
  };
}

interface Division {
  readonly open: readonly PlacedFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Those that suppressed something. */
  readonly effective: readonly { readonly rule: NamedRule }[];
}

function divide(findings: readonly PlacedFinding[], reaches: readonly Reach[]): Division {
  const open: PlacedFinding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const effective = new Set<Reach>();
  for (const placed of findings) {
    const by = reaches.filter((reach) => reach.suppresses(placed));
    if (by.length === 0 && placed.suppressedBy === null) open.push(placed);
    else suppressed.push({ placed, by });
    for (const reach of by) effective.add(reach);
  }
  return { open, suppressed, effective: [...effective] };
}
