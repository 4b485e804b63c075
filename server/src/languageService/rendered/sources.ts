import type { Span } from "../../core/text/span.ts";
import { isKustomizationFile } from "../../core/workspace/uriPath.ts";
import { splitDocuments } from "../../core/yaml/splitDocuments.ts";
import type { RenderUnit } from "./findTargets.ts";
import { locateInSource, type SourcePlace } from "./locateInSource.ts";
import { pathInDocument } from "./pathInDocument.ts";
import { type RenderedDocument, templateOf } from "./renderedDocuments.ts";
import { inlineValue, type SourceLine, sourceLines } from "./sourceLines.ts";

/** A document of a file that something was rendered from. */
interface SourceDocument {
  readonly uri: string;
  readonly text: string;
  readonly lines: readonly SourceLine[];
  /** In the file. */
  readonly span: Span;
  /** As written: `{{ .Values.kind }}` is possible. */
  readonly kind: string;
  readonly name: string;
  readonly isPatch: boolean;
}

/** A place in a file of the workspace. */
export interface MappedPlace {
  readonly uri: string;
  readonly span: Span;
}

/** Finds for a place in what was rendered the place it comes from: where nothing is known of it, that of the unit. */
export type MapPlace = (document: RenderedDocument | undefined, span: Span) => MappedPlace;

/** @param texts of the unit's files that could be read, in their order */
export function createMapping({ target, patches }: RenderUnit, texts: ReadonlyMap<string, string>): MapPlace {
  const documents = [...texts].flatMap(([uri, text]) => documentsOf(uri, text, patches.has(uri)));
  const fallback = placeOfUnit(target.uri, texts.get(target.uri) ?? "");
  const candidatesFor = (document: RenderedDocument) =>
    target.kind === "chart"
      ? candidatesOfTemplate(document, documents, templateOf(document, target.folder))
      : candidatesByName(document, documents);
  return (document, span) => (document && best(document, span, candidatesFor(document))) ?? fallback;
}

function documentsOf(uri: string, text: string, isPatch: boolean): readonly SourceDocument[] {
  const lines = sourceLines(text);
  const whole = splitDocuments(text).map(({ start, end }) => {
    const own = lines.filter((line) => start <= line.start && line.start < end);
    return documentOf(uri, text, own, { start, end }, isPatch);
  });
  if (!isKustomizationFile(uri)) return whole;
  return inlinePatches(text, lines).map((own) => documentOf(uri, text, own, spanOf(own), true));
}

function documentOf(
  uri: string,
  text: string,
  lines: readonly SourceLine[],
  span: Span,
  isPatch: boolean,
): SourceDocument {
  const column = Math.min(...lines.map((line) => line.column));
  const top = (key: string) => lines.findIndex((each) => each.column === column && each.key === key);
  const kind = lines[top("kind")];
  return {
    uri,
    text,
    lines,
    span,
    kind: kind ? valueOn(text, kind) : "",
    name: nameIn(text, lines, top("metadata")),
    isPatch,
  };
}

/** Patches that stand in the kustomization itself, as block text behind `patch:` or as an item of a list. */
function inlinePatches(text: string, lines: readonly SourceLine[]): readonly (readonly SourceLine[])[] {
  return lines.flatMap((line, at) => {
    const opens = (line.key === null || line.key === "patch") && /^[|>][-+\d]*$/.test(valueOn(text, line));
    if (!opens) return [];
    const end = lines.findIndex((each, index) => index > at && each.indent <= line.indent);
    const own = lines.slice(at + 1, end === -1 ? undefined : end);
    return own.length > 0 ? [own] : [];
  });
}

/** At least one line. */
function spanOf(lines: readonly SourceLine[]): Span {
  const last = lines.at(-1)!;
  return { start: lines[0]!.start, end: last.start + last.text.length };
}

function nameIn(text: string, lines: readonly SourceLine[], at: number): string {
  const metadata = lines[at];
  if (metadata === undefined) return "";
  const inBraces = nameInFlow(valueOn(text, metadata));
  if (inBraces !== null) return inBraces;
  const end = lines.findIndex((line, index) => index > at && line.column <= metadata.column);
  const within = lines.slice(at + 1, end === -1 ? undefined : end);
  const inner = Math.min(...within.map((line) => line.column));
  const line = within.find((each) => each.key === "name" && each.column === inner);
  return line ? valueOn(text, line) : "";
}

/** The name in `{name: web, namespace: shop}`; that of a label is none. */
function nameInFlow(value: string): string | null {
  const outermost = value.slice(1).replace(/\{[^{}]*\}/g, "");
  const found = value.startsWith("{")
    ? /(?:^|,)\s*["']?name["']?:\s*(["']?)([\w.-]+)\1/.exec(outermost)
    : null;
  return found?.[2] ?? null;
}

function valueOn(text: string, line: SourceLine): string {
  const { start, end } = inlineValue(line);
  return text.slice(start, end).replace(/^(["'])(.*)\1$/, "$2");
}

/** The documents of the template that may have become this one: of its name, else of its kind, else of an unknown kind. */
function candidatesOfTemplate(
  { kind, name, ordinal }: RenderedDocument,
  documents: readonly SourceDocument[],
  template: string | null,
): readonly SourceDocument[] {
  const own = documents.filter(({ uri }) => uri === template);
  const ofKind = own.filter((document) => document.kind === kind);
  const named = ofKind.filter((document) => document.name === name);
  if (named.length > 0) return named.slice(0, 1);
  const one = ofKind[Math.min(ordinal, ofKind.length - 1)];
  if (one !== undefined) return [one];
  const open = own.filter((document) => document.kind === "" || document.kind.includes("{{"));
  return open.length > 0 ? open.slice(0, 1) : own.slice(0, 1);
}

/** Kustomize puts something in front of names and behind them; the longest name that is in the applied one is meant. */
function candidatesByName(
  { kind, name }: RenderedDocument,
  documents: readonly SourceDocument[],
): readonly SourceDocument[] {
  const possible = documents.filter(
    (document) => document.kind === kind && document.name !== "" && name.includes(document.name),
  );
  const longest = Math.max(...possible.map((document) => document.name.length));
  const named = possible.filter((document) => document.name.length === longest);
  // A patch with a target applies to what the target says, whatever its own name.
  return [...named, ...documents.filter(({ isPatch, ...patch }) => isPatch && patch.kind === kind)];
}

/**
 * The place in the document that leads furthest. What names something stands in the base, what sets something in the
 * outermost patch. Where something else is written, the name of the object has to do.
 */
function best(
  rendered: RenderedDocument,
  span: Span,
  candidates: readonly SourceDocument[],
): MappedPlace | null {
  const own = { start: span.start - rendered.span.start, end: span.end - rendered.span.start };
  const place = pathInDocument(rendered.root, own);
  const wanted = rendered.text.slice(own.start, own.end);
  const last = place.path.at(-1);
  const isName = last !== undefined && "key" in last && last.key === "name";
  let chosen: { readonly uri: string; readonly found: SourcePlace; readonly rank: number } | null = null;
  for (const { uri, text, lines, isPatch, name } of candidates) {
    const found = locateInSource(text, lines, place, wanted);
    if (found === null || found.contradicts) continue;
    if (isPatch && !rendered.name.includes(name) && !found.exact) continue;
    const rank = (found.exact ? 1000 : 0) + 2 * found.reached + (isPatch === isName ? 0 : 1);
    if (chosen === null || rank > chosen.rank) chosen = { uri, found, rank };
  }
  return chosen ? { uri: chosen.uri, span: chosen.found.span } : placeOfObject(candidates, rendered.name);
}

/** Its name; of a template that holds no object by itself, the first thing in it. */
function placeOfObject(candidates: readonly SourceDocument[], name: string): MappedPlace | null {
  const [first] = candidates;
  if (first === undefined) return null;
  const { uri, text, lines, span } = first;
  const metadata = { path: [{ key: "metadata" }, { key: "name" }], isKey: false };
  const named = locateInSource(text, lines, metadata, name);
  if (named !== null) return { uri, span: named.span };
  const [, white = "", word = ""] = /^(\s*)([^\r\n]*)/.exec(text.slice(span.start, span.end))!;
  const start = span.start + white.length;
  return { uri, span: { start, end: start + Math.max(1, word.trimEnd().length) } };
}

/** The name of the chart, or what the kustomization begins with. */
function placeOfUnit(uri: string, text: string): MappedPlace {
  const lines = sourceLines(text);
  const name = lines.find(({ column, key }) => column === 0 && key === "name") ?? lines[0];
  if (name === undefined) return { uri, span: { start: 0, end: 0 } };
  const value = inlineValue(name);
  const span =
    value.start < value.end ? value : { start: name.keyStart, end: Math.max(name.keyEnd, name.keyStart + 1) };
  return { uri, span: { start: span.start, end: span.end } };
}
