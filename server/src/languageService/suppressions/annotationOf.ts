import { IGNORE_KEY, REASON_KEY } from "../../core/directives/directive.ts";
import { meaningOf, readRuleList } from "../../core/directives/ruleList.ts";
import type { Manifest } from "../../core/kubernetes/manifest.ts";
import type { SuppressedRule } from "../../core/settings.ts";
import type { Effective } from "../../core/workspace/effective.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import { type Field, valueOf } from "../../core/yaml/field.ts";
import type { Finding } from "../../rules/rule.ts";

/**
 * The annotation of an object, as it is applied, that suppresses a finding which sits in another document: the annotation stands in
 * a base and the value in a patch, or the reverse, or the value is one of the chart's. In its own document an annotation is a
 * directive as any other. Null where there is none.
 */
export function annotationAgainst(
  rule: string,
  { at, object: subject }: Finding,
  object: Effective<Manifest> | null,
  snapshot: Snapshot,
): SuppressedRule | null {
  if (object === null || !isAbout(subject, object.manifest)) return null;
  const { entries } = object.manifest.annotations;
  const list = entryOf(entries, IGNORE_KEY);
  if (list?.state !== "known" || list.at.document === at.document) return null;
  const { rules, reason } = readRuleList(list.value, 0);
  const place = rules.some(({ id }) => id === rule) ? snapshot.place(list.at) : undefined;
  if (!place) return null;
  const said = entryOf(entries, REASON_KEY);
  return { ...place, reason: meaningOf(said ? valueOf(said, "").trim() : "") ?? reason };
}

function isAbout({ kind, name }: Finding["object"], manifest: Manifest): boolean {
  return manifest.kind === kind && valueOf(manifest.name) === name;
}

function entryOf(entries: Readonly<Record<string, Field<string>>>, key: string): Field<string> | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}
