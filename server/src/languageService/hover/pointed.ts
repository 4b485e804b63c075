import { type Span, touches } from "../../core/text/span.ts";
import type { YamlPath } from "../../core/yaml/change.ts";
import type { YamlMapping, YamlNode } from "../../core/yaml/tree.ts";

/** What stands at an offset of a document: the key or the value of an entry, or an item of a list of scalars. */
export interface Pointed {
  readonly on: "key" | "value";
  /** The characters of the key or of the scalar. */
  readonly span: Span;
  /** Keys and item numbers from `root` to the entry or item. */
  readonly path: YamlPath;
  /** The mapping that is read: spans count from the start of the document. */
  readonly root: YamlMapping;
  /** The mappings and lists from `root` to the one that holds the entry or item. */
  readonly parents: readonly YamlNode[];
  readonly value: YamlNode;
}

/** What an offset of a document points at; null between the tokens, and where a value came through an alias. */
export function pointedAt(root: YamlNode, offset: number): Pointed | null {
  return root.kind === "mapping" ? walk(root, { root, path: [], parents: [] }, offset) : null;
}

type Trail = Pick<Pointed, "root" | "path" | "parents">;

function walk(node: YamlNode, trail: Trail, offset: number): Pointed | null {
  if (node.kind === "mapping") {
    for (const entry of node.entries) {
      if (entry.sharing !== "own") continue;
      const inside = step(trail, entry.key, node);
      if (touches(entry.keySpan, offset))
        return { on: "key", span: entry.keySpan, ...inside, value: entry.value };
      if (touches(entry.value.span, offset)) return walk(entry.value, inside, offset);
    }
    return null;
  }
  if (node.kind === "sequence") {
    const number = node.items.findIndex(
      ({ sharing, value }) => sharing === "own" && touches(value.span, offset),
    );
    const item = node.items[number];
    return item ? walk(item.value, step(trail, number, node), offset) : null;
  }
  return { on: "value", span: node.span, ...trail, value: node };
}

function step({ root, path, parents }: Trail, key: string | number, node: YamlNode): Trail {
  return { root, path: [...path, key], parents: [...parents, node] };
}

/** The same place seen from a mapping on the way to it: an object in a `List`. Null when it is not on the way. */
export function seenFrom(pointed: Pointed, span: Span): Pointed | null {
  const depth = pointed.parents.findIndex(
    (node) => node.span.start === span.start && node.span.end === span.end,
  );
  const root = pointed.parents[depth];
  if (root?.kind !== "mapping") return null;
  return { ...pointed, root, path: pointed.path.slice(depth), parents: pointed.parents.slice(depth) };
}
