import type { Span } from "../text/span.ts";

/** A Go template as read from text that may be half typed. Spans count from the start of the text. */
export interface Template {
  readonly nodes: readonly TemplateNode[];
  readonly problems: readonly TemplateProblem[];
  /** Everything that is defined, also inside of other nodes; the last one of a name counts, as in Go. */
  readonly defines: ReadonlyMap<string, DefineNode>;
}

/** What a Go template would refuse. It makes the parts around it unknown and is never shown as an error of ours. */
export interface TemplateProblem {
  readonly kind: "unclosed-action" | "bad-action" | "unexpected-end" | "unexpected-else" | "missing-end";
  readonly span: Span;
}

export type TemplateNode =
  | TextNode
  | OutputNode
  | AssignNode
  | SilentNode
  | JumpNode
  | BlockNode
  | DefineNode;

export interface TextNode {
  readonly kind: "text";
  /** Without the white space that trim markers take away. */
  readonly span: Span;
}

/** Prints a value: `{{ .Values.x }}`; `{{ template "x" . }}` is given as a call of `include`. */
export interface OutputNode {
  readonly kind: "output";
  readonly span: Span;
  /** Null where it cannot be read. */
  readonly pipeline: Pipeline | null;
}

/** `{{ $x := … }}` and `{{ $x = … }}`: prints nothing. */
export interface AssignNode {
  readonly kind: "assign";
  readonly span: Span;
  readonly variable: string;
  readonly declares: boolean;
  readonly pipeline: Pipeline;
}

/** A comment, or an `end` and `else` that belong to nothing. */
export interface SilentNode {
  readonly kind: "silent";
  readonly span: Span;
}

/** `break` and `continue`: what stands behind it in the loop may not be printed. */
export interface JumpNode {
  readonly kind: "jump";
  readonly span: Span;
}

export interface BlockNode {
  readonly kind: "block";
  readonly keyword: "if" | "with" | "range";
  /** From the first action to the end of `end`, or of the text where that is missing. */
  readonly span: Span;
  readonly branches: readonly Branch[];
  /** The action that closes it; null where that is missing. */
  readonly end: Span | null;
}

/** A body and what decides whether it is printed. */
export interface Branch {
  /** `else` without a condition of its own has none. */
  readonly keyword: "if" | "with" | "range" | "else";
  /** The action in front of the body: the head of the block, or an `else`. */
  readonly action: Span;
  /** Null for `else` and for a condition that cannot be read. */
  readonly pipeline: Pipeline | null;
  /** `$k, $v` of a range, `$x` of an `if` or `with`. */
  readonly variables: readonly string[];
  readonly body: readonly TemplateNode[];
  /** Between the actions. */
  readonly span: Span;
}

/** `define`, which prints nothing where it stands, and `block`, which does. */
export interface DefineNode {
  readonly kind: "define";
  readonly span: Span;
  readonly name: string;
  readonly body: readonly TemplateNode[];
  /** Between the actions. */
  readonly bodySpan: Span;
  /** It is a `block`, and so printed where it stands. */
  readonly printed: boolean;
}

/** `a | b | c`: the value of each command is the last argument of the next. */
export interface Pipeline {
  readonly commands: readonly [Command, ...Command[]];
}

/** A function or value in front, and its arguments. */
export type Command = readonly [Term, ...Term[]];

/** A term with the fields asked of it: `.Values.a`, `$x.b`, `(index .a 0).b`. */
export interface Term {
  readonly base: Base;
  readonly fields: readonly string[];
}

export type Base =
  | { readonly kind: "dot" }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "function"; readonly name: string }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "pipeline"; readonly pipeline: Pipeline };
