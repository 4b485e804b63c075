import type { YamlEntry } from "../tree.ts";
import { type Cursor, codes, isGap, unusual } from "./cursor.ts";
import { plainEnd, quotedText, quoteEnd } from "./scalar.ts";

/** Longer ones must be announced by a `?` (YAML 1.2 §7.4.2). */
const longestKey = 1024;

/** Stands for the end of a key where there is none. */
export const noKey = -1;

/** Where the key at the cursor ends and its colon stands; `noKey` where no colon follows. The cursor does not move. */
export function endOfBlockKey({ text, at, lineStart }: Cursor): number {
  const first = text.charCodeAt(at);
  if (startsOtherNode(first)) return noKey;
  const end = isQuote(first) ? quoteEnd(text, at) : plainEnd(text, at, false);
  if (text.charCodeAt(end) !== codes.colon || !isGap(text, end + 1)) return noKey;
  // `--- a: b` begins a document, and what follows a `? ` is a key of another kind.
  if (
    at === lineStart &&
    (text.startsWith("---", at) || text.startsWith("...", at)) &&
    /\s/.test(text.charAt(at + 3))
  )
    unusual();
  return end;
}

/** Flow collections and block scalars are no keys of manifests. */
function startsOtherNode(code: number): boolean {
  return (
    code === codes.openBracket || code === codes.openBrace || code === codes.bar || code === codes.greater
  );
}

/** The same for a key of a flow mapping; unusual where there is none. */
export function endOfFlowKey({ text, at }: Cursor): number {
  const quoted = isQuote(text.charCodeAt(at));
  const end = quoted ? quoteEnd(text, at) : plainEnd(text, at, true);
  if (text.charCodeAt(end) !== codes.colon || !(quoted || isGap(text, end + 1))) unusual();
  return end;
}

function isQuote(code: number): boolean {
  return code === codes.doubleQuote || code === codes.singleQuote;
}

/** The words of a key. */
export function keyText(text: string, start: number, end: number): string {
  const quoted = isQuote(text.charCodeAt(start));
  const key = quoted ? quotedText(text, start, end) : text.slice(start, end);
  // A merge key, a template, or a key with a blank in front of its colon.
  if (
    end - start > longestKey ||
    key === "<<" ||
    key.includes("{{") ||
    (!quoted && text.charCodeAt(end - 1) === codes.space)
  )
    unusual();
  return key;
}

/** Most mappings are small, and comparing a few keys with each other costs less than a set of them. */
const fewEntries = 8;

export function refuseDuplicates(entries: readonly YamlEntry[]): void {
  if (entries.length > fewEntries) {
    if (new Set(entries.map(({ key }) => key)).size < entries.length) unusual();
    return;
  }
  for (let i = 1; i < entries.length; i++) {
    for (let j = 0; j < i; j++) if (entries[i]!.key === entries[j]!.key) unusual();
  }
}
