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
  const rules = items.map((item, number): NamedRule => {
    return { id: item.id, span: item.span, removal: removalOf(item, items[number - 1], items[number + 1]) };
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
    const text = match[0].trimEnd();
    const blank = text.search(/\S/);
    if (blank === -1) continue;
    const [id = "", firstWord] = text.slice(blank).split(/\s+/);
    const start = offset + match.index + blank;
    const span = { start, end: start + id.length };
    const end = start + text.length - blank;
    const gap = text.slice(blank + id.length).search(/\S/);
    const stray = firstWord === undefined ? null : { span: { start: span.end + gap, end }, firstWord };
    items.push({ id, span, stray, end });
  }
  return items;
}

/** With the comma in front of it; the first one with the comma behind it. Null where it is alone. */
function removalOf(item: Item, previous: Item | undefined, next: Item | undefined): Span | null {
  if (previous !== undefined) return { start: previous.end, end: item.end };
  return next === undefined ? null : { start: item.span.start, end: next.span.start };
}
