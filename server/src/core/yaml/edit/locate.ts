import { isAlias, isCollection, isMap, isScalar, isSeq } from "yaml";
import type { EditObstacle, YamlPath } from "../change.ts";
import { rangeOf } from "../sourceSpans.ts";
import type { YamlNode } from "../tree.ts";
import type { Source, SourceEntry, SourceMapping, SourceSequence } from "./source.ts";

/** Where a value stands: behind the colon of an entry, behind the dash of an item, or at the root. */
export type Holder =
  | { readonly kind: "entry"; readonly mapping: SourceMapping; readonly entry: SourceEntry }
  | { readonly kind: "item"; readonly sequence: SourceSequence; readonly number: number }
  | { readonly kind: "root" };

/** A node that was reached along a path. */
export interface Place {
  readonly holder: Holder;
  /** The `yaml` package's node, null or an empty scalar where no value is written. */
  readonly node: unknown;
  readonly value: YamlNode;
  /** The rest of the path, whose first step is missing in `node`. Empty where the whole path exists. */
  readonly missing: YamlPath;
}

/**
 * Follows a path from the root as far as it exists. Says no as soon as it leads through something that other places share, that
 * is written twice, that a template decides, or that is of another type than the path demands.
 */
export function follow(source: Source, path: YamlPath): Place | EditObstacle {
  let place: Place = { holder: { kind: "root" }, node: source.contents, value: source.root, missing: [] };
  for (let depth = 0; depth <= path.length; depth++) {
    const obstacle = obstacleAt(source, place);
    if (obstacle !== null) return obstacle;
    if (depth === path.length) break;
    const next = stepInto(place, path[depth]!);
    if (next === "missing") return { ...place, missing: path.slice(depth) };
    if (typeof next === "string") return next;
    place = next;
  }
  return place;
}

/** The path of the mapping that starts at an offset, or null. */
export function pathOfMapping(source: Source, start: number): YamlPath | null {
  return find(source.contents, (node) => isMap(node) && startOf(node) === start, start);
}

/** The path of the scalar whose characters hold an offset range, or null. */
export function pathOfScalar(source: Source, start: number, end: number): YamlPath | null {
  const holds = (node: unknown) => isScalar(node) && rangeOf(node).start <= start && end <= rangeOf(node).end;
  return find(source.contents, holds, start);
}

function obstacleAt(source: Source, { node, value }: Place): EditObstacle | null {
  if (isAlias(node)) return "alias";
  const anchor = isCollection(node) || isScalar(node) ? node.anchor : undefined;
  const use = anchor === undefined ? undefined : source.anchorUses.get(anchor);
  if (use !== undefined) return use;
  if (value.kind !== "unknown") return null;
  if (value.reason === "template" || value.reason === "tag") return value.reason;
  return value.reason === "bad-alias" ? "alias" : "layout";
}

function stepInto({ node, value }: Place, step: string | number): Place | EditObstacle | "missing" {
  if (isSeq(node) && value.kind === "sequence" && typeof step === "number") {
    const item = value.items[step];
    if (item === undefined) return step === value.items.length ? "missing" : "conflict";
    const holder: Holder = { kind: "item", sequence: node, number: step };
    return { holder, node: node.items[step], value: item.value, missing: [] };
  }
  if (isMap(node) && value.kind === "mapping" && typeof step === "string") {
    const entries = value.entries.filter((entry) => entry.key === step);
    const [entry] = entries;
    if (entry === undefined) return "missing";
    if (entries.length > 1 || entry.duplicate) return "conflict";
    if (entry.sharing === "merge") return "merge-key";
    const pair = node.items.find((item) => isScalar(item.key) && item.key.source === step);
    // The key itself is an alias.
    if (pair === undefined) return "alias";
    return {
      holder: { kind: "entry", mapping: node, entry: pair },
      node: pair.value,
      value: entry.value,
      missing: [],
    };
  }
  return value.kind === "scalar" && value.value === null && isEmptyValue(node) ? "missing" : "conflict";
}

/** No value, or one that stands for none: a mapping may be written there. */
function isEmptyValue(node: unknown): boolean {
  return node === null || (isScalar(node) && node.type === "PLAIN");
}

function find(node: unknown, matches: (node: unknown) => boolean, offset: number): YamlPath | null {
  if (matches(node)) return [];
  if (!isCollection(node) || offset < startOf(node) || offset > rangeOf(node).end) return null;
  if (isSeq(node)) {
    for (const [number, item] of node.items.entries()) {
      const path = find(item, matches, offset);
      if (path !== null) return [number, ...path];
    }
  }
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const path = find(value, matches, offset);
      if (path !== null) return isScalar(key) ? [key.source ?? "", ...path] : null;
    }
  }
  return null;
}

/** Where a node starts as our own tree counts: a block mapping at its first key, not at the anchor of that key. */
function startOf(node: unknown): number {
  if (isMap(node) && node.flow !== true && node.items[0] !== undefined)
    return rangeOf(node.items[0].key).start;
  return rangeOf(node).start;
}
