import type { TextEdit } from "./span.ts";

/** The text with the edits made. They refer to `text`, ascend and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let position = 0;
  for (const { span, newText } of edits) {
    result += text.slice(position, span.start) + newText;
    position = span.end;
  }
  return result + text.slice(position);
}
