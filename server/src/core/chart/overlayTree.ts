import { holeMarks } from "../template/holeMarks.ts";
import type { Insert, Region } from "../template/readTemplate.ts";
import type { Span } from "../text/span.ts";
import type { Origin, YamlEntry, YamlItem, YamlMapping, YamlNode, YamlSequence } from "../yaml/tree.ts";
import { chooseAlternatives, type Printed } from "./alternatives.ts";
import { type Expansion, expand } from "./expand.ts";
import { isEmpty, type Placement, placeInserts } from "./placeInserts.ts";
import {
  contains,
  type DocumentReading,
  overlaps,
  regionsAround,
  templateDecides,
  verdictOf,
} from "./reading.ts";
import { composed, hasAction, readScalar } from "./scalars.ts";

/** A tree as its template prints it. */
export interface Overlaid {
  readonly node: YamlNode;
  /** Something of it rests on the default values of the chart. */
  readonly defaults: boolean;
}

/** The tree of a whole document or named template, and whether it is printed at all. */
export interface OverlaidRoot extends Overlaid {
  readonly verdict: Region["verdict"];
}

/**
 * The tree of masked text with what the actions decide: values that are known, values and keys that are not, and
 * collections that may hold more than is seen. What stands in plain YAML between the actions stays as it is.
 */
export function overlayTree(root: YamlNode, reading: DocumentReading): OverlaidRoot {
  const context: Context = {
    reading,
    placement: placeInserts(root, reading.inserts, reading.masked),
    visits: { left: 200_000 },
  };
  const whole = withInserts(root, context.placement);
  const around = reading.regions.filter(({ span }) => contains(span, whole));
  const { node, defaults } = overlay(context, root, whole, without(reading.regions, around));
  return { node, defaults: defaults || around.some((region) => region.defaults), verdict: verdictOf(around) };
}

interface Context {
  readonly reading: DocumentReading;
  readonly placement: Placement;
  /** Aliases make a graph of the tree, in which a small text can spell a huge object. */
  readonly visits: { left: number };
}

/** `regions` are those that touch the node and do not contain its holder. */
function overlay(context: Context, node: YamlNode, holder: Span, regions: readonly Region[]): Overlaid {
  if (--context.visits.left < 0) return { node: templateDecides(node.span), defaults: false };
  const whole = withInserts(node, context.placement);
  const inner = regions.filter(({ span }) => overlaps(span, whole) && !contains(span, whole));
  const given = context.placement.get(node) ?? [];
  switch (node.kind) {
    case "unknown":
      return { node, defaults: false };
    case "scalar":
      return given.length > 0 ? filled(context, node, holder, given) : readScalar(node, context.reading);
    case "mapping":
      return node.flow && given.length > 0
        ? { node: templateDecides(node.span), defaults: false }
        : overlayMapping(context, node, whole, inner, given);
    case "sequence":
      return overlaySequence(context, node, whole, inner, given);
  }
}

/** A value of which nothing is written but the action that prints it. */
function filled(context: Context, node: YamlNode, holder: Span, inserts: readonly Insert[]): Overlaid {
  const [only] = inserts;
  const expansion = isEmpty(node) && inserts.length === 1 && only ? expanded(context, only, holder) : null;
  return expansion ?? { node: templateDecides(only?.span ?? node.span), defaults: false };
}

/** Null where what an action prints, or whether it does, is not known. */
function expanded({ reading }: Context, insert: Insert, holder: Span): Expansion | null {
  if (verdictOf(regionsAround(insert.span, holder, reading.regions)) !== "always") return null;
  return expand(insert.value, insert.span, reading);
}

function overlayMapping(
  context: Context,
  mapping: YamlMapping,
  whole: Span,
  regions: readonly Region[],
  inserts: readonly Insert[],
): Overlaid {
  const printed: Printed[] = [];
  let open = mapping.open === true;
  for (const entry of mapping.entries) {
    if (entry.sharing === "merge") {
      printed.push({ entry, regions: [] });
      continue;
    }
    const own = readEntry(context, entry, mapping.span, whole, regions);
    if (own === null) open = true;
    else {
      printed.push(own);
      if (own.entry.key.includes("{{") || own.regions.some(({ loop }) => loop !== null)) open = true;
    }
  }
  for (const insert of inserts) {
    const expansion = expanded(context, insert, whole);
    if (expansion?.node.kind === "mapping") {
      const basis = expansion.defaults ? defaultsAt(context, mapping.span) : {};
      for (const entry of expansion.node.entries)
        printed.push({ entry: { ...basis, ...entry }, regions: [] });
      open ||= expansion.defaults || expansion.node.open === true;
    } else open = true;
  }
  const entries = chooseAlternatives(printed, context.reading.document, mapping.span);
  return { node: { ...mapping, entries, ...(open ? { open } : {}) }, defaults: false };
}

/** Null where the key is not known. */
function readEntry(
  context: Context,
  entry: YamlEntry,
  holder: Span,
  whole: Span,
  regions: readonly Region[],
): Printed | null {
  const key = keyOf(context, entry);
  if (key === null) return null;
  const around = regionsAround(entry.keySpan, whole, regions);
  const valueSpan = withInserts(entry.value, context.placement);
  const between = isEmpty(entry.value)
    ? []
    : regionsAround(valueSpan, entry.keySpan, without(regions, around));
  const value = overlay(context, entry.value, entry.keySpan, without(regions, around));
  const isPrinted = verdictOf(once(between)) === "always";
  const isLoop = between.some(({ loop }) => loop !== null);
  const node = isPrinted ? (isLoop ? extended(value.node) : value.node) : templateDecides(entry.value.span);
  const defaults = value.defaults || between.some((region) => region.defaults);
  const entryMade = withOrigin(context, { ...entry, key: key.text }, { ...value, node, defaults }, holder);
  return { entry: isPrinted ? entryMade : { ...entry, key: key.text, value: node }, regions: around };
}

/** The regions as if no loop went round more than once. */
function once(regions: readonly Region[]): readonly Region[] {
  return regions.map((region) => ({ ...region, loop: null }));
}

/** A collection that may hold more than is seen. */
function extended(node: YamlNode): YamlNode {
  if (node.kind === "mapping") return { ...node, open: true };
  if (node.kind !== "sequence") return templateDecides(node.span);
  return { ...node, items: [...node.items, { value: templateDecides(node.span), sharing: "own" }] };
}

/** The stretch of a collection with the actions that print more of it. */
function withInserts(node: YamlNode, placement: Placement): Span {
  const inserts = placement.get(node);
  if (inserts === undefined) return node.span;
  const spans = [node.span, ...inserts.map(({ span }) => span)];
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function without(regions: readonly Region[], taken: readonly Region[]): readonly Region[] {
  return taken.length === 0 ? regions : regions.filter((region) => !taken.includes(region));
}

function keyOf({ reading }: Context, { key, keySpan }: YamlEntry): { readonly text: string } | null {
  if (!hasAction(keySpan, reading)) return { text: key };
  const holes = reading.holes.filter(({ span }) => contains(keySpan, span));
  if (!holeMarks.some((mark) => key.includes(mark))) return null;
  const text = composed(key, holes);
  return text === null || text.includes("\n") ? null : { text };
}

function withOrigin<T extends YamlEntry>(
  context: Context,
  entry: T,
  value: ReturnType<typeof readScalar> | Overlaid,
  holder: Span,
): T {
  const origin = "origin" in value ? value.origin : null;
  if (origin !== null) {
    return {
      ...entry,
      keySpan: origin.key?.span ?? origin.at.span,
      value: { ...value.node, span: origin.at.span },
      origin: { document: origin.at.document, basis: "chart-default", holder: origin.holder.span },
    };
  }
  return { ...entry, value: value.node, ...(value.defaults ? defaultsAt(context, holder) : {}) };
}

function defaultsAt({ reading }: Context, holder: Span): { readonly origin: Origin } {
  return { origin: { document: reading.document, basis: "chart-default", holder } };
}

function overlaySequence(
  context: Context,
  sequence: YamlSequence,
  whole: Span,
  regions: readonly Region[],
  inserts: readonly Insert[],
): Overlaid {
  const items: YamlItem[] = sequence.items.flatMap((item) => {
    const around = regionsAround(item.value.span, whole, regions);
    // An item of a loop stands for itself, and for what the loop may give besides.
    const isOfLoop = around.some(({ loop }) => loop !== null);
    const unread = { value: templateDecides(item.value.span), sharing: "own" } as const;
    if (verdictOf(once(around)) !== "always") return [unread];
    const value = overlay(context, item.value, sequence.span, without(regions, around));
    const defaults = value.defaults || around.some((region) => region.defaults);
    const read = { ...item, value: value.node, ...(defaults ? defaultsAt(context, sequence.span) : {}) };
    return isOfLoop ? [read, unread] : [read];
  });
  for (const insert of inserts) {
    const expansion = expanded(context, insert, whole);
    const list = expansion?.node.kind === "sequence" ? expansion.node : null;
    const basis = expansion?.defaults ? defaultsAt(context, sequence.span) : {};
    items.push(...(list?.items ?? []).map((item) => ({ ...basis, ...item })));
    // Whoever sets values may add to the default ones.
    if (list === null || expansion?.defaults)
      items.push({ value: templateDecides(insert.span), sharing: "own" });
  }
  return { node: { ...sequence, items }, defaults: false };
}
