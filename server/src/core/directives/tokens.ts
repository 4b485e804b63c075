import { Lexer } from "yaml";
import type { Span } from "../text/span.ts";

/** A stretch of YAML text. A `header` (`|`, `>-`) is that of a block scalar, whose lines follow as a `scalar`. */
export interface Token {
  readonly kind: "comment" | "spacing" | "header" | "scalar" | "punctuation";
  readonly span: Span;
}

/**
 * The text in pieces, as the lexer of the `yaml` package cuts it. Null where the pieces do not make up the text, so that
 * nothing is concluded from places that may be wrong.
 */
export function readTokens(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let offset = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!isScalar && controls.has(lexeme)) {
      isScalar = lexeme === scalarMark;
      continue;
    }
    if (!text.startsWith(lexeme, offset)) return null;
    const span = { start: offset, end: offset + lexeme.length };
    if (lexeme !== "") tokens.push({ kind: isScalar ? "scalar" : kindOf(lexeme), span });
    isScalar = false;
    offset = span.end;
  }
  return offset === text.length ? tokens : null;
}

/** The lexer announces plain and block scalars by this mark. */
const scalarMark = "\u001f";

/** Marks of the lexer that are no characters of the text: a document, a scalar, the end of a broken flow collection. */
const controls: ReadonlySet<string> = new Set(["\u0002", scalarMark, "\u0018"]);

function kindOf(lexeme: string): Token["kind"] {
  if (lexeme.startsWith("#")) return "comment";
  // Document marks, directives (`%YAML`) and the byte order mark are no content.
  if (/^[\s\uFEFF%]/.test(lexeme) || lexeme === "---" || lexeme === "...") return "spacing";
  if (/^[|>]/.test(lexeme)) return "header";
  return /^["']/.test(lexeme) ? "scalar" : "punctuation";
}
