import type { Message } from "../text/message.ts";
import type { DocumentId, Span } from "../text/span.ts";
import type { Basis } from "./field.ts";

/**
 * A YAML document as every layer above sees it, whichever reader made it. Spans count from the start of the document.
 * Aliases are resolved: the tree is a directed graph without cycles, so walk it along known keys, never exhaustively.
 *
 * The tree of an *effective* object may hold parts of several documents; each part that is not of the document around it
 * says so by its `origin`. A tree that was parsed from one text has none.
 */
export type YamlNode = YamlMapping | YamlSequence | YamlScalar | YamlUnknown;

/** `own`: written where it stands. `alias`/`merge`: reached through `*name` or `<<`, so editing it would edit others too. */
export type Sharing = "own" | "alias" | "merge";

/**
 * Where an entry or item was written, if not in the document of the mapping or sequence that holds it: a patch, a
 * kustomization, the values of a chart. The spans of its key, its value and everything below count in that document, down
 * to the next origin.
 */
export interface Origin {
  readonly document: DocumentId;
  readonly basis: Basis;
  /** The mapping or sequence in which it stands there, from which a fix can change it or take it away. */
  readonly holder: Span;
}

export interface YamlMapping {
  readonly kind: "mapping";
  /** From the first key to the end of the last value; with the braces in flow style. */
  readonly span: Span;
  readonly flow: boolean;
  /** In document order, merge keys expanded behind the own keys they do not override. */
  readonly entries: readonly YamlEntry[];
  /** A template may bring entries that are not among these: a key that is not found is unknown. */
  readonly open?: boolean;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
  readonly sharing: Sharing;
  /** The key stands more than once in its mapping; which value counts is not defined (YAML 1.2 §3.2.1.3). */
  readonly duplicate: boolean;
  readonly origin?: Origin;
}

export interface YamlSequence {
  readonly kind: "sequence";
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly YamlItem[];
}

export interface YamlItem {
  readonly value: YamlNode;
  readonly sharing: Sharing;
  readonly origin?: Origin;
}

export interface YamlScalar {
  readonly kind: "scalar";
  /** The characters of the value with quotes or block indicator; empty, behind the colon, where no value is written. */
  readonly span: Span;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** The characters after unquoting and unfolding, before a type is given. */
  readonly text: string;
  /** As the API server's reader resolves it (YAML 1.1: `yes` is true, `030` is 24, `~` is null); integers above 2^53 stay text. */
  readonly value: string | number | boolean | null;
}

/** Something that stands there but cannot be read. */
export interface YamlUnknown {
  readonly kind: "unknown";
  readonly span: Span;
  readonly reason: UnknownReason;
}

/** Why a fact is unknown rather than known or absent. */
export type UnknownReason =
  /** A template expression decides (`{{ … }}`). */
  | "template"
  /** A placeholder of another tool (`${VAR}`, `$(VAR)`). */
  | "placeholder"
  /** A tag asks another tool to put something in its place (`!vault`, `!env GRACE`). */
  | "tag"
  /** The key is written twice. */
  | "duplicate-key"
  /** The value has a type the API server refuses here. */
  | "wrong-type"
  /** The document has a syntax error. */
  | "syntax-error"
  /** An alias without its anchor, or one that contains itself. */
  | "bad-alias"
  /** Deeper or larger than is read. */
  | "limit"
  /** Objects that disagree claim to be the same one. */
  | "ambiguous"
  /** Decided outside the files of this workspace (a controller flag, a cloud default). */
  | "outside";

/** Something about a document that the user should hear of. Reading never fails: it gives a tree and problems. */
export interface YamlProblem {
  readonly kind: "syntax-error" | "too-large" | "too-deep" | "alias-limit" | "duplicate-key";
  readonly span: Span;
  /** What is wrong; a string where it is in the words (English) of the `yaml` package. */
  readonly detail: Message | string;
}
