/** Whether a document is nothing but white space, comments and its own beginning. */
export function isEmptyDocument(text: string): boolean {
  return text.split("\n").every((line) => /^(?:---)?\s*(?:#|$)/.test(line.trim()));
}
