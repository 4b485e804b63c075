import type { Settings, SettingsPlace } from "../core/settings.ts";
import type { FileLocation } from "../core/text/span.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { DirectiveSubject, Finding, Rule } from "../rules/rule.ts";
import { type ByFile, lazilyByFile } from "./byFile.ts";
import { isOfChart, restsOnDefaults } from "./chartDefaults.ts";
import { byOffsetAndRule, mergeEqual, numbered, type Report } from "./mergeFindings.ts";
import type { PlacedFinding, Suppression } from "./placedFinding.ts";
import { settingOf, severityOf } from "./severity.ts";
import { createRuleMemory, everythingSaid, type RuleMemory, type Statement, said } from "./statements.ts";
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
  const byFile = new Map<string, Statement[]>();
  for (const statements of everythingSaid(snapshot, rules, memory)) {
    for (const statement of statements) {
      const uri = snapshot.fileOf(statement.finding.at.document);
      if (uri === undefined) continue;
      const file = byFile.get(uri);
      if (file) file.push(statement);
      else byFile.set(uri, [statement]);
    }
  }
  return lazilyByFile((uri) => {
    const statements = byFile.get(uri);
    return statements ? findingsOf(statements, snapshot) : [];
  });
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
  const statements = subjects.flatMap((subject) => said(subject, null, settings, active, snapshot));
  return findingsOf(statements, snapshot);
}

function findingsOf(statements: readonly Statement[], snapshot: Snapshot): readonly PlacedFinding[] {
  const variantsOf = variantsIn(snapshot);
  const reports = statements.flatMap((statement) => reportOf(statement, snapshot, variantsOf) ?? []);
  return numbered([...mergeEqual(reports)].sort(byOffsetAndRule));
}

/** How grave a finding is, the settings of the object decide that it speaks of. Undefined where they switch the rule off. */
function reportOf(
  { rule, finding, object }: Statement,
  snapshot: Snapshot,
  variantsOf: VariantsOf,
): Report | undefined {
  const place = snapshot.place(finding.at);
  if (!place) return undefined;
  const there = snapshot.settingsAt(placeOf(finding, place));
  const setting = settingOf(rule.id, there);
  if (setting === "off") return undefined;
  // What a chart says outside of its templates it says in its values.
  const usedBy = object !== null && isOfChart(object) && place.uri !== object.uri ? object.manifest : null;
  return {
    rule,
    finding,
    severity: severityOf(finding.grade, rule.meta.severity, setting),
    variant: object?.variant ?? null,
    siblings: object && variantsOf(object),
    unit: object?.unit ?? null,
    defaults: usedBy !== null || restsOnDefaults(finding, object, snapshot),
    usedBy,
    suppressedBy: suppressionOf({ rule, finding, object }, there, snapshot),
    ...place,
  };
}

function suppressionOf(
  { rule: { id }, finding, object }: Statement,
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
