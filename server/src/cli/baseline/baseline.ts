import type { ReportedFinding } from "../../languageService/api.ts";

/** Findings that are accepted until somebody gets round to them; whatever is new still counts. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
  /** The path of a file as the baseline names it: from the folder in which the baseline lies, with `/`. */
  readonly pathOf: (uri: string) => string;
  /** True for the path of a file that does not exist any more. */
  readonly isGone: (file: string) => boolean;
}

/** So many equal findings are accepted. No line numbers: edits elsewhere in the file change nothing. */
export interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly container: string | null;
  /** At least 1. */
  readonly count: number;
}

/** Grows when a reader of older files could not read the newer ones. */
export const baselineVersion = 1;

/** The entry of a finding; those of equal findings differ in their count only. */
export function entryOf(finding: ReportedFinding, pathOf: Baseline["pathOf"]): BaselineEntry {
  const { rule, object, container, ordinal } = finding;
  const { kind, namespace, name } = object;
  return { rule, file: pathOf(finding.uri), kind, namespace, name, container, count: ordinal + 1 };
}

/** Equal for entries that stand for equal findings. */
export function identityOf({ rule, file, kind, namespace, name, container }: BaselineEntry): string {
  return JSON.stringify([file, rule, kind, namespace, name, container]);
}

/** The entries that accept these findings, in an order that depends on nothing but them. */
export function entriesFor(
  findings: readonly ReportedFinding[],
  pathOf: Baseline["pathOf"],
): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const entry = entryOf(finding, pathOf);
    const identity = identityOf(entry);
    if (entry.count > (entries.get(identity)?.count ?? 0)) entries.set(identity, entry);
  }
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
