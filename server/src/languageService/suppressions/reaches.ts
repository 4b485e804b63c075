import type { AnnotationDirective, Directive } from "../../core/directives/directive.ts";
import type { Manifest } from "../../core/kubernetes/manifest.ts";
import type { Span } from "../../core/text/span.ts";
import type { DocumentFacts } from "../../core/workspace/snapshot.ts";
import { valueOf } from "../../core/yaml/field.ts";
import directiveInvalid from "../../rules/directive-invalid.ts";
import type { PlacedFinding } from "../placedFinding.ts";
import { type LocatedDirective, type Mention, mentionsOf } from "./locatedDirective.ts";
import type { Ranges } from "./ranges.ts";

/** One rule of one directive, and which of its findings it suppresses. */
export interface Reach extends Mention {
  readonly suppresses: (placed: Reachable) => boolean;
}

/** What of a finding decides whether a directive reaches it. */
interface Reachable {
  readonly rule: Pick<PlacedFinding["rule"], "id">;
  readonly span: Span;
  readonly finding: Pick<PlacedFinding["finding"], "at" | "object">;
}

/** What the directives of a file suppress in it. A finding about directives listens to `podgrace-ignore-file` only. */
export function reachesOf(directives: readonly LocatedDirective[], ranges: Ranges): readonly Reach[] {
  return directives.flatMap((located) =>
    mentionsOf(located).flatMap((mention) => {
      if (mention.rule.id === directiveInvalid.id && mention.directive.form !== "file") return [];
      const covers = coverageOf(mention, ranges);
      if (covers === null) return [];
      return [{ ...mention, suppresses: (placed) => placed.rule.id === mention.rule.id && covers(placed) }];
    }),
  );
}

/** Only at the top of a file does a comment speak for all of it. */
export function isAtTop({ directive, document }: LocatedDirective): boolean {
  return directive.medium === "comment" && directive.leading && document.index === 0;
}

function coverageOf(mention: Mention, { closed }: Ranges): ((placed: Reachable) => boolean) | null {
  const { directive, document, rule } = mention;
  switch (directive.form) {
    case "file":
      return isAtTop(mention) ? () => true : null;
    case "start": {
      const range = closed.get(rule);
      return range ? ({ span }) => startsIn(span, range.span) : null;
    }
    case "end":
      return null;
    case "object":
      return (placed) => placed.finding.at.document === document.id && concerns(placed, directive, document);
    default:
      return (placed) => placed.finding.at.document === document.id && isCovered(placed, directive);
  }
}

/** Where a finding starts is where it sits. */
function isCovered({ finding }: Reachable, { covers }: Directive): boolean {
  return covers !== null && startsIn(finding.at.span, covers);
}

function startsIn({ start }: Span, outer: Span): boolean {
  return outer.start <= start && start <= outer.end;
}

/** It sits in the object, or speaks of it. */
function concerns(placed: Reachable, directive: AnnotationDirective, document: DocumentFacts): boolean {
  const manifest = manifestOf(directive, document);
  return isCovered(placed, directive) || (manifest !== undefined && speaksOf(placed, manifest));
}

/** The object that an annotation stands in. */
export function manifestOf(
  { object }: AnnotationDirective,
  { manifests }: DocumentFacts,
): Manifest | undefined {
  return manifests.find(({ at }) => at.span.start === object.start && at.span.end === object.end);
}

/** A namespace that one of the two does not know tells nothing: a kustomization may give it. */
function speaksOf({ finding }: Reachable, manifest: Manifest): boolean {
  const { kind, name, namespace } = finding.object;
  const own = valueOf(manifest.namespace);
  return (
    manifest.kind === kind &&
    valueOf(manifest.name) === name &&
    (own === null || namespace === null || own === namespace)
  );
}
