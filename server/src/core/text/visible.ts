/**
 * One line without characters that nobody sees, at most `most` characters long: what a reader sees is what stands in the
 * file. Where it is shown may still take some of it for markup.
 */
export function visible(text: string, most = mostCharacters): string {
  const line = text.replace(/\s+/g, " ").trim();
  return replaceHidden(line.length <= most ? line : cut(line, most), () => "\ufffd");
}

function cut(line: string, most: number): string {
  // A character takes two units at most; one more than wanted tells that there are more.
  const characters = Array.from(line.slice(0, 2 * most + 2));
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join("")}…`;
}

/** Kubernetes names end at 253 characters; a sentence of ours with a few of them is longer. */
const mostCharacters = 600;

/** Each hidden character, as one code point, becomes what `by` gives for it. */
export function replaceHidden(text: string, by: (character: string) => string): string {
  return text.replace(hidden, by);
}

/**
 * Control and format characters (among them those without width, and marks and overrides of the reading direction), separators
 * of lines, halves of surrogate pairs, and letters that take no ink.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]/gu;
