import { Lexer } from "yaml";
import type { ParsedDocument } from "../yaml/document.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/**
 * Whether Go-template actions (`{{ … }}`) decide what the YAML of this document is, so that its tree says nothing.
 *
 * Actions in comments do not count, nor do those inside quoted and block scalars of a document that is valid YAML (alert
 * texts of Prometheus, parameters of Argo workflows): there `parseDocument` gives the scalar as unknown, and everything
 * else is as written. Whoever has read the document already hands it over as `parsed`.
 */
export function hasTemplate(text: string, parsed?: ParsedDocument): boolean {
  const isOfOthers = /\{%|<%/.test(text);
  if (!isOfOthers && !text.includes("{{")) return false;
  const { problems } = parsed ?? parseDocument(text);
  if (isOfOthers && problems.length > 0) return true;
  return problems.length === 0 ? hasActionInStructure(text) : hasActionOutsideComments(text);
}

/** In valid YAML: an action in an unquoted scalar (`image: web:{{ .Tag }}`) or in place of a node (`{{ .Name }}`). */
function hasActionInStructure(text: string): boolean {
  let previous = "";
  let isPlain = false;
  let isBlock = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === "{" && previous === "{") return true;
    if (isPlain && !isBlock && lexeme.includes("{{")) return true;
    // The lexer announces unquoted and block scalars by a marker; a block scalar has its header in front of that.
    isPlain = lexeme === scalarMarker;
    if (/^[|>]/.test(lexeme)) isBlock = true;
    else if (!isPlain && !/^[\s#]/.test(lexeme)) isBlock = false;
    previous = lexeme;
  }
  return false;
}

const scalarMarker = "\u001f";

/** In text that is no YAML: an action in front of which its line has no `#`. */
function hasActionOutsideComments(text: string): boolean {
  let action = text.indexOf("{{");
  while (action !== -1) {
    const lineStart = text.lastIndexOf("\n", action) + 1;
    if (!/(?:^|\s)#/.test(text.slice(lineStart, action))) return true;
    const lineEnd = text.indexOf("\n", action);
    action = lineEnd === -1 ? -1 : text.indexOf("{{", lineEnd);
  }
  return false;
}
