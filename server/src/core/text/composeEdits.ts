import type { TextEdit } from "./span.ts";

/**
 * One list of edits that does what `first` and then `second` do. `first` refers to the original text, `second` to the
 * text that `first` leaves; the result refers to the original text. All lists ascend without overlaps. Edits that meet in
 * one place become one, so no two edits of the result touch.
 */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const pieces = piecesOf(first);
  const composed: Piece[] = [];
  let position = 0;
  for (const { span, newText } of second) {
    composed.push(...take(pieces, span.start - position), { text: newText });
    take(pieces, span.end - span.start);
    position = span.end;
  }
  return editsOf([...composed, ...pieces.reverse()]);
}

/** A stretch of the text that an edit list leaves: kept from the original, or new. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/** The pieces of the edited text, the first one last, so that it can be popped. */
function piecesOf(edits: readonly TextEdit[]): Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  for (const { span, newText } of edits) {
    pieces.push({ start: position, end: span.start }, { text: newText });
    position = span.end;
  }
  // The length of the original does not matter: what stands behind the last edit stays.
  pieces.push({ start: position, end: Number.MAX_SAFE_INTEGER });
  return pieces.reverse();
}

/** Takes `count` UTF-16 units from the front of the pieces. */
function take(pieces: Piece[], count: number): Piece[] {
  const taken: Piece[] = [];
  let missing = count;
  while (missing > 0) {
    const piece = pieces.pop();
    if (piece === undefined) break;
    const length = "text" in piece ? piece.text.length : piece.end - piece.start;
    if (length > missing) pieces.push(cut(piece, missing, length));
    taken.push(cut(piece, 0, Math.min(length, missing)));
    missing -= Math.min(length, missing);
  }
  return taken;
}

function cut(piece: Piece, from: number, to: number): Piece {
  if ("text" in piece) return { text: piece.text.slice(from, to) };
  return { start: piece.start + from, end: piece.start + to };
}

function editsOf(pieces: readonly Piece[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let position = 0;
  let newText = "";
  for (const piece of pieces) {
    if ("text" in piece) newText += piece.text;
    else if (piece.start < piece.end) {
      if (position < piece.start || newText !== "")
        edits.push({ span: { start: position, end: piece.start }, newText });
      position = piece.end;
      newText = "";
    }
  }
  return edits;
}
