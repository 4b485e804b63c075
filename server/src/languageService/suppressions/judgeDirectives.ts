import type { NamedRule } from "../../core/directives/directive.ts";
import type { DirectiveFault } from "../../core/directives/fault.ts";
import type { Manifest } from "../../core/kubernetes/manifest.ts";
import { nearest } from "../../core/text/nearest.ts";
import type { Effective } from "../../core/workspace/effective.ts";
import type { FileFacts, Snapshot } from "../../core/workspace/snapshot.ts";
import { valueOf } from "../../core/yaml/field.ts";
import directiveInvalid from "../../rules/directive-invalid.ts";
import type { DirectiveSubject, ObjectName, Rule } from "../../rules/rule.ts";
import { isOfChart } from "../chartDefaults.ts";
import { settingOf } from "../severity.ts";
import type { LocatedDirective } from "./locatedDirective.ts";
import type { Ranges } from "./ranges.ts";
import { isAtTop, manifestOf } from "./reaches.ts";

/** What is known about the directives of one file after the findings have been looked at. */
export interface Trial {
  readonly file: FileFacts;
  readonly directives: readonly LocatedDirective[];
  readonly ranges: Ranges;
  /** The mentions of rules that suppressed something. */
  readonly used: ReadonlySet<NamedRule>;
  /** Rules that no directive suppresses in this file. */
  readonly noInlineSuppress: readonly string[];
  readonly snapshot: Snapshot;
  readonly rules: readonly Rule[];
}

/** The directives of a file that are not as they should be. */
export function judgeDirectives(trial: Trial): readonly DirectiveSubject[] {
  return trial.directives.flatMap((located) => {
    const faults = faultsOf(located, trial);
    const { directive, document } = located;
    return faults.length === 0
      ? []
      : [{ directive, document: document.id, object: objectAround(located), faults }];
  });
}

function faultsOf(located: LocatedDirective, trial: Trial): readonly DirectiveFault[] {
  const { directive } = located;
  // Through an anchor it belongs to several objects, and may be meant for another one.
  if (directive.medium === "annotation" && directive.shared) return [];
  if (directive.fault !== null) return [directive.fault];
  if (directive.form === "file" && !isAtTop(located)) return [{ kind: "not-at-top" }];
  const { stray } = directive;
  const isRule = stray !== null && isKnown(stray.firstWord, trial);
  return [
    ...(stray === null ? [] : [{ kind: "stray-text", at: stray.span, isRule } as const]),
    ...rangeFaults(located, trial),
    ...directive.rules.flatMap((rule) => faultOf(rule, located, trial) ?? []),
  ];
}

/** A rule that does not exist is one mistake, not two; and what cannot be read may hold the other end. */
function rangeFaults({ directive }: LocatedDirective, trial: Trial): readonly DirectiveFault[] {
  if (!trial.file.documents.every(({ directives }) => directives.complete)) return [];
  const faults = trial.ranges.faults.get(directive) ?? [];
  return faults.filter(
    (fault) =>
      !("rules" in fault) || fault.rules.length === 0 || fault.rules.some(({ id }) => isKnown(id, trial)),
  );
}

function faultOf(rule: NamedRule, located: LocatedDirective, trial: Trial): DirectiveFault | null {
  const { form } = located.directive;
  if (!isKnown(rule.id, trial)) {
    return { kind: "unknown-rule", rule, suggestion: nearest(rule.id, idsOf(trial)) ?? null };
  }
  if (trial.noInlineSuppress.includes(rule.id)) return { kind: "forbidden", rule };
  if (rule.id === directiveInvalid.id) return form === "file" ? null : { kind: "unsuppressible", rule };
  if (form === "end" || (form === "start" && !trial.ranges.closed.has(rule))) return null;
  if (trial.used.has(rule) || !isJudged(rule, located, trial)) return null;
  return { kind: "unused", rule, end: trial.ranges.closed.get(rule)?.end ?? null };
}

function isKnown(id: string, trial: Trial): boolean {
  return idsOf(trial).includes(id);
}

function idsOf({ rules }: Trial): readonly string[] {
  return rules.map(({ id }) => id);
}

/**
 * Whether no finding means that there is none: the folder has been read, the rule is switched on, and nothing that the
 * directive covers is hidden by a template, a mistake, or a kustomization whose changes are not followed.
 */
function isJudged(rule: NamedRule, located: LocatedDirective, trial: Trial): boolean {
  const { snapshot, file } = trial;
  const object = objectAround(located);
  const settings = snapshot.settingsAt({ uri: file.uri, object, container: null });
  if (!snapshot.complete || settingOf(rule.id, settings) === "off") return false;
  const { directive, document } = located;
  if (directive.medium === "annotation") {
    const manifest = manifestOf(directive, document);
    return manifest !== undefined && isPlain(manifest, trial) && isWhole(manifest, trial);
  }
  const isWide = directive.form === "file" || directive.form === "start";
  const documents = isWide ? file.documents : [document];
  const manifests = documents.flatMap((each) => each.manifests);
  return (
    documents.every(({ skipped, directives }) => skipped === null && directives.complete) &&
    manifests.length > 0 &&
    manifests.every((manifest) => isPlain(manifest, trial))
  );
}

/** The object is applied as its manifest says. */
function isPlain(manifest: Manifest, trial: Trial): boolean {
  const applied = appliedAs(manifest, trial);
  return applied.length > 0 && applied.every(({ patched }) => !patched);
}

/** All findings about the object sit in its own document. */
function isWhole(manifest: Manifest, trial: Trial): boolean {
  return appliedAs(manifest, trial).every((object) => object.parts.length === 0 && !isOfChart(object));
}

function appliedAs(manifest: Manifest, { snapshot, file }: Trial): readonly Effective<Manifest>[] {
  return snapshot.objects(file.uri).filter((object) => object.source === manifest);
}

/** The object that a directive stands in, or in whose document it is. */
function objectAround({ directive, document }: LocatedDirective): ObjectName {
  const { manifests } = document;
  const at = directive.wordAt.start;
  const around = manifests.find(({ at: { span } }) => span.start <= at && at <= span.end);
  const manifest = around ?? (manifests.length === 1 ? manifests[0] : undefined);
  if (manifest === undefined) return { kind: "", namespace: null, name: "" };
  return {
    kind: manifest.kind,
    namespace: valueOf(manifest.namespace),
    name: valueOf(manifest.name, ""),
  };
}
