/** The offset of the first character of the line on which `offset` stands. */
export function lineStartAt(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** The offset behind the last character of the line on which `offset` stands, in front of its line break. */
export function lineEndAt(text: string, offset: number): number {
  const lineBreak = text.indexOf("\n", offset);
  if (lineBreak === -1) return text.length;
  return lineBreak > offset && text[lineBreak - 1] === "\r" ? lineBreak - 1 : lineBreak;
}

/** The offset of the next line's first character, or the end of the text. */
export function nextLineAt(text: string, offset: number): number {
  const lineBreak = text.indexOf("\n", offset);
  return lineBreak === -1 ? text.length : lineBreak + 1;
}

/** The line break in use around an offset: the one behind it, else the one in front of it, else `\n`. */
export function lineBreakNear(text: string, offset: number): "\n" | "\r\n" {
  const behind = text.indexOf("\n", offset);
  const nearest = behind === -1 ? text.lastIndexOf("\n") : behind;
  return nearest > 0 && text[nearest - 1] === "\r" ? "\r\n" : "\n";
}

/** What stands in front of an offset on its line. */
export function linePrefix(text: string, offset: number): string {
  return text.slice(lineStartAt(text, offset), offset);
}

/** True where nothing but white space and a comment follows on the line. */
export function endsWithComment(text: string, offset: number): boolean {
  return /^[ \t]*(?:#.*)?$/.test(text.slice(offset, lineEndAt(text, offset)));
}
