import type { NamedTemplate } from "../template/evaluate.ts";
import { rootScope } from "../template/evaluate.ts";
import { readTemplate } from "../template/readTemplate.ts";
import type { Value } from "../template/value.ts";
import type { DocumentId, Span } from "../text/span.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import type { Origin, YamlEntry, YamlItem, YamlNode, YamlScalar } from "../yaml/tree.ts";
import { overlayTree } from "./overlayTree.ts";
import { type DocumentReading, templateDecides } from "./reading.ts";

/** What an action prints as a block of YAML: parts of a tree, placed at the action or in the values file. */
export interface Expansion {
  readonly node: YamlNode;
  readonly defaults: boolean;
}

/** Named templates inside of each other. */
const maximumDepth = 8;

/** The YAML that a value prints, or null where it cannot be followed. `span` is the action's, `document` the one it stands in. */
export function expand(value: Value, span: Span, reading: DocumentReading): Expansion | null {
  if (value.kind === "scalar")
    return typeof value.value === "string" ? ofText(value.value, value, span, reading.document) : null;
  if (value.kind !== "opaque" || value.block === null) return null;
  if (value.block.kind === "yaml") {
    const given = value.block.value;
    if (given.kind === "opaque") return null;
    const budget = { left: 2000 };
    const node = nodeOf(given, span, reading.document, budget);
    return budget.left < 0 ? null : { node, defaults: given.defaults };
  }
  const template = reading.evaluation.library.find(value.block.name);
  return template && ofCall(template, value.block.dot, span, reading);
}

function ofText(text: string, { defaults }: Value, span: Span, document: DocumentId): Expansion | null {
  const { root, problems } = parseDocument(text);
  if (root === null || problems.length > 0) return null;
  return { node: moved(root, span, document), defaults };
}

/** The body of a named template, read as the document of a template is. */
function ofCall(template: NamedTemplate, dot: Value, span: Span, reading: DocumentReading): Expansion | null {
  const { evaluation, document } = reading;
  if (evaluation.depth >= maximumDepth || --evaluation.steps < 0) return null;
  evaluation.depth++;
  const own = readTemplate(template.text, template, rootScope(dot), evaluation);
  const { root, problems } = parseDocument(own.masked);
  const isReadable = root !== null && problems.every(({ kind }) => kind === "duplicate-key");
  const tree = isReadable ? overlayTree(root, { ...own, document, evaluation }) : null;
  evaluation.depth--;
  if (tree?.verdict !== "always") return null;
  return { node: moved(tree.node, span, document), defaults: tree.defaults };
}

/** A tree whose parts all stand where the action stands that prints them, but for what a values file gives. */
function moved(node: YamlNode, span: Span, document: DocumentId): YamlNode {
  const at = <T extends YamlEntry | YamlItem>(part: T): T => {
    if (part.origin !== undefined && part.origin.document !== document) return part;
    const origin = part.origin && { ...part.origin, holder: span };
    return {
      ...part,
      value: moved(part.value, span, document),
      sharing: "own",
      ...(origin ? { origin } : {}),
    };
  };
  switch (node.kind) {
    case "mapping":
      return {
        ...node,
        span,
        entries: node.entries.map((entry) => {
          const placed = at(entry);
          return placed === entry ? entry : { ...placed, keySpan: span };
        }),
      };
    case "sequence":
      return { ...node, span, items: node.items.map(at) };
    default:
      return { ...node, span };
  }
}

/** A value as YAML: its parts stand in the values file where one gives them, else where the action stands. */
function nodeOf(value: Value, span: Span, document: DocumentId, budget: { left: number }): YamlNode {
  if (--budget.left < 0) return templateDecides(span);
  const place = value.origin?.at.span ?? span;
  switch (value.kind) {
    case "opaque":
      return value.symbol === null ? templateDecides(place) : expressionAt(place, value.symbol);
    case "scalar":
      return scalarAt(place, value.value);
    case "list":
      return {
        kind: "sequence",
        span: place,
        flow: false,
        items: value.items.map((item) => ({
          value: nodeOf(item, span, document, budget),
          sharing: "own" as const,
          ...originOf(item, span, document),
        })),
      };
    case "table":
      return {
        kind: "mapping",
        span: place,
        flow: false,
        // Whoever sets values may add to the default ones.
        ...(value.open || value.defaults ? { open: true } : {}),
        entries: [...value.entries].map(([key, inner]) => ({
          key,
          keySpan: inner.origin?.key?.span ?? inner.origin?.at.span ?? span,
          value: nodeOf(inner, span, document, budget),
          sharing: "own" as const,
          duplicate: false,
          ...originOf(inner, span, document),
        })),
      };
  }
}

/** Where a part of a value was written, and that it rests on the defaults. */
export function originOf(value: Value, span: Span, document: DocumentId): { readonly origin?: Origin } {
  const { origin, defaults } = value;
  if (origin !== null) {
    return { origin: { document: origin.at.document, basis: "chart-default", holder: origin.holder.span } };
  }
  return defaults ? { origin: { document, basis: "chart-default", holder: span } } : {};
}

function scalarAt(span: Span, value: YamlScalar["value"]): YamlScalar {
  const isText = typeof value === "string";
  return {
    kind: "scalar",
    span,
    style: isText ? "double" : "plain",
    text: value === null ? "" : String(value),
    value,
  };
}

function expressionAt(span: Span, symbol: string): YamlScalar {
  const text = `{{ ${symbol} }}`;
  return { kind: "scalar", span, style: "plain", text, value: text };
}
