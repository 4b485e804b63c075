import { type CST, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { defaultLimits } from "../limits.ts";
import { isGap } from "../plain/cursor.ts";
import { readPlainDocument } from "../plain/readPlain.ts";
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence } from "../tree.ts";
import { plainIndentation } from "./indentation.ts";
import { lineStartAt, nextLineAt } from "./lines.ts";
import type { Source } from "./source.ts";

/**
 * The source of a document in the plain subset, for a twentieth of the cost; null for others. The nodes of the `yaml` package are
 * made of our own tree, and only where an edit looks. They know what edits of block collections ask them: where colons
 * and dashes stand. Flow collections have no tokens, so that nothing can be written into one.
 */
export function plainSource(text: string): Source | null {
  const document = readPlainDocument(text, defaultLimits);
  // Line breaks that are kept at the end of a block scalar, and what a template decides, are left to the package.
  if (document === null || text.includes("{{") || /[|>]\+/.test(text)) return null;
  const { root, comments } = document;
  return {
    text,
    contents: nodeOf(text, root),
    root,
    comments: () => comments,
    anchorUses: new Map(),
    indentation: plainIndentation(text, root),
  };
}

function nodeOf(text: string, node: YamlNode): unknown {
  switch (node.kind) {
    case "mapping":
      return mappingOf(text, node);
    case "sequence":
      return sequenceOf(text, node);
    case "scalar":
      return scalarOf(node);
    // Only a template makes one in a plain document.
    case "unknown":
      return null;
  }
}

function scalarOf({ style, text, span }: YamlScalar): Scalar {
  const scalar = new Scalar(text);
  scalar.type = scalarTypes[style];
  scalar.source = text;
  scalar.range = [span.start, span.end, span.end];
  return scalar;
}

const scalarTypes = {
  plain: "PLAIN",
  single: "QUOTE_SINGLE",
  double: "QUOTE_DOUBLE",
  literal: "BLOCK_LITERAL",
  folded: "BLOCK_FOLDED",
} as const;

function mappingOf(text: string, { span, flow, entries }: YamlMapping): YAMLMap {
  const mapping = new YAMLMap<unknown, unknown>();
  mapping.range = [span.start, span.end, span.end];
  if (flow) mapping.flow = true;
  return withItems(mapping, () => entries.map((entry) => pairOf(text, entry, flow)));
}

function pairOf(text: string, { key, keySpan, value }: YamlEntry, flow: boolean): Pair<unknown, unknown> {
  const pair = new Pair<unknown, unknown>(
    scalarOf({ kind: "scalar", style: "plain", text: key, value: key, span: keySpan }),
    nodeOf(text, value),
  );
  const { start, end } = keySpan;
  const quote = text[start];
  if (quote === '"' || quote === "'")
    (pair.key as Scalar).type = quote === '"' ? "QUOTE_DOUBLE" : "QUOTE_SINGLE";
  if (!flow) {
    const colon: CST.SourceToken = { type: "map-value-ind", offset: end, indent: 0, source: ":" };
    pair.srcToken = { start: [], sep: [colon] };
  }
  return pair;
}

function sequenceOf(text: string, node: YamlSequence): YAMLSeq {
  const { span, flow, items } = node;
  const sequence = new YAMLSeq<unknown>();
  sequence.range = [span.start, span.end, span.end];
  if (flow) sequence.flow = true;
  else {
    const dashes = dashesOf(text, node).map((offset) => ({
      start: [{ type: "seq-item-ind", offset, indent: 0, source: "-" } satisfies CST.SourceToken],
    }));
    sequence.srcToken = {
      type: "block-seq",
      offset: span.start,
      indent: columnOf(text, span.start),
      items: dashes,
    };
  }
  return withItems(sequence, () => items.map(({ value }) => nodeOf(text, value)));
}

/** The first item begins with the sequence, each other one on the first line behind the one before that has a dash in its column. */
function dashesOf(text: string, { span, items }: YamlSequence): readonly number[] {
  const column = columnOf(text, span.start);
  const dashes = [span.start];
  for (const { value } of items.slice(0, -1)) {
    let line = nextLineAt(text, value.span.end);
    while (line < text.length && !isDashAt(text, line, column)) line = nextLineAt(text, line);
    dashes.push(line + column);
  }
  return dashes;
}

function isDashAt(text: string, line: number, column: number): boolean {
  const at = line + column;
  return text[at] === "-" && isGap(text, at + 1) && text.slice(line, at).trim() === "";
}

function columnOf(text: string, offset: number): number {
  return offset - lineStartAt(text, offset);
}

/** A collection whose items are made when somebody looks. */
function withItems<T extends YAMLMap<unknown, unknown> | YAMLSeq<unknown>>(
  collection: T,
  make: () => T["items"],
): T {
  let items: T["items"] | undefined;
  return Object.defineProperty(collection, "items", {
    get: () => {
      items ??= make();
      return items;
    },
  });
}
