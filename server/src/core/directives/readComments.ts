import type { Span } from "../text/span.ts";
import { lineEndAt, linePrefix, lineStartAt, nextLineAt } from "../yaml/edit/lines.ts";
import type { CommentDirective, CommentFault, CommentForm } from "./directive.ts";
import { type Layout, lineAfter, lineAt } from "./layout.ts";
import { readRuleList } from "./ruleList.ts";
import { readWord, words } from "./vocabulary.ts";

/** The directives among the comments of a document. */
export function readComments(text: string, layout: Layout): readonly CommentDirective[] {
  return layout.comments.flatMap((comment) => readComment(text, comment, layout) ?? []);
}

function readComment(text: string, span: Span, layout: Layout): CommentDirective | null {
  const body = text.slice(span.start, span.end);
  const blank = 1 + body.slice(1).search(/[^ \t]|$/);
  const word = readWord(body.slice(blank));
  if (word === null) return null;
  const wordAt = { start: span.start + blank, end: span.start + blank + word.length };
  const list = readRuleList(text.slice(wordAt.end, span.end), wordAt.end);
  return {
    medium: "comment",
    form: word.form,
    word: text.slice(wordAt.start, wordAt.end),
    wordAt,
    ...list,
    span,
    leading: span.start < layout.firstContent,
    fault: word.exact
      ? faultOf(word.form, list.rules.length, span, layout)
      : { kind: "misspelt", meant: words[word.form] },
    covers: coveredBy(word.form, span, layout),
    removal: removalOf(text, span),
  };
}

/** The end of a range may leave out the rules: then it ends all that have begun. */
function faultOf(form: CommentForm, rules: number, span: Span, layout: Layout): CommentFault | null {
  if (rules === 0 && form !== "end") return { kind: "no-rules" };
  return form === "line" && lineAt(layout, span.start) === -1 ? { kind: "own-line" } : null;
}

function coveredBy(form: CommentForm, { start }: Span, layout: Layout): Span | null {
  if (form === "line") return layout.lines[lineAt(layout, start)] ?? null;
  return form === "next-line" ? (layout.lines[lineAfter(layout, start)] ?? null) : null;
}

/** The whole line where nothing else stands on it, otherwise the comment with the blanks in front of it. */
function removalOf(text: string, { start, end }: Span): Span {
  const prefix = linePrefix(text, start);
  if (/\S/.test(prefix.replace("\uFEFF", ""))) return { start: start - trailingBlanks(prefix), end };
  const lineStart = lineStartAt(text, start) + (prefix.startsWith("\uFEFF") ? 1 : 0);
  const next = nextLineAt(text, end);
  if (next < text.length || lineEndAt(text, end) < next || lineStart === 0) {
    return { start: lineStart, end: next };
  }
  // The last line, without a line break of its own: the one in front of it goes.
  return { start: lineStart - (text.endsWith("\r\n", lineStart) ? 2 : 1), end: next };
}

function trailingBlanks(prefix: string): number {
  return prefix.length - prefix.trimEnd().length;
}
