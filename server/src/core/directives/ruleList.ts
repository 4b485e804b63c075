import type { Span } from "../text/span.ts";
import { type NamedRule, PLACEHOLDER_REASON, type StrayText } from "./directive.ts";

/** What stands behind the word of a directive: `RULE, RULE -- reason`. */
export interface RuleList {
  readonly rules: readonly NamedRule[];
  readonly stray: StrayText | null;
  readonly reason: string | null;
}

/** Reads the text of a list. `offset` is where it starts in the document, in UTF-16 units. */
export function readRuleList(text: string, offset: number): RuleList {
  const separator = /(?:^|\s)--(?=\s|$)/.exec(text);
  const list = separator ? text.slice(0, separator.index) : text;
  const items = readItems(list, offset);
  const rules = items.map(({ id, span }, number): NamedRule => {
    return { id, span, removal: items.length === 1 ? null : removalOf(items, number) };
  });
  const stray = items.flatMap((item) => item.stray ?? [])[0] ?? null;
  const reason = separator ? text.slice(separator.index + separator[0].length).trim() : "";
  return { rules, stray, reason: meaningOf(reason) };
}

/** The reason, unless it is empty or still the one that a quick fix has left for the user to replace. */
export function meaningOf(reason: string): string | null {
  return reason === "" || reason === PLACEHOLDER_REASON ? null : reason;
}

interface Item {
  readonly id: string;
  readonly span: Span;
  readonly stray: StrayText | null;
  /** Behind its last character. */
  readonly end: number;
}

/** The first word of each item is a rule; words behind it were meant for a reason, or lack a comma. */
function readItems(list: string, offset: number): readonly Item[] {
  const items: Item[] = [];
  for (const match of list.matchAll(/[^,]+/g)) {
    const [, blank = "", id = "", gap = "", rest = ""] =
      /^(\s*)(\S*)(\s*)(.*)$/s.exec(match[0].trimEnd()) ?? [];
    if (id === "") continue;
    const start = offset + match.index + blank.length;
    const span = { start, end: start + id.length };
    const restStart = span.end + gap.length;
    const end = rest === "" ? span.end : restStart + rest.length;
    const stray = { span: { start: restStart, end }, firstWord: rest.split(/\s/, 1)[0] ?? "" };
    items.push({ id, span, stray: rest === "" ? null : stray, end });
  }
  return items;
}

/** With the comma in front of it; the first one with the comma behind it. */
function removalOf(items: readonly Item[], number: number): Span | null {
  const [previous, item, next] = [items[number - 1], items[number], items[number + 1]];
  if (item === undefined) return null;
  if (previous !== undefined) return { start: previous.end, end: item.end };
  return next === undefined ? null : { start: item.span.start, end: next.span.start };
}
