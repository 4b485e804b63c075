import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { message } from "../text/message.ts";
import type { Span } from "../text/span.ts";
import type { Composition } from "./composeDocument.ts";
import type { ParsedDocument } from "./document.ts";
import type { Limits } from "./limits.ts";
import { expandMergeKeys, type MergeBudget, type MergeKey } from "./mergeKeys.ts";
import { resolvePlain, resolveTagged, type ScalarValue } from "./scalar.ts";
import { blockScalarEnd, colonEnd, dashEnds, rangeOf } from "./sourceSpans.ts";
import type {
  Sharing,
  UnknownReason,
  YamlEntry,
  YamlItem,
  YamlNode,
  YamlProblem,
  YamlScalar,
  YamlUnknown,
} from "./tree.ts";

/**
 * The tree of a document that the `yaml` package has composed. What cannot be read is a problem and a null root, what cannot
 * be known is a `YamlUnknown`.
 */
export function readComposition(text: string, composition: Composition, limits: Limits): ParsedDocument {
  if (composition.state === "unreadable")
    return { root: null, problems: [composition.problem], plain: false };
  const { contents } = composition.document;
  const reading: Reading = {
    text,
    anchors: new Map(),
    budget: { left: limits.maxMergedEntries },
    problems: [],
  };
  const root = readNode(reading, contents, 0);
  const empty = root.kind === "scalar" && root.style === "plain" && root.text === "";
  return { root: empty ? null : root, problems: reading.problems, plain: false };
}

/** What is known while one document is read, front to back. */
interface Reading {
  readonly text: string;
  /** Anchors met so far. Null while the anchored node itself is being read: an alias to it would be a cycle. */
  readonly anchors: Map<string, YamlNode | null>;
  readonly budget: MergeBudget;
  readonly problems: YamlProblem[];
}

/** `missingAt` is where a value would stand if none is written. */
function readNode(reading: Reading, node: unknown, missingAt: number): YamlNode {
  if (isAlias(node)) return readAlias(reading, node);
  const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
  if (anchor !== undefined) reading.anchors.set(anchor, null);
  const result = readOwn(reading, node, missingAt);
  if (anchor !== undefined) reading.anchors.set(anchor, result);
  return result;
}

function readOwn(reading: Reading, node: unknown, missingAt: number): YamlNode {
  if ((isMap(node) || isSeq(node) || isScalar(node)) && isForeign(node.tag)) {
    return unknown(rangeOf(node), "tag");
  }
  if (isMap(node)) return readMapping(reading, node as YAMLMap<unknown, unknown>);
  if (isSeq(node)) return readSequence(reading, node);
  if (isScalar(node)) return readScalar(reading, node, missingAt);
  return nothingWritten(reading, missingAt);
}

/**
 * A tag that YAML does not define (`!vault`, `!env GRACE`, `!reference`) asks another tool to put something in its place before
 * Kubernetes sees the text. A single `!` says nothing.
 */
function isForeign(tag: string | undefined): boolean {
  return tag !== undefined && tag !== "!" && !tag.startsWith("tag:yaml.org,2002:");
}

/** The anchored node itself, never a copy: aliases of aliases of aliases cost nothing. */
function readAlias(reading: Reading, alias: Alias): YamlNode {
  return reading.anchors.get(alias.source) ?? unknown(rangeOf(alias), "bad-alias");
}

function readSequence(reading: Reading, sequence: YAMLSeq): YamlNode {
  const { start, end } = rangeOf(sequence);
  // `[[ .grace ]]` is valid YAML too, and an action of Levant, consul-template and the like.
  if (reading.text.startsWith("[[", start)) return unknown({ start, end }, "template");
  const dashes = dashEnds(sequence);
  let lastEnd = end;
  const items = sequence.items.map((item, number): YamlItem => {
    const value = readNode(reading, item, dashes[number] ?? start);
    lastEnd = endOf(item, value);
    return { value, sharing: sharingOf(item) };
  });
  const flow = sequence.flow === true;
  return { kind: "sequence", span: { start, end: flow ? end : lastEnd }, flow, items };
}

function readMapping(reading: Reading, mapping: YAMLMap<unknown, unknown>): YamlNode {
  const range = rangeOf(mapping);
  // `image: {{ X }}` is valid YAML: a flow mapping with a flow mapping as its key, which the API server refuses.
  if (reading.text.startsWith("{{", range.start)) return unknown(range, "template");
  const entries: YamlEntry[] = [];
  const merges: MergeKey[] = [];
  const flow = mapping.flow === true;
  let hidden: UnknownReason | null = null;
  let span = range;
  for (const pair of mapping.items) {
    const key = readNode(reading, pair.key, range.start);
    const value = readNode(reading, pair.value, colonEnd(pair));
    if (!flow) span = { start: startOfFirst(mapping, pair, span), end: endOf(pair.value, value) };
    if (isMergeKey(pair)) merges.push({ value: mergeSource(pair, value), behind: entries.length });
    else if (key.kind === "unknown") hidden = key.reason;
    else if (key.kind === "scalar") {
      const keySpan = rangeOf(pair.key);
      entries.push({ key: key.text, keySpan, value, sharing: sharingOf(pair.value), duplicate: false });
    }
  }
  if (hidden !== null) return unknown(span, hidden);
  const expanded = expandMergeKeys(entries, merges, reading.budget);
  // Behind a merge key "duplicate" may also mean that two readers of YAML disagree, which is no fault of the author.
  if (typeof expanded !== "string" && merges.length === 0) noteDuplicate(reading, expanded);
  if (typeof expanded !== "string") return { kind: "mapping", span, flow, entries: expanded };
  if (expanded === "limit" && reading.problems.length === 0) {
    reading.problems.push({ kind: "alias-limit", span, detail: message("yaml.alias-limit") });
  }
  return unknown(span, expanded);
}

/** The second of two equal keys, once for the document: tools differ in which one counts, so what is behind them is unknown. */
function noteDuplicate({ problems }: Reading, entries: readonly YamlEntry[]): void {
  if (problems.length > 0) return;
  const [first, ...others] = entries.filter(({ duplicate }) => duplicate);
  const second = others.find(({ key }) => key === first?.key);
  if (second === undefined) return;
  const detail = message("yaml.duplicate-key", { key: second.key });
  problems.push({ kind: "duplicate-key", span: second.keySpan, detail });
}

function readScalar(reading: Reading, scalar: Scalar, missingAt: number): YamlScalar | YamlUnknown {
  const text = scalar.source ?? "";
  const range = rangeOf(scalar);
  const style = styles[scalar.type ?? "PLAIN"];
  const span =
    style === "literal" || style === "folded"
      ? { start: range.start, end: blockScalarEnd(reading.text, range) }
      : range.start === range.end
        ? emptySpan(missingAt)
        : range;
  if (text.includes("{{")) return unknown(span, "template");
  if (text === "" && style === "plain" && scalar.tag === undefined) return nothingWritten(reading, missingAt);
  const value = valueOf(scalar.tag, style, text);
  return value === undefined ? unknown(span, "wrong-type") : { kind: "scalar", span, style, text, value };
}

/** A key without a value is null, unless ytt puts one there: `seconds: #@ data.values.delay` (carvel.dev/ytt, "Syntax"). */
function nothingWritten({ text }: Reading, at: number): YamlScalar | YamlUnknown {
  const span = emptySpan(at);
  if (/^[ \t]*#@/.test(text.slice(at, lineEnd(text, at)))) return unknown(span, "template");
  return { kind: "scalar", span, style: "plain", text: "", value: null };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

const styles = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
} as const;

function valueOf(tag: string | undefined, style: YamlScalar["style"], text: string): ScalarValue | undefined {
  if (tag !== undefined) return resolveTagged(tag, text);
  return style === "plain" ? resolvePlain(text) : text;
}

/** `<<` without quotes (go-yaml's `isMerge`). */
function isMergeKey(pair: Pair<unknown, unknown>): boolean {
  const { key } = pair;
  if (!isScalar(key) || key.source !== "<<") return false;
  return key.tag === undefined ? key.type === "PLAIN" : key.tag === "tag:yaml.org,2002:merge";
}

/** A sequence of mappings may be merged where it is written out, not through an alias (go-yaml's `merge`). */
function mergeSource({ value }: Pair<unknown, unknown>, result: YamlNode): YamlNode {
  return isAlias(value) && result.kind === "sequence" ? unknown(rangeOf(value), "wrong-type") : result;
}

function sharingOf(node: unknown): Sharing {
  return isAlias(node) ? "alias" : "own";
}

/** Where a child ends in the text: an alias where it is written, not where its anchor stands. */
function endOf(node: unknown, result: YamlNode): number {
  return isAlias(node) ? rangeOf(node).end : result.span.end;
}

function startOfFirst(mapping: YAMLMap<unknown, unknown>, pair: Pair<unknown, unknown>, span: Span): number {
  return pair === mapping.items[0] ? rangeOf(pair.key).start : span.start;
}

function emptySpan(offset: number): Span {
  return { start: offset, end: offset };
}

function unknown(span: Span, reason: UnknownReason): YamlUnknown {
  return { kind: "unknown", span, reason };
}
