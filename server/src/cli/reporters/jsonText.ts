/**
 * JSON escapes the control characters of ASCII only; the others, and the marks that reorder text, would still reach a
 * terminal that shows the report.
 */
export function jsonText(value: unknown): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `${JSON.stringify(value, null, 2).replace(hidden, escape)}\n`;
}

/** What `harmless` replaces in texts, without what JSON escapes by itself. */
const hidden = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
