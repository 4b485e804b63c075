import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Settings, SettingsPlace } from "../core/settings.ts";
import type { FileLocation } from "../core/text/span.ts";
import type { TargetNamespace } from "../core/traffic/exposure.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { DirectiveSubject, Finding, Rule } from "../rules/rule.ts";
import { type ByFile, lazilyByFile } from "./byFile.ts";
import { isOfChart, restsOnDefaults } from "./chartDefaults.ts";
import { byOffsetAndRule, mergeEqual, numbered, type Report } from "./mergeFindings.ts";
import type { PlacedFinding, Suppression } from "./placedFinding.ts";
import { createRuleMemory, type RuleMemory, type Statement } from "./ruleMemory.ts";
import { settingOf, severityOf } from "./severity.ts";
import { annotationAgainst } from "./suppressions/annotationOf.ts";
import { type VariantsOf, variantsIn } from "./variants.ts";

/**
 * The findings of a folder by the file they sit in, those among them that a configuration file suppresses, or an annotation in
 * another document (`suppressedBy`).
 */
export type FindingIndex = ByFile<PlacedFinding>;

/**
 * Runs all rules over all subjects of a snapshot. A finding may sit in another file than the one its subject comes from
 * (a Namespace, a Service), so the folder is looked at as a whole; what becomes of the findings of a file is only computed
 * when that file is asked for. `memory` is that of the snapshots before.
 */
export function evaluate(
  snapshot: Snapshot,
  rules: readonly Rule[],
  memory: RuleMemory = createRuleMemory(),
): FindingIndex {
  const byFile = new Map<string, Located[]>();
  for (const statements of statementsOf(snapshot, rules, memory)) {
    for (const statement of statements) {
      const uri = snapshot.fileOf(statement.finding.at.document);
      if (uri === undefined) continue;
      const file = byFile.get(uri);
      if (file) file.push(statement);
      else byFile.set(uri, [statement]);
    }
  }
  return lazilyByFile((uri) => findingsOf(byFile.get(uri) ?? [], snapshot));
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
  const statements = subjects.flatMap((subject) => said(subject, settings, active, snapshot));
  return findingsOf(
    statements.map((statement) => ({ ...statement, object: null })),
    snapshot,
  );
}

/** What a rule said; `object` is what the variants of the subject are counted by. */
interface Located extends Statement {
  readonly object: Effective<Manifest> | null;
}

function findingsOf(statements: readonly Located[], snapshot: Snapshot): readonly PlacedFinding[] {
  const variantsOf = variantsIn(snapshot);
  const reports = statements.flatMap((statement) => reportOf(statement, snapshot, variantsOf) ?? []);
  return numbered([...mergeEqual(reports)].sort(byOffsetAndRule));
}

/**
 * What the rules say of each subject, one after the other. Whoever goes through it fills the memory, so that `evaluate` has little
 * left to do; a host that has to answer others meanwhile does so in steps.
 */
export function* statementsOf(
  snapshot: Snapshot,
  rules: readonly Rule[],
  memory: RuleMemory,
): Generator<readonly Located[]> {
  if (!snapshot.settings.enable) return;
  const forWorkloads = rules.filter(({ subject }) => subject === "workload");
  const forNamespaces = rules.filter(({ subject }) => subject === "targetNamespace");
  const forObjects = rules.filter(({ subject }) => subject === "object");
  const general = [snapshot.complete, snapshot.settings];
  for (const workload of snapshot.ofType("workload")) {
    const [exposure, timelines] = [snapshot.exposure(workload), snapshot.timelines(workload)];
    const settings = snapshot.settingsFor(workload);
    const rest = [...general, settings, exposure, timelines];
    const statements = memory.workloads.get(workload, rest, snapshot, (from) =>
      said({ workload, exposure, timelines }, settings, forWorkloads, from),
    );
    yield about(workload, statements);
  }
  for (const subject of snapshot.targetNamespaces()) {
    const settings = settingsOfNamespace(subject, snapshot);
    const statements = memory.namespaces.get(subject, [...general, settings], snapshot, (from) =>
      said(subject, settings, forNamespaces, from),
    );
    yield about(subject.manifest, statements);
  }
  for (const object of snapshot.files.flatMap((uri) => snapshot.objects(uri))) {
    const settings = snapshot.settingsFor(object);
    const statements = memory.objects.get(object, [...general, settings], snapshot, (from) =>
      said(object, settings, forObjects, from),
    );
    yield about(object, statements);
  }
}

function about(object: Effective<Manifest> | null, statements: readonly Statement[]): readonly Located[] {
  return statements.map((statement) => ({ ...statement, object }));
}

/** What the rules say of one subject, whose settings decide what they find. */
function said(
  subject: Parameters<Rule["evaluate"]>[0],
  settings: Settings,
  rules: readonly Rule[],
  snapshot: Snapshot,
): readonly Statement[] {
  return rules.flatMap((rule) =>
    [...rule.evaluate(subject, { settings, snapshot })].map((finding) => ({ rule, finding })),
  );
}

/** A namespace without a manifest stands where its first workload does. */
function settingsOfNamespace({ manifest, name, targets }: TargetNamespace, snapshot: Snapshot): Settings {
  const [first] = targets;
  if (manifest !== null || first === undefined)
    return manifest ? snapshot.settingsFor(manifest) : snapshot.settings;
  const object = { kind: "Namespace", namespace: null, name: name ?? "" };
  return snapshot.settingsAt({ uri: first.workload.uri, object, container: null });
}

/** How grave a finding is, the settings of the object decide that it speaks of. Undefined where they switch the rule off. */
function reportOf(
  { rule, finding, object }: Located,
  snapshot: Snapshot,
  variantsOf: VariantsOf,
): Report | undefined {
  const place = snapshot.place(finding.at);
  if (!place) return undefined;
  const there = snapshot.settingsAt(placeOf(finding, place));
  const setting = settingOf(rule.id, there);
  if (setting === "off") return undefined;
  return {
    ...place,
    rule,
    finding,
    severity: severityOf(finding.grade, rule.meta.severity, setting),
    variant: object?.variant ?? null,
    siblings: object && variantsOf(object),
    unit: object?.unit ?? null,
    defaults: restsOnDefaults(finding, object, snapshot),
    usedBy: object !== null && isOfChart(object) && place.uri !== object.uri ? object.manifest : null,
    suppressedBy: suppressionOf({ rule, finding, object }, there, snapshot),
  };
}

function suppressionOf(
  { rule: { id }, finding, object }: Located,
  { suppressed, noInlineSuppress }: Settings,
  snapshot: Snapshot,
): Suppression | null {
  if (Object.hasOwn(suppressed, id)) return { medium: "configuration", ...suppressed[id]! };
  if (noInlineSuppress.includes(id)) return null;
  const annotation = annotationAgainst(id, finding, object, snapshot);
  return annotation && { medium: "annotation", ...annotation };
}

function placeOf({ object, container }: Finding, { uri }: FileLocation): SettingsPlace {
  return { uri, object, container };
}
