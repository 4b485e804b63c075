import type { Evaluation } from "../template/evaluate.ts";
import type { Region, TemplateReading } from "../template/readTemplate.ts";
import type { DocumentId, Span } from "../text/span.ts";
import type { YamlUnknown } from "../yaml/tree.ts";

/** One document of a template, with what its actions decide. Spans count from the start of the document. */
export interface DocumentReading extends TemplateReading {
  readonly document: DocumentId;
  readonly evaluation: Evaluation;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** They share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The regions around a part that are not around what holds it. */
export function regionsAround(part: Span, holder: Span, regions: readonly Region[]): readonly Region[] {
  return regions.filter(({ span }) => contains(span, part) && !contains(span, holder));
}

/** Whether a part is printed, told from the regions around it: what is printed several times is not one part. */
export function verdictOf(regions: readonly Region[]): Region["verdict"] {
  if (regions.some(({ verdict }) => verdict === "never")) return "never";
  return regions.some(({ verdict, loop }) => verdict === "maybe" || loop === "often") ? "maybe" : "always";
}

export function templateDecides(span: Span): YamlUnknown {
  return { kind: "unknown", span, reason: "template" };
}
