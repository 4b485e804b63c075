import type { Span } from "./span.ts";

/**
 * What stands between two marks, both included, from left to right and without overlaps. In place of `open.*?close`, which
 * looks for the end again from every beginning that has none.
 */
export function spansBetween(text: string, open: string, close: string): readonly Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(open); start !== -1; ) {
    const closed = text.indexOf(close, start + open.length);
    if (closed === -1) break;
    const end = closed + close.length;
    spans.push({ start, end });
    start = text.indexOf(open, end);
  }
  return spans;
}

/** The text with other words in place of the spans, which follow each other. */
export function replaceSpans(text: string, spans: readonly Span[], words: string): string {
  let result = "";
  let done = 0;
  for (const { start, end } of spans) {
    result += text.slice(done, start) + words;
    done = end;
  }
  return result + text.slice(done);
}
