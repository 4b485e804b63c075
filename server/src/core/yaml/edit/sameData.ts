import type { YamlEntry, YamlMapping, YamlNode } from "../tree.ts";

/** A tree and the text it was read from. */
export interface Read {
  readonly root: YamlNode;
  readonly text: string;
}

/**
 * True where two documents hold the same data, whatever their layout. Mappings compare by key, what is unknown by its
 * characters. Shared nodes are compared once, so aliases of aliases cost nothing.
 */
export function holdSameData(one: Read, other: Read): boolean {
  const compared = new Map<YamlNode, Set<YamlNode>>();
  const same = (a: YamlNode, b: YamlNode): boolean => {
    const known = compared.get(a);
    if (known?.has(b)) return true;
    if (known) known.add(b);
    else compared.set(a, new Set([b]));
    return sameNode(a, b);
  };
  const sameNode = (a: YamlNode, b: YamlNode): boolean => {
    if (a.kind === "mapping") return b.kind === "mapping" && sameEntries(a, b, same);
    if (a.kind === "scalar") return b.kind === "scalar" && Object.is(a.value, b.value);
    if (a.kind === "unknown") return b.kind === "unknown" && charactersOf(one, a) === charactersOf(other, b);
    return (
      b.kind === "sequence" &&
      a.items.length === b.items.length &&
      a.items.every((item, number) => {
        const twin = b.items[number]!;
        return item.sharing === twin.sharing && same(item.value, twin.value);
      })
    );
  };
  return same(one.root, other.root);
}

function sameEntries(a: YamlMapping, b: YamlMapping, same: (a: YamlNode, b: YamlNode) => boolean): boolean {
  if (a.entries.length !== b.entries.length) return false;
  const twins = groupedByKey(b.entries);
  const taken = new Map<string, number>();
  return a.entries.every((entry) => {
    const number = taken.get(entry.key) ?? 0;
    taken.set(entry.key, number + 1);
    const twin = twins.get(entry.key)?.[number];
    if (twin === undefined || twin.sharing !== entry.sharing || twin.duplicate !== entry.duplicate)
      return false;
    return same(entry.value, twin.value);
  });
}

function groupedByKey(entries: readonly YamlEntry[]): ReadonlyMap<string, readonly YamlEntry[]> {
  const groups = new Map<string, YamlEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.key);
    if (group === undefined) groups.set(entry.key, [entry]);
    else group.push(entry);
  }
  return groups;
}

function charactersOf({ text }: Read, { span }: YamlNode): string {
  return text.slice(span.start, span.end);
}
