import type { Severity } from "../core/settings.ts";
import type { Position, ReportedWorkload, RuleDescription, SkipReason } from "../languageService/api.ts";
import type { SeverityCounts } from "./severity.ts";

/**
 * What a scan found, before it is put into a format: plain data, from which a reporter makes its text without asking
 * anybody. Paths start at the report's root and have `/`; lines and characters count from 0, characters in UTF-16.
 */
export interface Report {
  readonly totals: Totals;
  /** Of all findings that count, also of those below the lowest severity shown. */
  readonly counts: SeverityCounts;
  /** The findings shown, in the order of the report: file, offset, rule. */
  readonly findings: readonly ScanFinding[];
  /** How many are not shown because they are below the lowest severity. */
  readonly hidden: SeverityCounts;
  /** Suppressed by whoever looks after the files. They count for nothing. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Accepted by the baseline. They count for nothing. */
  readonly accepted: readonly ScanFinding[];
  /** How many entries of the baseline are of no use any more. */
  readonly staleEntries: number;
  /** How many are left out because nothing they rest on has changed. */
  readonly unchanged: number;
  readonly skipped: readonly SkippedPlace[];
  /** None where the format does not tell of them. */
  readonly workloads: readonly ScanWorkload[];
  /** All rules, for formats that describe them. */
  readonly rules: readonly RuleDescription[];
  /** What `--fix` has done; null where it was not asked for. */
  readonly fixed: Fixed | null;
}

export interface Totals {
  readonly files: number;
  readonly documents: number;
  readonly workloads: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Place {
  readonly file: string;
  readonly range: Range;
}

export interface ScanFinding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly object: { readonly kind: string; readonly namespace: string | null; readonly name: string };
  readonly container: string | null;
  /** How many findings of the same rule, object and container stand above it in its file. */
  readonly ordinal: number;
  readonly related: readonly (Place & { readonly message: string })[];
  readonly fixes: readonly ScanFix[];
  /** In the rendering of which charts or overlays it was found; left out where the files themselves tell. */
  readonly rendered?: readonly ScanTarget[];
  /** The line it starts in, without its line break; null where the file cannot be read any more. */
  readonly line: string | null;
}

/** A chart or overlay that was rendered. */
export interface ScanTarget {
  readonly kind: "chart" | "kustomization";
  readonly name: string;
  readonly folder: string;
}

export interface ScanFix {
  readonly title: string;
  readonly preferred: boolean;
  /** Why it cannot be made; then there are no edits. */
  readonly disabled: string | null;
  readonly edits: readonly ScanEdit[];
}

/** Other characters at a place; a file that is created has none before. */
export interface ScanEdit extends Place {
  readonly create: boolean;
  readonly newText: string;
}

export interface SuppressedFinding {
  readonly finding: ScanFinding;
  /** In the words of the user; null where none are given. */
  readonly reason: string | null;
  /** By the manifest itself, or by a configuration file. */
  readonly by: "manifest" | "configuration";
}

/** A file, folder or document that was not read. Its range starts where one should look; null is the whole file. */
export interface SkippedPlace {
  readonly file: string;
  readonly range: Range | null;
  readonly reason: SkipReason;
  readonly detail: string;
}

export type ScanWorkload = Place & Omit<ReportedWorkload, "uri" | "span">;

export interface Fixed {
  /** Files that were changed, with the titles of the fixes. */
  readonly files: readonly { readonly file: string }[];
  readonly fixes: readonly { readonly rule: string; readonly title: string; readonly file: string }[];
}
