import { Lexer } from "yaml";
import type { Span, TextEdit } from "../../text/span.ts";
import { defaultLimits } from "../limits.ts";
import { plainComments } from "../plain/readPlain.ts";

/** The comments of a document in order, without those that stand in characters which `edits` take away. */
export function commentsOf(text: string, edits: readonly TextEdit[] = []): string[] {
  const comments: string[] = [];
  let next = 0;
  for (const { start, end } of plainComments(text, defaultLimits) ?? lexedComments(text)) {
    while (next < edits.length && edits[next]!.span.end <= start) next++;
    if ((edits[next]?.span.start ?? Number.POSITIVE_INFINITY) > start) comments.push(text.slice(start, end));
  }
  return comments;
}

/** The same for any document, for ten times the cost. */
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
