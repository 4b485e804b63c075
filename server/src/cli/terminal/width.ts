/** How many columns of a terminal the text takes. Control characters are not expected here (`harmless`). */
export function columnsOf(text: string): number {
  // The common case by far, and the only one that needs to be fast.
  if (printableAscii.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

/** Columns of one code point: 0 for what joins the character before it, 2 for wide ones, else 1. */
export function columnsOfCharacter(character: string): 0 | 1 | 2 {
  if (joining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

const printableAscii = /^[\x20-\x7e]*$/;

/** Combining marks (variation selectors among them), the zero-width joiner and its kin. */
const joining = /[\p{Mn}\p{Me}\u200b-\u200d\u2060]/u;

/** East Asian Wide and Fullwidth (Unicode Standard Annex 11) by block, and emoji shown as pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
