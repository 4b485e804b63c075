import type { Directive, NamedRule } from "../../core/directives/directive.ts";
import { type Span, shift } from "../../core/text/span.ts";
import type { DocumentFacts, FileFacts } from "../../core/workspace/snapshot.ts";

/** A directive with the document it stands in. */
export interface LocatedDirective {
  readonly directive: Directive;
  readonly document: DocumentFacts;
}

/** One rule of one directive, whose findings it means to suppress. */
export interface Mention extends LocatedDirective {
  readonly rule: NamedRule;
}

/** The directives of a file, document by document. */
export function directivesOf(file: FileFacts): readonly LocatedDirective[] {
  return file.documents.flatMap((document) =>
    document.directives.found.map((directive) => ({ directive, document })),
  );
}

/** The rules of a directive that means what it says, one by one; those of a faulty one suppress nothing. */
export function mentionsOf({ directive, document }: LocatedDirective): readonly Mention[] {
  return directive.fault === null ? directive.rules.map((rule) => ({ directive, document, rule })) : [];
}

/** Where the directive stands in its file. */
export function placeOf({ directive, document }: LocatedDirective): Span {
  return shift(directive.medium === "comment" ? directive.span : directive.wordAt, document.start);
}
