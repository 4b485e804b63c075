import { replaceHidden } from "../../core/text/visible.ts";
import { escapeCommands } from "../terminal/pipelineCommands.ts";

/**
 * JSON escapes the control characters of ASCII only; the others, and the marks that reorder text, would still reach a
 * terminal that shows the report, and commands the pipeline that logs it. Whoever reads the data gets them as they were.
 */
export function jsonText(value: unknown): string {
  const text = replaceHidden(JSON.stringify(value, null, 2), (found) =>
    found === "\n" ? found : escaped(found),
  );
  return `${escapeCommands(text, `${escaped("#")}#`)}\n`;
}

/** Characters beyond U+FFFF are two units, and two escapes. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
