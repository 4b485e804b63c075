import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Severity } from "../core/settings.ts";
import { compareText } from "../core/text/compareText.ts";
import type { FileLocation } from "../core/text/span.ts";
import type { Finding, Rule } from "../rules/rule.ts";
import type { PlacedFinding, Suppression } from "./placedFinding.ts";
import { compareSeverity } from "./severity.ts";

/** What a rule says of one subject, and which variants of the subject's object there are. */
export interface Report extends FileLocation {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly severity: Severity;
  readonly variant: string | null;
  readonly siblings: ReadonlySet<string> | null;
  /** URI of the root that applies the subject's object; null outside of any. */
  readonly unit: string | null;
  readonly defaults: boolean;
  readonly usedBy: Manifest | null;
  readonly suppressedBy: Suppression | null;
}

/**
 * One finding per fault, whatever the number of paths and variants that lead to it (ARCHITECTURE.md, invariant 12). The most severe of
 * equal ones speaks for all, of those the one whose load balancer takes longest.
 */
export function mergeEqual(reports: readonly Report[]): readonly Placed[] {
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    const { uri, span, rule, finding, suppressedBy } = report;
    const { kind, name } = finding.object;
    const place = [rule.id, uri, span.start, span.end, kind, name, finding.container, finding.fault];
    // A finding may be suppressed for one variant and open for another.
    const identity = JSON.stringify([...place, suppressedBy !== null]);
    const group = groups.get(identity);
    if (group) group.push(report);
    else groups.set(identity, [report]);
  }
  return [...groups.values()].map(merge);
}

function merge(group: readonly Report[]): Placed {
  const first = group.reduce((best, next) => (strictness(next, best) > 0 ? next : best));
  const namespaces = new Set(group.map(({ finding }) => finding.object.namespace));
  const finding = namespaces.size > 1 ? withoutNamespace(first.finding) : first.finding;
  const held = new Set(group.flatMap(({ variant }) => variant ?? []));
  // Most of them share one set.
  const siblings = new Set(group.map((report) => report.siblings));
  const all = new Set([...siblings].flatMap((names) => [...(names ?? [])]));
  const { rule, severity, uri, span, suppressedBy, defaults, usedBy } = first;
  const variants = held.size < all.size ? [...held].sort() : null;
  // Where less is at stake, the words of the first would be too strong.
  const alike = group.filter((report) => report.severity === first.severity);
  const named = new Map(alike.map(({ unit, variant }) => [unit, variant]));
  const units = [...named]
    .flatMap(([uri, name]) => (uri === null || name === null ? [] : [{ uri, name }]))
    .sort((a, b) => compareText(a.uri, b.uri));
  return {
    rule,
    finding,
    severity,
    uri,
    span,
    variants,
    units,
    suppressedBy,
    defaults,
    usedBy,
  };
}

function withoutNamespace(finding: Finding): Finding {
  return { ...finding, object: { ...finding.object, namespace: null } };
}

function strictness(a: Report, b: Report): number {
  return compareSeverity(a.severity, b.severity) || (a.finding.required ?? 0) - (b.finding.required ?? 0);
}

/** A finding before its key is given. */
export type Placed = Omit<PlacedFinding, "key" | "ordinal">;

export function byOffsetAndRule(a: Placed, b: Placed): number {
  return (
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.rule.id, b.rule.id) ||
    compareText(nameOf(a), nameOf(b))
  );
}

function nameOf({ finding }: Placed): string {
  return `${finding.object.kind}/${finding.object.name}/${finding.container ?? ""}/${finding.fault ?? ""}`;
}

/** Gives each finding its key; equal ones are counted in the order of the file, so that no offset is needed. */
export function numbered(findings: readonly Placed[]): readonly PlacedFinding[] {
  const counts = new Map<string, number>();
  // What is suppressed from outside is counted apart, so that the others keep their keys.
  return findings.map((placed) => {
    const { kind, namespace, name } = placed.finding.object;
    const parts = [placed.rule.id, placed.uri, kind, namespace, name, placed.finding.container];
    const counted = JSON.stringify([...parts, placed.suppressedBy !== null]);
    const ordinal = counts.get(counted) ?? 0;
    counts.set(counted, ordinal + 1);
    return { ordinal, key: JSON.stringify([...parts, ordinal]), ...placed };
  });
}
