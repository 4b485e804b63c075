import type { Span } from "../text/span.ts";
import type { YamlScalar } from "../yaml/tree.ts";

/**
 * Where a stretch of a scalar's value stands in the document, or null where folding or escapes make the two differ.
 * `part` counts UTF-16 units of the value, `text` is the document's.
 */
export function spanInWord(scalar: YamlScalar, part: Span, text: string): Span | null {
  switch (scalar.style) {
    case "plain":
      return spanInLine(scalar, part, 0);
    case "single":
    case "double":
      return spanInLine(scalar, part, 1);
    case "literal":
      return spanInBlock(scalar, part, text);
    case "folded":
      // Folding joins lines, so that only the first can be found again, and only if nothing is joined to it.
      return scalar.text.slice(0, part.end).includes("\n") ? null : spanInBlock(scalar, part, text);
  }
}

/** Escapes (`''`, `\n`) and folds take more room in the document than in the value: equal lengths mean there are none. */
function spanInLine(scalar: YamlScalar, part: Span, quote: number): Span | null {
  const start = scalar.span.start + quote;
  const untouched = scalar.span.end - quote - start === scalar.text.length;
  return untouched ? { start: start + part.start, end: start + part.end } : null;
}

/** Line by line: a line of the value is the end of the same line below the `|`, behind its indentation. */
function spanInBlock(scalar: YamlScalar, part: Span, text: string): Span | null {
  const before = scalar.text.slice(0, part.start);
  const number = before.split("\n").length - 1;
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = scalar.text.slice(lineStart).split("\n", 1)[0] ?? "";
  if (part.end > lineStart + line.length) return null;
  const source = sourceLine(text, scalar.span, number + 1);
  if (source === null || !source.text.endsWith(line)) return null;
  const indentation = source.text.length - line.length;
  if (source.text.slice(0, indentation).trim() !== "") return null;
  const delta = source.start + indentation - lineStart;
  return { start: part.start + delta, end: part.end + delta };
}

/** The line `number` of a stretch of text, 0-based and without its line break; null where there is none. */
function sourceLine(
  text: string,
  span: Span,
  number: number,
): { readonly start: number; readonly text: string } | null {
  let start = span.start;
  for (let skipped = 0; skipped < number; skipped++) {
    const lineBreak = text.indexOf("\n", start);
    if (lineBreak === -1 || lineBreak >= span.end) return null;
    start = lineBreak + 1;
  }
  const lineBreak = text.indexOf("\n", start);
  const end = lineBreak === -1 ? text.length : lineBreak;
  return { start, text: text.slice(start, text[end - 1] === "\r" ? end - 1 : end) };
}
