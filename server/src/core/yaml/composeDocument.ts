import { Composer, type CST, type Document, Lexer, type ParsedNode, Parser } from "yaml";
import { message } from "../text/message.ts";
import type { Span } from "../text/span.ts";
import type { Limits } from "./limits.ts";
import type { YamlProblem } from "./tree.ts";

/** The `yaml` package's tree of one document, or the reason why there is none that could be trusted. */
export type Composition =
  | { readonly state: "composed"; readonly document: Document.Parsed }
  | { readonly state: "unreadable"; readonly problem: YamlProblem };

/**
 * Reads one document with the `yaml` package. Scalars stay text (schema "failsafe"): our own `scalar.ts` gives them
 * types. Never throws. A document with a syntax error is unreadable as a whole, because the tree that a recovering
 * parser gives is a guess.
 */
export function composeDocument(text: string, limits: Limits): Composition {
  if (text.length > limits.maxLength) {
    return unreadable(
      "too-large",
      text.length,
      text.length,
      message("yaml.too-large", { count: text.length }),
    );
  }
  const nul = text.indexOf("\0");
  if (nul !== -1)
    return unreadable("syntax-error", nul, nul + 1, "A binary file: it contains a NUL character");
  try {
    return composeTokens(text, limits);
  } catch (error) {
    if (error instanceof SyntaxProblem)
      return unreadable("syntax-error", error.span.start, error.span.end, error.message);
    // The last resort: the parser is not ours, and reading never fails.
    return unreadable("syntax-error", 0, 0, error instanceof Error ? error.message : String(error));
  }
}

function composeTokens(text: string, limits: Limits): Composition {
  const tokens = readTokens(text, limits.maxDepth);
  if (!Array.isArray(tokens)) return { state: "unreadable", problem: tokens };
  const composer = new Composer({
    schema: "failsafe",
    resolveKnownTags: false,
    uniqueKeys: false,
    keepSourceTokens: true,
    strict: false,
    logLevel: "silent",
  });
  // Errors behind the first one are mostly its consequences, and a text can hold a million of them. The composer takes its
  // error handler from this property, which its types hide; without it, it would only be slower.
  Object.assign(composer, { onError: stopAtFirstError() });
  const document = firstOf(composer.compose(tokens, true, text.length));
  const error = document?.errors[0];
  if (document === undefined) return unreadable("syntax-error", 0, 0, message("yaml.no-document"));
  if (error !== undefined) return unreadable("syntax-error", error.pos[0], error.pos[1], error.message);
  return { state: "composed", document: document as Document.Parsed<ParsedNode> };
}

/**
 * What the composer calls for each error and warning. It catches what is thrown inside a collection and calls again, hence the
 * memory. Warnings (an unknown tag) do not matter.
 */
function stopAtFirstError() {
  let first: SyntaxProblem | null = null;
  return (source: ErrorSource, _code: string, message: string, isWarning?: boolean): void => {
    if (isWarning) return;
    first ??= new SyntaxProblem(spanOf(source), message);
    throw first;
  };
}

/** Where the composer says that an error is: an offset, a range, or a token. */
type ErrorSource = number | readonly number[] | { readonly offset: number; readonly source?: string };

function spanOf(source: ErrorSource): Span {
  if (typeof source === "number") return { start: source, end: source + 1 };
  if ("offset" in source) return { start: source.offset, end: source.offset + (source.source?.length ?? 1) };
  return { start: source[0] ?? 0, end: source[1] ?? 0 };
}

class SyntaxProblem extends Error {
  readonly span: Span;
  constructor(span: Span, message: string) {
    super(message);
    this.span = span;
  }
}

/**
 * The document's tokens, nested as they stand. The `yaml` package's parser keeps its open collections on a stack of its own,
 * while the composer behind it recurses: so too deep a nesting is noticed here, before anything can overflow.
 */
function readTokens(text: string, maxDepth: number): CST.Token[] | YamlProblem {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let hasError = false;
  // Only the first error counts.
  const keep = (token: CST.Token) => {
    if (token.type !== "error" || !hasError) tokens.push(token);
    hasError ||= token.type === "error";
  };
  // Besides collections the stack holds the document and a scalar.
  const maxStack = maxDepth + 2;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) keep(token);
    if (parser.stack.length > maxStack) {
      const at = Math.min(parser.offset, text.length);
      return {
        kind: "too-deep",
        span: { start: at, end: at },
        detail: message("yaml.too-deep", { count: maxDepth }),
      };
    }
  }
  for (const token of parser.end()) keep(token);
  return tokens;
}

function firstOf<T>(values: Iterable<T>): T | undefined {
  for (const value of values) return value;
  return undefined;
}

function unreadable(
  kind: YamlProblem["kind"],
  start: number,
  end: number,
  detail: YamlProblem["detail"],
): Composition {
  return { state: "unreadable", problem: { kind, span: { start, end }, detail } };
}
