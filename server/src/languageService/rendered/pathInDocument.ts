import type { Span } from "../../core/text/span.ts";
import type { YamlEntry, YamlNode } from "../../core/yaml/tree.ts";

/** One step from a node to one below it. */
export type Step =
  | { readonly key: string }
  /** An item of a sequence; `name` is that of a container, port and the like, or the item itself where it is text. */
  | { readonly item: number; readonly name: string | null };

/** What stands at a place of a document. */
export interface PlaceInDocument {
  readonly path: readonly Step[];
  /** The place is a key, and not its value. */
  readonly isKey: boolean;
}

/** Deeper documents are not read (yaml/limits.ts); aliases could otherwise lead round in circles. */
const deepest = 200;

/** The way from the root of a document to the smallest key or value around a span. */
export function pathInDocument(root: YamlNode, span: Span): PlaceInDocument {
  const path: Step[] = [];
  let node: YamlNode | undefined = root;
  while (node !== undefined && path.length < deepest) {
    if (node.kind === "mapping") {
      const entry: YamlEntry | undefined = node.entries.find(
        ({ keySpan, value }) => holds(keySpan, span) || holds(value.span, span),
      );
      if (entry === undefined) break;
      path.push({ key: entry.key });
      if (holds(entry.keySpan, span)) return { path, isKey: true };
      node = entry.value;
    } else if (node.kind === "sequence") {
      const item = node.items.findIndex(({ value }) => holds(value.span, span));
      const value: YamlNode | undefined = node.items[item]?.value;
      if (value === undefined) break;
      path.push({ item, name: nameOf(value) });
      node = value;
    } else break;
  }
  return { path, isKey: false };
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function nameOf(node: YamlNode): string | null {
  if (node.kind === "scalar") return node.text;
  if (node.kind !== "mapping") return null;
  const name = node.entries.find(({ key }) => key === "name")?.value;
  return name?.kind === "scalar" ? name.text : null;
}
