import type { Span } from "../core/text/span.ts";
import type { LanguageService } from "../languageService/api.ts";
import type { Place, Range } from "./report.ts";
import type { Texts } from "./texts.ts";

/** What findings are described with. */
export interface Surroundings {
  readonly service: LanguageService;
  readonly texts: Texts;
  /** The path to show for a URI: relative to the root of the report, with `/`. */
  readonly pathOf: (uri: string) => string;
}

/** A span of a known file in lines and characters. */
export function rangeOf(service: LanguageService, uri: string, { start, end }: Span): Range {
  return { start: service.positionAt(uri, start), end: service.positionAt(uri, end) };
}

/** The same with the path of its file. */
export function placeOf(
  { service, pathOf }: Surroundings,
  { uri, span }: { uri: string; span: Span },
): Place {
  return { file: pathOf(uri), range: rangeOf(service, uri, span) };
}
