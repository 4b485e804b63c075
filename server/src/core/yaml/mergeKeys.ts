import type { UnknownReason, YamlEntry, YamlMapping, YamlNode } from "./tree.ts";

/** One `<<` of a mapping. */
export interface MergeKey {
  /** What stands behind it: a mapping or a sequence of mappings. */
  readonly value: YamlNode;
  /** How many own entries of the mapping stand in front of it. */
  readonly behind: number;
}

/** How many entries merge keys may still add to the document. The nodes are shared, the entries are not. */
export interface MergeBudget {
  left: number;
}

/**
 * The entries of a mapping with its merge keys expanded and its duplicate keys marked, or the reason why the mapping cannot be
 * known: what is merged is no mapping (go-yaml refuses the document), or there is too much of it.
 */
export function expandMergeKeys(
  own: readonly YamlEntry[],
  merges: readonly MergeKey[],
  budget: MergeBudget,
): readonly YamlEntry[] | UnknownReason {
  const positions = positionsOf(own);
  if (merges.length === 0) return markDuplicates(own, positions);
  const merged = new Map<string, YamlEntry>();
  const overridden = new Set<number>();
  const take = (entry: YamlEntry, behind: number) => {
    const rivals = positions.get(entry.key);
    if (rivals !== undefined) for (const rival of rivals) if (rival < behind) overridden.add(rival);
    if (rivals === undefined && !merged.has(entry.key)) merged.set(entry.key, { ...entry, sharing: "merge" });
  };
  // The last `<<` wins against the ones before it, the first mapping of a list against the ones behind it (go-yaml v2).
  for (const merge of [...merges].reverse()) {
    const sources = sourcesOf(merge.value);
    if (typeof sources === "string") return sources;
    for (const source of sources) {
      budget.left -= source.entries.length;
      if (budget.left < 0) return "limit";
      for (const entry of source.entries) take(entry, merge.behind);
    }
  }
  return [...markDuplicates(own, positions, overridden), ...merged.values()];
}

/** The mappings behind a `<<`, the strongest first. */
function sourcesOf(value: YamlNode): readonly YamlMapping[] | UnknownReason {
  const nodes = value.kind === "sequence" ? value.items.map((item) => item.value) : [value];
  const sources: YamlMapping[] = [];
  for (const node of nodes) {
    if (node.kind === "unknown") return node.reason;
    if (node.kind !== "mapping") return "wrong-type";
    sources.push(node);
  }
  return sources;
}

function positionsOf(entries: readonly YamlEntry[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  entries.forEach((entry, position) => {
    const same = positions.get(entry.key);
    if (same === undefined) positions.set(entry.key, [position]);
    else same.push(position);
  });
  return positions;
}

/**
 * An own key in front of a `<<` that brings the same key counts as written twice: by the YAML merge specification the own one
 * wins, but go-yaml v2, the API server's reader, merges in document order and lets the merged one win.
 */
function markDuplicates(
  entries: readonly YamlEntry[],
  positions: ReadonlyMap<string, readonly number[]>,
  overridden: ReadonlySet<number> = new Set(),
): readonly YamlEntry[] {
  if (positions.size === entries.length && overridden.size === 0) return entries;
  return entries.map((entry, position) => {
    const twice = (positions.get(entry.key)?.length ?? 0) > 1 || overridden.has(position);
    return twice ? { ...entry, duplicate: true } : entry;
  });
}
