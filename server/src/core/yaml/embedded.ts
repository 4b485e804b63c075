import type { Span } from "../text/span.ts";
import { parseDocument } from "./parseDocument.ts";
import type { YamlNode, YamlScalar } from "./tree.ts";

/** The tree of YAML that is written inside a scalar, with spans of the document around it; null where it cannot be read. */
export function readEmbedded(scalar: YamlScalar, text: string): YamlNode | null {
  const shown = textOfEmbedded(scalar, text);
  if (shown !== null) return parseDocument(shown).root;
  const { root } = parseDocument(scalar.text);
  return root && placedAt(root, scalar.span, new Map());
}

/**
 * The document with nothing but the content of a scalar in it: everything around it is blank, so that all offsets stay. Null
 * where escapes or folding make content and text differ.
 */
export function textOfEmbedded({ style, span, text: value }: YamlScalar, text: string): string | null {
  if (style === "folded") return null;
  if (style === "literal") {
    const header = text.indexOf("\n", span.start);
    return header === -1 || header >= span.end ? null : only({ start: header, end: span.end }, text);
  }
  const quote = style === "plain" ? 0 : 1;
  const inner = { start: span.start + quote, end: span.end - quote };
  return text.slice(inner.start, inner.end) === value ? only(inner, text) : null;
}

/**
 * The text in which to edit at an offset: the document itself or, inside a scalar that holds YAML, the document with nothing but
 * the content of that scalar. Edits of either are edits of the document.
 */
export function textAround(offset: number, text: string): string {
  const { root } = parseDocument(text);
  const scalar = root && scalarAround(root, offset);
  return (scalar && textOfEmbedded(scalar, text)) ?? text;
}

/** The scalar that holds an offset in its inside; a plain word is no YAML of its own. */
function scalarAround(node: YamlNode, offset: number): YamlScalar | null {
  if (offset <= node.span.start || offset > node.span.end) {
    if (node.kind === "scalar" || node.kind === "unknown" || offset < node.span.start) return null;
  }
  if (node.kind === "scalar") return node.style !== "plain" && /[:{[]/.test(node.text) ? node : null;
  const children = node.kind === "mapping" ? node.entries : node.kind === "sequence" ? node.items : [];
  for (const { value, sharing } of children) {
    if (sharing !== "own" || offset < value.span.start || offset > value.span.end) continue;
    const found = scalarAround(value, offset);
    if (found) return found;
  }
  return null;
}

function only({ start, end }: Span, text: string): string {
  const blank = (part: string) => part.replaceAll(/[^\r\n]/g, " ");
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}

/** The tree with every part at one place, because no better one is known. */
function placedAt(node: YamlNode, span: Span, done: Map<YamlNode, YamlNode>): YamlNode {
  const known = done.get(node);
  if (known !== undefined) return known;
  const placed = placedNode(node, span, done);
  done.set(node, placed);
  return placed;
}

function placedNode(node: YamlNode, span: Span, done: Map<YamlNode, YamlNode>): YamlNode {
  if (node.kind === "mapping") {
    const entries = node.entries.map((entry) => ({
      ...entry,
      keySpan: span,
      value: placedAt(entry.value, span, done),
    }));
    return { ...node, span, entries };
  }
  if (node.kind === "sequence") {
    return {
      ...node,
      span,
      items: node.items.map((item) => ({ ...item, value: placedAt(item.value, span, done) })),
    };
  }
  return { ...node, span };
}
