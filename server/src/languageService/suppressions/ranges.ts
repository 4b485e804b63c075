import type { CommentDirective, Directive, NamedRule } from "../../core/directives/directive.ts";
import type { DirectiveFault } from "../../core/directives/fault.ts";
import type { DocumentId, Location, Span } from "../../core/text/span.ts";
import { type LocatedDirective, type Mention, mentionsOf, placeOf } from "./locatedDirective.ts";

/** What lies between `podgrace-ignore-start` and `podgrace-ignore-end`, for each rule that a start names. */
export interface Ranges {
  /** By the rule as the start names it. */
  readonly closed: ReadonlyMap<NamedRule, Range>;
  /** Of starts without their end and ends without their start; they suppress nothing. */
  readonly faults: ReadonlyMap<Directive, readonly DirectiveFault[]>;
}

export interface Range {
  /** Offsets of the file, from the first comment to the end of the second. */
  readonly span: Span;
  /** What would have to go so that the second comment no longer ends this range; null where it ends others as well. */
  readonly end: Location | null;
}

/**
 * Pairs the starts and ends of a file, across its documents. An end closes the latest range of each rule it names, or all
 * open ones where it names none.
 */
export function pairRanges(directives: readonly LocatedDirective[]): Ranges {
  const closed = new Map<NamedRule, Range>();
  const faults = new Map<Directive, readonly DirectiveFault[]>();
  let open: readonly Mention[] = [];
  for (const located of directives) {
    const { directive, document } = located;
    if (directive.form === "start") open = [...open, ...mentionsOf(located)];
    if (directive.form !== "end" || directive.fault !== null) continue;
    const starts = startsFor(directive, open);
    for (const start of starts) {
      const span = { start: placeOf(start).start, end: placeOf(located).end };
      closed.set(start.rule, { span, end: removalOf(start, directive, document.id, starts) });
    }
    open = open.filter((mention) => !starts.includes(mention));
    const lonely = directive.rules.filter(({ id }) => !starts.some(({ rule }) => rule.id === id));
    const isLonely = directive.rules.length === 0 ? starts.length === 0 : lonely.length > 0;
    if (isLonely) faults.set(directive, faultsFor("no-start", lonely, directive));
  }
  for (const directive of new Set(open.map((mention) => mention.directive))) {
    const lonely = open.filter((mention) => mention.directive === directive).map(({ rule }) => rule);
    faults.set(directive, faultsFor("no-end", lonely, directive));
  }
  return { closed, faults };
}

function removalOf(
  start: Mention,
  { rules, removal }: CommentDirective,
  document: DocumentId,
  starts: readonly Mention[],
): Location | null {
  const named = rules.find(({ id }) => id === start.rule.id);
  const isShared = named === undefined && starts.length > 1;
  return isShared ? null : { document, span: named?.removal ?? removal };
}

function startsFor({ rules }: Directive, open: readonly Mention[]): readonly Mention[] {
  if (rules.length === 0) return open;
  return rules.flatMap(({ id }) => open.filter(({ rule }) => rule.id === id).at(-1) ?? []);
}

/** One fault where all rules of the directive share it, otherwise one for each. */
function faultsFor(
  kind: "no-start" | "no-end",
  lonely: readonly NamedRule[],
  { rules }: Directive,
): readonly DirectiveFault[] {
  if (lonely.length === rules.length) return [{ kind, rules: lonely }];
  return lonely.map((rule) => ({ kind, rules: [rule] }));
}
