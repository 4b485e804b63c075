import type { Span } from "../../text/span.ts";
import type { YamlEntry } from "../tree.ts";
import { type Cursor, codes, isGap, unusual } from "./cursor.ts";
import { plainEnd, quotedText, quoteEnd } from "./scalar.ts";

/** The key of an entry, with the offset right behind its colon. */
export interface Key {
  readonly text: string;
  readonly span: Span;
  readonly behind: number;
}

/** Longer ones must be announced by a `?` (YAML 1.2 §7.4.2). */
const longestKey = 1024;

/** The key at the cursor, which does not move; null where no colon follows. */
export function blockKey({ text, at, lineStart }: Cursor): Key | null {
  if (startsOtherNode.test(text.charAt(at))) return null;
  const quoted = isQuote(text, at);
  const end = quoted ? quoteEnd(text, at) : plainEnd(text, at, false);
  if (text.charCodeAt(end) !== codes.colon || !isGap(text, end + 1)) return null;
  // `--- a: b` begins a document, and what follows a `? ` is a key of another kind.
  if (at === lineStart && /^(?:---|\.\.\.)\s/.test(text.slice(at, at + 4))) unusual();
  return keyOf(text, at, end, quoted);
}

/** Flow collections and block scalars are no keys of manifests. */
const startsOtherNode = /[[{|>]/;

/** The key of an entry of a flow mapping; unusual where there is none. */
export function flowKey({ text, at }: Cursor): Key {
  const quoted = isQuote(text, at);
  const end = quoted ? quoteEnd(text, at) : plainEnd(text, at, true);
  if (text.charCodeAt(end) !== codes.colon || !(quoted || isGap(text, end + 1))) unusual();
  return keyOf(text, at, end, quoted);
}

function isQuote(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === codes.doubleQuote || code === codes.singleQuote;
}

function keyOf(text: string, start: number, end: number, quoted: boolean): Key {
  const key = quoted ? quotedText(text, start, end) : text.slice(start, end);
  // A merge key, a template, or a key with a blank in front of its colon.
  if (end - start > longestKey || key === "<<" || key.includes("{{") || (!quoted && key.endsWith(" ")))
    unusual();
  return { text: key, span: { start, end }, behind: end + 1 };
}

export function refuseDuplicates(entries: readonly YamlEntry[]): void {
  if (entries.length > 1 && new Set(entries.map(({ key }) => key)).size < entries.length) unusual();
}
