import type { YamlValue } from "../change.ts";
import { flowText, isMapping, isSequence, usualFlow } from "./flowText.ts";
import type { Indentation } from "./indentation.ts";
import { scalarText } from "./scalarText.ts";

/** True where a value is written on the line of its key: scalars, empty collections and sequences of scalars. */
export function fitsOnKeyLine(value: YamlValue): boolean {
  if (isMapping(value)) return Object.keys(value).length === 0;
  if (isSequence(value)) return value.every((item) => !isMapping(item) && !isSequence(item));
  return true;
}

/** `key: value` in block style. Lines behind the first are indented relative to the key. */
export function blockEntry(key: string, value: YamlValue, indentation: Indentation): string[] {
  const keyText = `${scalarText(key, "where-needed")}:`;
  if (fitsOnKeyLine(value)) return [`${keyText} ${flowText(value, usualFlow)}`];
  const inset = isSequence(value) ? indentation.sequence : indentation.mapping;
  return [keyText, ...indent(blockLines(value, indentation), inset)];
}

/** The lines of a value in block style, indented relative to its own first column. */
export function blockLines(value: YamlValue, indentation: Indentation): string[] {
  if (fitsOnKeyLine(value)) return [flowText(value, usualFlow)];
  if (isSequence(value)) return value.flatMap((item) => blockItem(item, indentation));
  return Object.entries(value as { readonly [key: string]: YamlValue }).flatMap(([key, item]) =>
    blockEntry(key, item, indentation),
  );
}

/** `- item` in block style. */
export function blockItem(value: YamlValue, indentation: Indentation): string[] {
  const [first = "", ...others] = blockLines(value, indentation);
  return [`- ${first}`, ...indent(others, 2)];
}

function indent(lines: readonly string[], columns: number): string[] {
  const spaces = " ".repeat(columns);
  return lines.map((line) => spaces + line);
}
