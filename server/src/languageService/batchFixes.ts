import type { YamlChange } from "../core/yaml/change.ts";
import type { DocumentChange, Fix } from "../rules/rule.ts";

/** Fixes of one document that can be made by one edit of it. */
export interface Batch<T> {
  readonly members: readonly T[];
  readonly fix: Fix;
}

/**
 * Puts fixes of one document together, because every edit of a document reads it anew: one by one, a thousand fixes of a large
 * document would take hours. A fix that wants something else at a place that is taken stays outside, and so do fixes of
 * several documents.
 */
export function batchesOf<T extends { readonly fix: Fix }>(members: readonly T[]): readonly Batch<T>[] {
  const groups = new Map<number, T[]>();
  for (const member of members) {
    const document = onlyDocument(member.fix);
    if (document === null) continue;
    const group = groups.get(document);
    if (group) group.push(member);
    else groups.set(document, [member]);
  }
  return [...groups.values()].map(batchOf).filter((batch) => batch.members.length > 1);
}

/** The document of a fix that edits one and nothing else; null for all others. */
function onlyDocument({ action }: Fix): number | null {
  if (action.kind !== "edit") return null;
  const documents = new Set(action.changes.map(({ document }) => document));
  const [first] = documents;
  return documents.size === 1 && first !== undefined ? first : null;
}

function batchOf<T extends { readonly fix: Fix }>(group: readonly T[]): Batch<T> {
  const wishes = new Map<string, string>();
  const changes: DocumentChange[] = [];
  const members: T[] = [];
  for (const member of group) {
    const wanted = changesOf(member.fix);
    const contradicts = wanted.some(({ change }) => {
      const wish = wishes.get(placeOf(change));
      return wish !== undefined && wish !== JSON.stringify(change);
    });
    if (contradicts) continue;
    for (const each of wanted) {
      const place = placeOf(each.change);
      if (!wishes.has(place)) changes.push(each);
      wishes.set(place, JSON.stringify(each.change));
    }
    members.push(member);
  }
  const [first] = group;
  const title = first?.fix.title ?? { id: "", args: {} };
  return { members, fix: { title, preferred: true, action: { kind: "edit", changes } } };
}

function changesOf({ action }: Fix): readonly DocumentChange[] {
  return action.kind === "edit" ? action.changes : [];
}

function placeOf(change: YamlChange): string {
  return change.kind === "replace"
    ? `${change.span.start}`
    : JSON.stringify([change.mapping.start, change.path]);
}
