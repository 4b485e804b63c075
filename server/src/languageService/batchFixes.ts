import type { YamlChange } from "../core/yaml/change.ts";
import type { DocumentChange, EditFix } from "../rules/rule.ts";

/** Fixes of one document that can be made by one edit of it. */
export interface Batch<T> {
  readonly members: readonly T[];
  readonly changes: readonly DocumentChange[];
}

/**
 * Puts fixes of one document together, because every edit of a document reads it anew: one by one, a thousand fixes of a large
 * document would take hours. A fix that wants something else at a place that is taken stays outside, and so do fixes of
 * several documents.
 */
export function batchesOf<T extends { readonly fix: EditFix }>(members: readonly T[]): readonly Batch<T>[] {
  const groups = new Map<number, Edit<T>[]>();
  for (const member of members) {
    const { changes } = member.fix.action;
    const [document, ...others] = new Set(changes.map((change) => change.document));
    if (document === undefined || others.length > 0) continue;
    const group = groups.get(document);
    if (group) group.push({ member, changes });
    else groups.set(document, [{ member, changes }]);
  }
  return [...groups.values()].map(batchOf).filter((batch) => batch.members.length > 1);
}

/** A fix that edits one document and nothing else. */
interface Edit<T> {
  readonly member: T;
  readonly changes: readonly DocumentChange[];
}

function batchOf<T>(group: readonly Edit<T>[]): Batch<T> {
  const wishes = new Map<string, string>();
  const changes: DocumentChange[] = [];
  const members: T[] = [];
  for (const { member, changes: wanted } of group) {
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
  return { members, changes };
}

function placeOf(change: YamlChange): string {
  return change.kind === "replace"
    ? `${change.span.start}`
    : JSON.stringify([change.mapping.start, change.path]);
}
