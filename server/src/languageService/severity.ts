import type { RuleSetting, Settings, Severity } from "../core/settings.ts";

/** From the mildest to the most severe. */
const severities: readonly Severity[] = ["hint", "information", "warning", "error"];

/** Negative when `a` is milder than `b`. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

/** What is said about a rule; `default` where nothing is. */
export function settingOf(rule: string, { rules }: Settings): RuleSetting {
  return (Object.hasOwn(rules, rule) ? rules[rule] : undefined) ?? "default";
}

/** The severity of a grade: an override sets a rule's highest grade; lower grades stay, but never exceed it (docs/configuration.md). */
export function severityOf(
  grade: Severity,
  highest: Severity,
  setting: Exclude<RuleSetting, "off">,
): Severity {
  if (setting === "default") return grade;
  const isHighest = compareSeverity(grade, highest) >= 0;
  return isHighest || compareSeverity(grade, setting) > 0 ? setting : grade;
}
