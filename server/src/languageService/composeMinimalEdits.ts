import { composeEdits } from "../core/text/composeEdits.ts";
import type { TextEdit } from "../core/text/span.ts";

/**
 * One list of edits that does what `first` and then `second` do. `first` refers to `text`, `second` to the text that
 * `first` gives, the result to `text` again. Its edits are as small as they can be without splitting a character or a
 * line break.
 */
export function composeMinimalEdits(
  text: string,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  return composeEdits(first, second).flatMap((edit) => trimmed(text, edit));
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
