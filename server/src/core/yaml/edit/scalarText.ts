import { resolvePlain, type ScalarValue } from "../scalar.ts";
import type { YamlScalar } from "../tree.ts";

/** How a scalar is written: as in block style, or with every string in double quotes as in JSON. */
export type Quoting = "where-needed" | "always";

/** A scalar as text: numbers, booleans and null plain, strings plain where every reader takes them for the same string. */
export function scalarText(value: ScalarValue, quoting: Quoting): string {
  if (typeof value !== "string") return value === null ? "null" : String(value);
  return quoting === "where-needed" && isSafePlain(value) ? value : doubleQuoted(value);
}

/** A string in the style of the scalar that it replaces. */
export function stringInStyleOf(old: YamlScalar["style"], value: string): string {
  if (old === "single" && isPrintableLine(value)) return `'${value.replaceAll("'", "''")}'`;
  return scalarText(value, old === "double" ? "always" : "where-needed");
}

/** The double quoted form is JSON's, which YAML contains, with the characters that YAML does not allow raw escaped. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    notPrintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const notPrintable = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

function isPrintableLine(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that single quotes cannot hold.
  return !/[\u0000-\u001f]/.test(value) && value.search(notPrintable) === -1;
}

/**
 * Narrower than YAML demands: letters first, no indicator inside, nothing that YAML 1.1 or 1.2 could take for a number, a
 * boolean or a date.
 */
function isSafePlain(value: string): boolean {
  return (
    /^[A-Za-z/_][A-Za-z0-9_./@%+=~ :-]*$/.test(value) &&
    !/: |[: ]$/.test(value) &&
    typeof resolvePlain(value) === "string"
  );
}
