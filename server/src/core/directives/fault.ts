import type { Location, Span } from "../text/span.ts";
import type { AnnotationFault, CommentFault, NamedRule } from "./directive.ts";

/** What is wrong with a directive: as its document tells, or told by the rules there are, their findings, and the file. */
export type DirectiveFault =
  | CommentFault
  | AnnotationFault
  /** `podgrace-ignore-file` behind the first content of the file. */
  | { readonly kind: "not-at-top" }
  /** What stands behind a rule; `isRule` where only a comma is missing, otherwise it is a reason without its ` -- `. */
  | { readonly kind: "stray-text"; readonly at: Span; readonly isRule: boolean }
  /** `suggestion` is the rule most likely meant. */
  | { readonly kind: "unknown-rule"; readonly rule: NamedRule; readonly suggestion: string | null }
  /** It suppresses no finding of this rule. `end` is what has to go of the other end of a range. */
  | { readonly kind: "unused"; readonly rule: NamedRule; readonly end: Location | null }
  /** Only `podgrace-ignore-file` suppresses findings about directives. */
  | { readonly kind: "unsuppressible"; readonly rule: NamedRule }
  /** A configuration file says that no directive suppresses this rule. */
  | { readonly kind: "forbidden"; readonly rule: NamedRule }
  /** Rules whose range does not end in the file. */
  | { readonly kind: "no-end"; readonly rules: readonly NamedRule[] }
  /** Rules whose range has not begun; none where the directive names none. */
  | { readonly kind: "no-start"; readonly rules: readonly NamedRule[] };
