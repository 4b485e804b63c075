import type { NamedRule } from "../../core/directives/directive.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import type { Rule } from "../../rules/rule.ts";
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
  readonly suppressed: ReadonlyMap<string, readonly SuppressedFinding[]>;
}

/** A finding that an override of a configuration file suppresses, or a directive. */
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
  const open = new Map<string, readonly PlacedFinding[]>();
  const suppressed = new Map<string, readonly SuppressedFinding[]>();
  if (!snapshot.settings.enable) return { open, suppressed };
  for (const uri of snapshot.files) {
    const file = snapshot.file(uri);
    const findings = found.get(uri) ?? [];
    const directives = file && snapshot.isChecked(uri) ? directivesOf(file) : [];
    if (findings.length === 0 && directives.length === 0) continue;
    if (!file || (directives.length === 0 && findings.every(({ suppressedBy }) => suppressedBy === null))) {
      open.set(uri, findings);
      continue;
    }
    const ranges = pairRanges(directives);
    const { noInlineSuppress } = snapshot.settingsAt({ uri, object: null, container: null });
    const reaches = reachesOf(directives, ranges).filter(({ rule }) => !noInlineSuppress.includes(rule.id));
    const own = divide(findings, reaches);
    const used = new Set(own.effective.map(({ rule }) => rule));
    const subjects = judgeDirectives({ file, directives, ranges, used, noInlineSuppress, snapshot, rules });
    const judged = divide(evaluateDirectives(uri, subjects, snapshot, rules), reaches);
    open.set(uri, [...own.open, ...judged.open].sort(byOffsetAndRule));
    suppressed.set(uri, [...own.suppressed, ...judged.suppressed]);
  }
  return { open, suppressed };
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
