import { message } from "../core/text/message.ts";
import type { Span } from "../core/text/span.ts";
import type { DocumentFacts, FileFacts } from "../core/workspace/snapshot.ts";
import { isKustomizationFile } from "../core/workspace/uriPath.ts";
import type { UnreadDocument } from "./api.ts";
import type { Render } from "./render.ts";

/** A file can hold thousands of documents; whoever sees so many that are not read has understood. */
const mostOfOneFile = 20;

/**
 * The documents of an open buffer that look like manifests and were not read, or not completely, each with a sentence for
 * the user: silence would be taken for "nothing found".
 */
export function unreadDocuments(
  file: FileFacts | undefined,
  text: string | undefined,
  render: Render,
): readonly UnreadDocument[] {
  if (file === undefined || text === undefined) return [];
  const found: UnreadDocument[] = [];
  for (const document of file.documents) {
    const reason = document.skipped;
    // Whoever writes a template knows that it decides.
    if (reason === null || reason === "template") continue;
    const own = text.slice(document.start, document.end);
    if (!looksLikeManifest(own) && !isKustomizationFile(file.uri)) continue;
    const span = placeIn(own, document);
    const words = message(`unread.${reason}`, { detail: document.problems[0]?.detail ?? "" });
    found.push({
      span: { start: document.start + span.start, end: document.start + span.end },
      reason,
      message: render(words),
    });
    if (found.length === mostOfOneFile) break;
  }
  return found;
}

/** Many files that are no manifests are no YAML either (settings with comments, templates of other tools). */
function looksLikeManifest(text: string): boolean {
  return /\bapiVersion\b/.test(text) && /\bkind\b/.test(text);
}

/** The few characters to point at: the fault where it has a place of its own, else the kind of the object. */
function placeIn(text: string, { skipped, problems }: DocumentFacts): Span {
  const problem = problems[0]?.span;
  const hasPlace = skipped === "syntax-error" || skipped === "too-deep" || skipped === "duplicate-key";
  if (problem && hasPlace) return withinLine(problem, text);
  const kind = /(\bkind["']?[ \t]*:[ \t]*["']?)\w+/.exec(text);
  if (kind === null) return withinLine({ start: 0, end: 0 }, text);
  const [whole, before = ""] = kind;
  return withinLine({ start: kind.index + before.length, end: kind.index + whole.length }, text);
}

/** Longest stretch that is pointed at, in characters: a line of JSON may be the whole file. */
const mostCharacters = 80;

/**
 * A span cut at the end of its line; one without characters, or of a line break, gets the character in front, because editors
 * show nothing for none.
 */
function withinLine({ start, end }: Span, text: string): Span {
  let first = Math.min(start, Math.max(0, text.length - 1));
  while (first > 0 && /[\r\n]/.test(text.charAt(first))) first--;
  const line = text.slice(first, first + mostCharacters).search(/[\r\n]|$/);
  return { start: first, end: first + Math.max(1, Math.min(end - first, line)) };
}
