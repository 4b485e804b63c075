import type { Span } from "../text/span.ts";
import type { YamlPath } from "../yaml/change.ts";

/**
 * A request of the user to suppress findings of some rules, as it stands in one document: a comment, or an annotation of an
 * object (docs/rules/directive-invalid.md). Spans count from the start of the document. A document keeps its directives as facts, because
 * its text is not kept.
 */
export type Directive = CommentDirective | AnnotationDirective;

interface DirectiveBase {
  /** What makes it a directive, as written: `podgrace-ignore-next-line`, or the key of the annotation. */
  readonly word: string;
  readonly wordAt: Span;
  readonly rules: readonly NamedRule[];
  /** The first text behind a rule that a comma or ` -- ` should separate; null where there is none. */
  readonly stray: StrayText | null;
  /** Why the findings are suppressed, in the user's words; null where none are given. */
  readonly reason: string | null;
  /** The stretch whose findings it suppresses; null where other directives or the whole file decide. */
  readonly covers: Span | null;
}

/** `line` suppresses on its own line, `next-line` on the next one, `file` in the whole file. */
export type CommentForm = "line" | "next-line" | "start" | "end" | "file";

export interface CommentDirective extends DirectiveBase {
  readonly medium: "comment";
  readonly form: CommentForm;
  /** The comment, from its `#` to its last visible character. */
  readonly span: Span;
  /** No content of the document stands in front of it. */
  readonly leading: boolean;
  readonly fault: CommentFault | null;
  /** What has to go for the comment to be gone: its line, or the characters behind the content of its line. */
  readonly removal: Span;
}

export interface AnnotationDirective extends DirectiveBase {
  readonly medium: "annotation";
  readonly form: "object";
  readonly fault: AnnotationFault | null;
  /** The mapping of the object it stands in. */
  readonly object: Span;
  readonly place: AnnotationPlace;
  /** It comes from an anchor, so that it belongs to other objects as well. */
  readonly shared: boolean;
}

/** A rule as a directive names it. */
export interface NamedRule {
  /** As written: it need not be the id of a rule. */
  readonly id: string;
  readonly span: Span;
  /** What has to go so that only the other rules are named; null where it is the only one, or cannot be told. */
  readonly removal: Span | null;
}

export interface StrayText {
  readonly span: Span;
  /** It may be the id of a rule, or begin a reason. */
  readonly firstWord: string;
}

/** Where an annotation stands in the data of its object. */
export interface AnnotationPlace {
  /** From the mapping of the object to the mapping that holds the annotation. */
  readonly path: YamlPath;
  readonly key: string;
  readonly value: string;
  /** The key of the reason beside it; null where there is none. */
  readonly reasonKey: string | null;
  /** Nothing else stands in the mapping that holds them. */
  readonly alone: boolean;
  /** The metadata of the object has no such annotation yet, so that this one may be moved there. */
  readonly isFree: boolean;
}

/** Why a comment suppresses nothing, as far as its own document tells. */
export type CommentFault =
  /** No directive of ours; `meant` is the word that was most likely meant. */
  | { readonly kind: "misspelt"; readonly meant: string }
  /** `podgrace-ignore` without anything else on its line. */
  | { readonly kind: "own-line" }
  | { readonly kind: "no-rules" };

export type AnnotationFault =
  | { readonly kind: "misspelt"; readonly meant: string }
  /** It stands in other metadata than that of the object, or among the labels. */
  | { readonly kind: "misplaced" }
  /** Its value is no text. */
  | { readonly kind: "not-text" }
  | { readonly kind: "no-rules" };

/** What reading a document for directives gives. */
export interface DirectiveFacts {
  /** In the order of the document, annotations behind the comments. */
  readonly found: readonly Directive[];
  /** False where comments cannot be told from other text, as in a template: there may be more than those found. */
  readonly complete: boolean;
}

/** For the many documents without any. Shared, so that they cost nothing. */
export const noDirectives: DirectiveFacts = { found: [], complete: true };

/** The keys of annotations. */
export const IGNORE_KEY = "podgrace/ignore";
export const REASON_KEY = "podgrace/ignore-reason";

/** What quick fixes write where only the user knows the reason. It never counts as one. */
export const PLACEHOLDER_REASON = "explain why";
