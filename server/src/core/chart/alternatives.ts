import type { Region } from "../template/readTemplate.ts";
import type { DocumentId, Span } from "../text/span.ts";
import type { YamlEntry, YamlNode } from "../yaml/tree.ts";
import { templateDecides, verdictOf } from "./reading.ts";

/** An entry of a mapping with the regions that decide whether it is printed. */
export interface Printed {
  readonly entry: YamlEntry;
  readonly regions: readonly Region[];
}

/**
 * One entry for each key. A key that stands in several branches is known where the default values choose one of them, or
 * where all branches agree; a key that may not be printed at all is unknown.
 */
export function chooseAlternatives(
  printed: readonly Printed[],
  document: DocumentId,
  holder: Span,
): readonly YamlEntry[] {
  const byKey = new Map<string, Printed[]>();
  for (const each of printed) {
    const same = byKey.get(each.entry.key);
    if (same) same.push(each);
    else byKey.set(each.entry.key, [each]);
  }
  return [...byKey.values()].flatMap((rivals) => chosen(rivals, document, holder));
}

function chosen(rivals: readonly Printed[], document: DocumentId, holder: Span): readonly YamlEntry[] {
  const [first] = rivals;
  if (first === undefined) return [];
  if (rivals.every(({ regions }) => regions.length === 0)) {
    const twice = rivals.length > 1;
    return rivals.map(({ entry }) => (twice ? { ...entry, duplicate: true } : entry));
  }
  const live = rivals.filter(({ regions }) => verdictOf(regions) === "always");
  const open = rivals.filter(({ regions }) => verdictOf(regions) === "maybe");
  const [winner, ...others] = live;
  if (winner !== undefined && open.length === 0) {
    if (others.length > 0) return live.map(({ entry }) => ({ ...entry, duplicate: true }));
    const origin = { document, basis: "chart-default", holder } as const;
    return [{ ...winner.entry, duplicate: false, origin: winner.entry.origin ?? origin }];
  }
  if (coverAll(rivals) && rivals.every(({ entry }) => same(entry.value, first.entry.value))) {
    return [{ ...first.entry, duplicate: false }];
  }
  return [{ ...first.entry, duplicate: false, value: templateDecides(first.entry.value.span) }];
}

/** They stand in all the branches of one block, of which one is always printed. */
function coverAll(rivals: readonly Printed[]): boolean {
  const regions = rivals.map((rival) => (rival.regions.length === 1 ? rival.regions[0] : undefined));
  const [first] = regions;
  if (first?.alternatives !== rivals.length) return false;
  return regions.every(
    (region, number) => region?.block === first.block && regions.indexOf(region) === number,
  );
}

/** Equal data, wherever it stands; what is too large to be compared is not. */
function same(a: YamlNode, b: YamlNode): boolean {
  const budget = { left: 2000 };
  const equal = dataOf(a, budget) === dataOf(b, budget);
  return equal && budget.left >= 0;
}

function dataOf(node: YamlNode, budget: { left: number }): string {
  if (--budget.left < 0) return "";
  switch (node.kind) {
    case "unknown":
      return `?${node.span.start}`;
    case "scalar":
      return JSON.stringify([typeof node.value, node.value]);
    case "sequence":
      return `[${node.items.map(({ value }) => dataOf(value, budget)).join(",")}]`;
    case "mapping": {
      const entries = node.entries.map(({ key, value }) => `${JSON.stringify(key)}:${dataOf(value, budget)}`);
      return `{${entries.sort().join(",")}${node.open ? `,?${node.span.start}` : ""}}`;
    }
  }
}
