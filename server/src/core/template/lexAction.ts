/** A word of an action. `gap` tells whether white space stands in front of it, which separates arguments. */
export type Lexeme = Literal | Word;

export interface Literal {
  readonly kind: "literal";
  readonly text: string;
  readonly value: string | number;
  readonly gap: boolean;
}

export interface Word {
  readonly kind: "word" | "variable" | "field" | "dot" | "mark";
  /** The name without `.` and `$` of fields and variables; the mark itself: `|`, `(`, `)`, `,`, `:=`, `=`. */
  readonly text: string;
  readonly gap: boolean;
}

const lexeme =
  /(?<string>"(?:[^"\\\n]|\\[^\n])*")|(?<raw>`[^`]*`)|(?<char>'(?:[^'\\\n]|\\[^\n])+')|(?<number>[+-]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:[0-9][0-9_]*)?\.?[0-9][0-9_]*\.?(?:[eE][+-]?[0-9]+)?)(?![\p{L}_]))|(?<field>\.[\p{L}_][\p{L}\p{Nd}_]*)|(?<variable>\$(?:[\p{L}_][\p{L}\p{Nd}_]*)?)|(?<word>[\p{L}_][\p{L}\p{Nd}_]*)|(?<mark>:=|[|(),=])|(?<dot>\.)/uy;

/** The words of an action between its braces, or null where a character belongs to none. */
export function lexAction(text: string): readonly Lexeme[] | null {
  const found: Lexeme[] = [];
  const pattern = new RegExp(lexeme);
  let offset = 0;
  while (offset < text.length) {
    const start = offset;
    while (" \t\r\n".includes(text[offset] ?? "?")) offset++;
    if (offset === text.length) break;
    pattern.lastIndex = offset;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) return null;
    const read = readLexeme(groups, offset > start || offset === 0);
    if (read === null) return null;
    found.push(read);
    offset = pattern.lastIndex;
  }
  return found;
}

function readLexeme(groups: Record<string, string | undefined>, gap: boolean): Lexeme | null {
  const { string, raw, char, number, field, variable, word, mark } = groups;
  if (string !== undefined) {
    const value = unquote(string.slice(1, -1));
    return value === null ? null : { kind: "literal", text: string, value, gap };
  }
  if (raw !== undefined)
    return { kind: "literal", text: raw, value: raw.slice(1, -1).replaceAll("\r", ""), gap };
  if (char !== undefined) {
    const value = unquote(char.slice(1, -1))?.codePointAt(0);
    return value === undefined ? null : { kind: "literal", text: char, value, gap };
  }
  if (number !== undefined) {
    const value = readNumber(number);
    return Number.isFinite(value) ? { kind: "literal", text: number, value, gap } : null;
  }
  if (field !== undefined) return { kind: "field", text: field.slice(1), gap };
  if (variable !== undefined) return { kind: "variable", text: variable.slice(1), gap };
  if (word !== undefined) return { kind: "word", text: word, gap };
  if (mark !== undefined) return { kind: "mark", text: mark, gap };
  return { kind: "dot", text: ".", gap };
}

/** Go's integer literals: `0` in front means octal. */
function readNumber(text: string): number {
  const size = text.replace(/^[+-]|_/g, "");
  const value = /^0[0-7]+$/.test(size) ? Number.parseInt(size, 8) : Number(size);
  return text.startsWith("-") ? -value : value;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["\\", "\\"],
  ['"', '"'],
  ["'", "'"],
]);

/** The inside of an interpreted Go string, or null for an escape that Go refuses. */
function unquote(inside: string): string | null {
  let fails = false;
  const escape = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{3}|.)/gs;
  const text = inside.replace(escape, (written) => {
    const character = unescaped(written.slice(1));
    if (character === null) fails = true;
    return character ?? "";
  });
  return fails ? null : text;
}

function unescaped(escape: string): string | null {
  if (escape.length === 1) return escapes.get(escape) ?? null;
  const code = /^\d/.test(escape) ? Number.parseInt(escape, 8) : Number.parseInt(escape.slice(1), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
