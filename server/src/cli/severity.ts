import type { Severity } from "../core/settings.ts";
import { compareSeverity } from "../languageService/severity.ts";

/** All severities, the gravest first. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** True when `severity` is as grave as `threshold`, or graver. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return compareSeverity(severity, threshold) >= 0;
}

/** How many there are of each severity. */
export function countBySeverity(findings: Iterable<{ readonly severity: Severity }>): SeverityCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}
