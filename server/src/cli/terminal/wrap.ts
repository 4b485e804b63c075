import { columnsOf, columnsOfCharacter } from "./width.ts";

/**
 * The text in lines of at most `width` columns, broken between words. A word that is longer is broken inside where it is
 * written in a script that needs no spaces; a path or an address stays whole, because nobody could click on its pieces.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (columnsOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = isPathLike(word) ? [word] : breakWord(word, width);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** Like `wrap`, each line with `first` or `rest` in front, which must be equally wide. */
export function wrapWithPrefix(text: string, width: number, first: string, rest: string): string[] {
  const lines = wrap(text, Math.max(minimumColumns, width - columnsOf(rest)));
  return lines.map((line, index) => (index === 0 ? first : rest) + line);
}

/** Narrower than this, words fall apart and the text is better left to run over the edge. */
const minimumColumns = 20;

function isPathLike(word: string): boolean {
  return /^[\x21-\x7e]+$/.test(word);
}

function breakWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let columns = 0;
  for (const character of word) {
    const wide = columnsOfCharacter(character);
    if (columns + wide > width && piece !== "") {
      pieces.push(piece);
      piece = "";
      columns = 0;
    }
    piece += character;
    columns += wide;
  }
  pieces.push(piece);
  return pieces;
}
