import { Lexer } from "yaml";
import type { TextEdit } from "../../text/span.ts";

/** The comments of a document in order, without those that stand in characters which `edits` take away. */
export function commentsOf(text: string, edits: readonly TextEdit[] = []): string[] {
  const comments: string[] = [];
  if (!text.includes("#")) return comments;
  let offset = 0;
  let next = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    // Behind this marker comes the text of a scalar, which may start with `#`.
    if (!isScalar && lexeme.startsWith("#")) {
      while (next < edits.length && edits[next]!.span.end <= offset) next++;
      if ((edits[next]?.span.start ?? Number.POSITIVE_INFINITY) > offset) comments.push(lexeme);
    }
    isScalar = lexeme === "\u001f";
    if (!controls.has(lexeme)) offset += lexeme.length;
  }
  return comments;
}

/** Marks of the lexer that are no characters of the text: a document, a scalar, the end of a broken flow collection. */
const controls: ReadonlySet<string> = new Set(["\u0002", "\u001f", "\u0018"]);
