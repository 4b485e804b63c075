import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { RuleSetting } from "../core/settings.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { DirectiveSubject, Rule } from "../rules/rule.ts";
import { byOffsetAndRule, mergeEqual, numbered, type Placed, type Report } from "./mergeFindings.ts";
import type { PlacedFinding } from "./placedFinding.ts";
import { severityOf } from "./severity.ts";

/** The findings of a folder by the file they sit in. */
export type FindingIndex = ReadonlyMap<string, readonly PlacedFinding[]>;

/**
 * Runs all rules over all subjects of a snapshot. A finding may sit in another file than the one its subject comes from
 * (a Namespace, a Service), so the folder is looked at as a whole.
 */
export function evaluate(snapshot: Snapshot, rules: readonly Rule[]): FindingIndex {
  if (!snapshot.settings.enable) return new Map();
  return indexOf([...reportsOf(snapshot, rules)]);
}

/** What the rules about directives say of them, once it is known which findings they suppress. */
export function evaluateDirectives(
  subjects: readonly DirectiveSubject[],
  snapshot: Snapshot,
  rules: readonly Rule[],
): FindingIndex {
  const active = activeRules(snapshot, rules).filter(({ rule }) => rule.subject === "directive");
  return indexOf(subjects.flatMap((subject) => [...reportsOn(subject, null, active, snapshot)]));
}

function indexOf(reports: readonly Report[]): FindingIndex {
  const byFile = new Map<string, Placed[]>();
  for (const finding of mergeEqual(reports)) {
    const file = byFile.get(finding.uri);
    if (file) file.push(finding);
    else byFile.set(finding.uri, [finding]);
  }
  return new Map([...byFile].map(([uri, findings]) => [uri, numbered(findings.sort(byOffsetAndRule))]));
}

/** A rule that is not switched off, with its setting. */
interface ActiveRule {
  readonly rule: Rule;
  readonly setting: Exclude<RuleSetting, "off">;
}

function* reportsOf(snapshot: Snapshot, rules: readonly Rule[]): Generator<Report> {
  const active = activeRules(snapshot, rules);
  const forWorkloads = active.filter(({ rule }) => rule.subject === "workload");
  const forNamespaces = active.filter(({ rule }) => rule.subject === "targetNamespace");
  const forObjects = active.filter(({ rule }) => rule.subject === "object");
  for (const workload of snapshot.files.flatMap((uri) => snapshot.workloads(uri))) {
    const exposure = snapshot.exposure(workload);
    const subject = { workload, exposure, timelines: snapshot.timelines(workload) };
    yield* reportsOn(subject, workload, forWorkloads, snapshot);
  }
  for (const subject of snapshot.targetNamespaces()) {
    yield* reportsOn(subject, subject.manifest, forNamespaces, snapshot);
  }
  for (const object of snapshot.files.flatMap((uri) => snapshot.objects(uri))) {
    yield* reportsOn(object, object, forObjects, snapshot);
  }
}

/** What the rules say of one subject; `object` is what its variants are counted by. */
function* reportsOn(
  subject: Parameters<Rule["evaluate"]>[0],
  object: Effective<Manifest> | null,
  rules: readonly ActiveRule[],
  snapshot: Snapshot,
): Generator<Report> {
  for (const { rule, setting } of rules) {
    for (const finding of rule.evaluate(subject, { settings: snapshot.settings, snapshot })) {
      const place = snapshot.place(finding.at);
      if (!place) continue;
      const severity = severityOf(finding.grade, rule.meta.severity, setting);
      const siblings = object ? variantsOf(object, snapshot) : [];
      yield { ...place, rule, finding, severity, variant: object?.variant ?? null, siblings };
    }
  }
}

function variantsOf({ manifest, uri, variant }: Effective<Manifest>, snapshot: Snapshot): readonly string[] {
  if (variant === null) return [];
  const siblings = snapshot.objects(uri).filter((object) => object.manifest === manifest);
  return siblings.flatMap((object) => object.variant ?? []);
}

function activeRules(snapshot: Snapshot, rules: readonly Rule[]): readonly ActiveRule[] {
  return rules.flatMap((rule): readonly ActiveRule[] => {
    const setting = settingOf(rule, snapshot);
    return setting === "off" ? [] : [{ rule, setting }];
  });
}

export function settingOf(rule: Rule, { settings }: Snapshot): RuleSetting {
  return (Object.hasOwn(settings.rules, rule.id) ? settings.rules[rule.id] : undefined) ?? "default";
}
