import type { Template } from "../template/ast.ts";
import { hasTemplate } from "../template/detect.ts";
import { type Library, rootScope } from "../template/evaluate.ts";
import { isGoTemplate } from "../template/isGoTemplate.ts";
import { libraryOf } from "../template/namedTemplates.ts";
import { parseTemplate } from "../template/parseTemplate.ts";
import { startEvaluation } from "../template/printTemplate.ts";
import { readTemplate, type TemplateReading } from "../template/readTemplate.ts";
import { table, type Value } from "../template/value.ts";
import { digestOf } from "../text/digest.ts";
import { type Span, shift } from "../text/span.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";
import { overlaps } from "./reading.ts";

/** A file that is a Go template. */
export interface TemplateFile {
  readonly text: string;
  readonly template: Template;
  /** The text as YAML of the same length, whatever its actions print. */
  readonly masked: string;
  /** A fingerprint of the text. */
  readonly digest: string;
}

/** A file with what its actions decide while no values are known. */
export interface UnseenTemplate {
  readonly file: TemplateFile;
  readonly reading: TemplateReading;
}

/**
 * The file as a Go template, or null where it is none. `inChart`: it stands where the templates of a chart do, so that any
 * action makes it one.
 */
export function readTemplateFile(text: string, inChart: boolean): UnseenTemplate | null {
  if (!text.includes("{{")) return null;
  const template = parseTemplate(text);
  if (!inChart) {
    if (!isGoTemplate(text, template)) return null;
    const decides = ({ start, end }: Span) => hasTemplate(text.slice(start, end));
    if (!splitDocuments(text).some(decides)) return null;
  }
  const unmasked = { text, template, masked: "", digest: digestOf(text) };
  const reading = readActions(unmasked, unseenValues, libraryOf([unmasked]));
  return { file: { ...unmasked, masked: reading.masked }, reading };
}

/** What the actions of a file decide for a dot. Offsets count from the start of the file. */
export function readActions(file: TemplateFile, dot: Value, library: Library): TemplateReading {
  return readTemplate(file.text, file.template, rootScope(dot), startEvaluation(library));
}

/** The dot of a template whose values are not known: every field is the expression that asks for it. */
export const unseenValues: Value = table([], { symbol: ".", open: true });

/** The reading of a stretch of the file, in offsets from its start. */
export function readingOf(reading: TemplateReading, span: Span): TemplateReading {
  const inside = <T extends { readonly span: Span }>(parts: readonly T[]) =>
    parts
      .filter((part) => overlaps(part.span, span))
      .map((part) => ({ ...part, span: shift(part.span, -span.start) }));
  return {
    masked: reading.masked.slice(span.start, span.end),
    holes: inside(reading.holes),
    inserts: inside(reading.inserts),
    regions: inside(reading.regions),
    actions: reading.actions
      .filter((action) => overlaps(action, span))
      .map((action) => shift(action, -span.start)),
  };
}
