import type { DocumentSlice } from "./document.ts";

/**
 * The documents of a file, counted as the `yaml` package counts them, without parsing any of them.
 *
 * A line that starts with `---` ends every scalar and every collection (YAML 1.2 §9.1.2), so looking for such lines is
 * enough. The line belongs to the document that follows; comments, blank lines and `%` directives in front of it
 * too, but only at the start of the file and behind a `...` line, where they cannot be content of the document before.
 * A `...` line belongs to the document it ends. The slices cover the text without gaps; a text of blank lines and
 * comments only holds no document. Offsets are UTF-16 units from the start of the file; the time is linear.
 */
export function splitDocuments(text: string): DocumentSlice[] {
  const slices: DocumentSlice[] = [];
  const nextMarker = markerSearch(text);
  let start = 0;
  while (start < text.length) {
    const content = endOfPrelude(text, start);
    if (content === text.length) break;
    const from = isMarker(text, content, "---") ? content + 3 : content;
    const marker = nextMarker(from);
    const end = marker === text.length || text[marker] === "-" ? marker : endOfLine(text, marker);
    slices.push({ index: slices.length, start, end });
    start = end;
  }
  const last = slices.at(-1);
  if (last !== undefined) slices[last.index] = { index: last.index, start: last.start, end: text.length };
  return slices;
}

/** Behind the blank lines, comments and directives that may stand in front of a document. */
function endOfPrelude(text: string, start: number): number {
  let offset = start;
  while (offset < text.length) {
    const lineStart = text[offset] === "\uFEFF" ? offset + 1 : offset;
    if (text[lineStart] !== "%" && !isBlankOrComment(text, lineStart)) return lineStart;
    offset = endOfLine(text, lineStart);
  }
  return offset;
}

function isBlankOrComment(text: string, lineStart: number): boolean {
  let offset = lineStart;
  while (text[offset] === " " || text[offset] === "\t") offset++;
  const character = text[offset];
  if (character === "\r") return text[offset + 1] === "\n";
  return character === undefined || character === "#" || character === "\n";
}

/**
 * Finds the first `---` or `...` line at or behind an offset, or the end of the text. Asked with growing offsets it
 * reads the text once: what was found is kept until it has been passed.
 */
function markerSearch(text: string): (from: number) => number {
  const next = { "---": -1, "...": -1 };
  return (from) => {
    for (const marker of ["---", "..."] as const) {
      if (next[marker] < from) next[marker] = findMarker(text, from, marker);
    }
    return Math.min(next["---"], next["..."]);
  };
}

function findMarker(text: string, from: number, marker: "---" | "..."): number {
  if (isLineStart(text, from) && isMarker(text, from, marker)) return from;
  let offset = text.indexOf(`\n${marker}`, from);
  while (offset !== -1 && !isMarker(text, offset + 1, marker))
    offset = text.indexOf(`\n${marker}`, offset + 1);
  return offset === -1 ? text.length : offset + 1;
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === "\n" || text[offset - 1] === "\uFEFF";
}

/** The three characters must be followed by white space or the end of the text: `---x` is a scalar. */
function isMarker(text: string, offset: number, marker: "---" | "..."): boolean {
  if (!text.startsWith(marker, offset)) return false;
  const after = text[offset + 3];
  return after === undefined || after === " " || after === "\t" || after === "\n" || after === "\r";
}

function endOfLine(text: string, offset: number): number {
  const lineBreak = text.indexOf("\n", offset);
  return lineBreak === -1 ? text.length : lineBreak + 1;
}
