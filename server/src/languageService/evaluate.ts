import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { RuleSetting } from "../core/settings.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { Rule } from "../rules/rule.ts";
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
  const reports = rules.flatMap((rule) => [...reportsOf(rule, snapshot)]);
  const byFile = new Map<string, Placed[]>();
  for (const finding of mergeEqual(reports)) {
    const file = byFile.get(finding.uri);
    if (file) file.push(finding);
    else byFile.set(finding.uri, [finding]);
  }
  return new Map([...byFile].map(([uri, findings]) => [uri, numbered(findings.sort(byOffsetAndRule))]));
}

function* reportsOf(rule: Rule, snapshot: Snapshot): Generator<Report> {
  const setting = settingOf(rule, snapshot);
  if (setting === "off") return;
  for (const { subject, object } of subjectsOf(rule, snapshot)) {
    const siblings = object ? variantsOf(object, snapshot) : [];
    for (const finding of rule.evaluate(subject, { settings: snapshot.settings })) {
      const place = snapshot.place(finding.at);
      if (!place) continue;
      const severity = severityOf(finding.grade, rule.meta.severity, setting);
      yield { ...place, rule, finding, severity, variant: object?.variant ?? null, siblings };
    }
  }
}

type Subject = Parameters<Rule["evaluate"]>[0];

function* subjectsOf(
  rule: Rule,
  snapshot: Snapshot,
): Generator<{ readonly subject: Subject; readonly object: Effective<Manifest> | null }> {
  if (rule.subject === "targetNamespace") {
    for (const subject of snapshot.targetNamespaces()) yield { subject, object: subject.manifest };
    return;
  }
  for (const workload of snapshot.files.flatMap((uri) => snapshot.workloads(uri))) {
    // What a kustomization patches is not known here, so nothing it lacks is proven.
    if (workload.patched) continue;
    const exposure = snapshot.exposure(workload);
    yield { subject: { workload, exposure, timelines: snapshot.timelines(workload) }, object: workload };
  }
}

function variantsOf({ manifest, uri }: Effective<Manifest>, snapshot: Snapshot): readonly string[] {
  const siblings = snapshot.objects(uri).filter((object) => object.manifest === manifest);
  return siblings.flatMap(({ variant }) => variant ?? []);
}

function settingOf(rule: Rule, { settings }: Snapshot): RuleSetting {
  return (Object.hasOwn(settings.rules, rule.id) ? settings.rules[rule.id] : undefined) ?? "default";
}
