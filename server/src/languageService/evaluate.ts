import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Settings, SettingsPlace } from "../core/settings.ts";
import type { FileLocation } from "../core/text/span.ts";
import type { TargetNamespace } from "../core/traffic/exposure.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { DirectiveSubject, Finding, Rule } from "../rules/rule.ts";
import { byOffsetAndRule, mergeEqual, numbered, type Placed, type Report } from "./mergeFindings.ts";
import type { PlacedFinding } from "./placedFinding.ts";
import { settingOf, severityOf } from "./severity.ts";

/**
 * The findings of a folder by the file they sit in, those that a configuration file suppresses among them
 * (`suppressedBy`).
 */
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
  uri: string,
  subjects: readonly DirectiveSubject[],
  snapshot: Snapshot,
  rules: readonly Rule[],
): readonly PlacedFinding[] {
  const active = rules.filter(({ subject }) => subject === "directive");
  const settings = snapshot.settingsAt({ uri, object: null, container: null });
  const reports = subjects.flatMap((subject) => [...reportsOn(subject, null, settings, active, snapshot)]);
  return indexOf(reports).get(uri) ?? [];
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

function* reportsOf(snapshot: Snapshot, rules: readonly Rule[]): Generator<Report> {
  const forWorkloads = rules.filter(({ subject }) => subject === "workload");
  const forNamespaces = rules.filter(({ subject }) => subject === "targetNamespace");
  const forObjects = rules.filter(({ subject }) => subject === "object");
  for (const workload of snapshot.files.flatMap((uri) => snapshot.workloads(uri))) {
    const exposure = snapshot.exposure(workload);
    const subject = { workload, exposure, timelines: snapshot.timelines(workload) };
    yield* reportsOn(subject, workload, snapshot.settingsFor(workload), forWorkloads, snapshot);
  }
  for (const subject of snapshot.targetNamespaces()) {
    const settings = settingsOfNamespace(subject, snapshot);
    yield* reportsOn(subject, subject.manifest, settings, forNamespaces, snapshot);
  }
  for (const object of snapshot.files.flatMap((uri) => snapshot.objects(uri))) {
    yield* reportsOn(object, object, snapshot.settingsFor(object), forObjects, snapshot);
  }
}

/** A namespace without a manifest stands where its first workload does. */
function settingsOfNamespace({ manifest, name, targets }: TargetNamespace, snapshot: Snapshot): Settings {
  const [first] = targets;
  if (manifest !== null || first === undefined)
    return manifest ? snapshot.settingsFor(manifest) : snapshot.settings;
  const object = { kind: "Namespace", namespace: null, name: name ?? "" };
  return snapshot.settingsAt({ uri: first.workload.uri, object, container: null });
}

/**
 * What the rules say of one subject; `object` is what its variants are counted by. The settings of the subject decide what
 * a rule finds; how grave that is, those of the object that the finding speaks of.
 */
function* reportsOn(
  subject: Parameters<Rule["evaluate"]>[0],
  object: Effective<Manifest> | null,
  settings: Settings,
  rules: readonly Rule[],
  snapshot: Snapshot,
): Generator<Report> {
  for (const rule of rules) {
    for (const finding of rule.evaluate(subject, { settings, snapshot })) {
      const place = snapshot.place(finding.at);
      if (!place) continue;
      const there = snapshot.settingsAt(placeOf(finding, place));
      const setting = settingOf(rule.id, there);
      if (setting === "off") continue;
      yield {
        ...place,
        rule,
        finding,
        severity: severityOf(finding.grade, rule.meta.severity, setting),
        variant: object?.variant ?? null,
        siblings: object ? variantsOf(object, snapshot) : [],
        suppressedBy: Object.hasOwn(there.suppressed, rule.id) ? there.suppressed[rule.id]! : null,
      };
    }
  }
}

function placeOf({ object, container }: Finding, { uri }: FileLocation): SettingsPlace {
  return { uri, object, container };
}

function variantsOf({ source, uri, variant }: Effective<Manifest>, snapshot: Snapshot): readonly string[] {
  if (variant === null) return [];
  const siblings = snapshot.objects(uri).filter((object) => object.source === source);
  return siblings.flatMap((object) => object.variant ?? []);
}
