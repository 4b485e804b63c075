import { Lexer } from "yaml";
import type { Span, TextEdit } from "../../text/span.ts";

/** The comments of a document that stand at some places, without those in characters which `edits` take away. */
export function commentsAt(
  places: readonly Span[],
  text: string,
  edits: readonly TextEdit[] = [],
): readonly string[] {
  const comments: string[] = [];
  let next = 0;
  for (const { start, end } of places) {
    while (next < edits.length && edits[next]!.span.end <= start) next++;
    if ((edits[next]?.span.start ?? Number.POSITIVE_INFINITY) > start) comments.push(text.slice(start, end));
  }
  return comments;
}

/** Where the comments of a document stand, in order. The quick reader tells the same of a plain document for a tenth of the cost. */
export function lexedComments(text: string): readonly Span[] {
  const comments: Span[] = [];
  let offset = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    // Behind this marker comes the text of a scalar, which may start with `#`.
    if (!isScalar && lexeme.startsWith("#")) comments.push({ start: offset, end: offset + lexeme.length });
    isScalar = lexeme === "\u001f";
    if (!controls.has(lexeme)) offset += lexeme.length;
  }
  return comments;
}

/** Marks of the lexer that are no characters of the text: a document, a scalar, the end of a broken flow collection. */
const controls: ReadonlySet<string> = new Set(["\u0002", "\u001f", "\u0018"]);
