/**
 * How wide a text will be, without a font to ask: an estimate on the wide side, because a label that is taken for narrower than
 * it is would overlap its neighbour. In multiples of the font size, for the sans-serif fonts of editors and systems.
 */

const wideCharacter =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Pixels of a text in a font of `size` pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size * (bold ? 1.07 : 1);
}

/** Also whatever takes two UTF-16 units. */
function isWide(character: string): boolean {
  return character.length > 1 || wideCharacter.test(character);
}

function emsOf(character: string): number {
  if (isWide(character)) return 1.05;
  if (/[\p{Mn}\p{Me}\u200b-\u200f]/u.test(character)) return 0;
  if (/[ijlI.,:;|!'`\u00b7]/.test(character)) return 0.32;
  if (/[ftr()[\]{}\-\s/\\"]/.test(character)) return 0.42;
  if (/[mwMW@%\u2014\u2192\u2026]/.test(character)) return 0.98;
  if (/[A-Z&]/.test(character)) return 0.74;
  return /[\x20-\x7e]/.test(character) ? 0.61 : 0.7;
}

/** The text, or as much of it as fits with an ellipsis behind it. Empty where not even that fits. */
export function fitted(text: string, size: number, room: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 0) {
    characters.pop();
    const shorter = `${characters.join("").trimEnd()}…`;
    if (textWidth(shorter, size, bold) <= room) return characters.length > 0 ? shorter : "";
  }
  return "";
}

/** The text in at most `most` lines that fit; the rest is cut off. */
export function wrapped(text: string, size: number, room: number, most: number): readonly string[] {
  const lines = brokenLines(text, (line) => textWidth(line, size) <= room);
  const rest = lines.slice(most - 1).join(" ");
  return [...lines.slice(0, most - 1), ...(rest === "" ? [] : [rest])].map((line) =>
    fitted(line, size, room),
  );
}

/** Lines broken at spaces, but not behind a number, and between wide characters. A word that does not fit stays whole. */
export function brokenLines(text: string, fits: (line: string) => boolean): readonly string[] {
  const pieces = text.match(/(?:\d[\d.\u2013]*\s)?[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef]\s*|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && !fits((line + piece).trimEnd())) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

/** Columns of a text in a terminal. */
export function cells(text: string): number {
  let count = 0;
  for (const character of text) {
    if (/[\p{Mn}\p{Me}\u200b-\u200f]/u.test(character)) continue;
    count += isWide(character) ? 2 : 1;
  }
  return count;
}

/** The text, or as much of it as fits into so many columns with an ellipsis behind it. */
export function fittedCells(text: string, columns: number): string {
  if (cells(text) <= columns) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && cells(`${characters.join("")}…`) > columns) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
