import type { TextEdit } from "../core/text/span.ts";

/** The text with the edits made. They refer to `text`, ascend and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let offset = 0;
  for (const { span, newText } of edits) {
    result += text.slice(offset, span.start) + newText;
    offset = span.end;
  }
  return result + text.slice(offset);
}

/**
 * One list of edits that does what `first` and then `second` do. `first` refers to `text`, `second` to the text that
 * `first` gives, the result to `text` again. Both ascend and do not overlap, and so does the result, whose edits are as
 * small as they can be without splitting a character or a line break.
 */
export function composeEdits(
  text: string,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  const pieces = replacePieces(piecesOf(text, first), second);
  return editsOf(text, pieces);
}

/** A stretch of the resulting text: copied from the original (`from` is its offset there), or new. */
type Piece = { readonly kind: "kept"; readonly from: number; readonly length: number } | NewPiece;
interface NewPiece {
  readonly kind: "new";
  readonly text: string;
}

function piecesOf(text: string, edits: readonly TextEdit[]): Piece[] {
  return replacePieces([{ kind: "kept", from: 0, length: text.length }], edits);
}

/** The pieces of the text after edits that refer to the text the pieces make up. */
function replacePieces(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const { span, newText } of edits) {
    result.push(...cut(pieces, offset, span.start), { kind: "new", text: newText });
    offset = span.end;
  }
  return [...result, ...cut(pieces, offset, Number.POSITIVE_INFINITY)];
}

/** The pieces between two offsets of the text they make up. */
function cut(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const length = piece.kind === "kept" ? piece.length : piece.text.length;
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, length);
    if (from < to) result.push(part(piece, from, to));
    offset += length;
  }
  return result;
}

function part(piece: Piece, from: number, to: number): Piece {
  return piece.kind === "kept"
    ? { kind: "kept", from: piece.from + from, length: to - from }
    : { kind: "new", text: piece.text.slice(from, to) };
}

/** Between two kept pieces lies one edit: what the original has there, replaced by what is new there. */
function editsOf(text: string, pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let start = 0;
  let newText = "";
  const close = (end: number) => {
    if (start < end || newText !== "") edits.push(...trimmed(text, { span: { start, end }, newText }));
    newText = "";
  };
  for (const piece of pieces) {
    if (piece.kind === "new") {
      newText += piece.text;
    } else {
      close(piece.from);
      start = piece.from + piece.length;
    }
  }
  close(text.length);
  return edits;
}

/** The edit without the characters that stay the same at its ends; none when all stay. */
function trimmed(text: string, { span, newText }: TextEdit): readonly TextEdit[] {
  const old = text.slice(span.start, span.end);
  const shorter = Math.min(old.length, newText.length);
  let head = 0;
  while (head < shorter && old[head] === newText[head]) head++;
  while (head > 0 && (isInside(old, head) || isInside(newText, head))) head--;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === newText.at(-1 - tail)) tail++;
  while (tail > 0 && (isInside(old, old.length - tail) || isInside(newText, newText.length - tail))) tail--;
  const edit = {
    span: { start: span.start + head, end: span.end - tail },
    newText: newText.slice(head, newText.length - tail),
  };
  return edit.span.start === edit.span.end && edit.newText === "" ? [] : [edit];
}

/** True within a surrogate pair and between CR and LF: no editor can address such a place. */
function isInside(text: string, offset: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(offset - 1, offset + 1));
}
