import type { YamlValue } from "../change.ts";
import { type Quoting, scalarText } from "./scalarText.ts";

/** How a flow collection of the document is written. */
export interface FlowStyle {
  readonly quoting: Quoting;
  /** Between key and value: `: `, or `:` in compact JSON. */
  readonly colon: string;
  /** Between two entries on one line: `, ` or `,`. */
  readonly comma: string;
}

/** Flow style as it is written inside a block document: `{name: web, command: ["sleep", "70"]}`. */
export const usualFlow: FlowStyle = { quoting: "where-needed", colon: ": ", comma: ", " };

/** A value on one line. Strings inside sequences are always in double quotes, as commands are usually written. */
export function flowText(value: YamlValue, style: FlowStyle): string {
  if (isSequence(value)) return `[${value.map((item) => flowText(item, quoted(style))).join(style.comma)}]`;
  if (!isMapping(value)) return scalarText(value, style.quoting);
  const entries = Object.entries(value).map(([key, item]) => flowEntry(key, item, style));
  return `{${entries.join(style.comma)}}`;
}

/** `key: value` on one line. */
export function flowEntry(key: string, value: YamlValue, style: FlowStyle): string {
  return `${scalarText(key, style.quoting)}${style.colon}${flowText(value, style)}`;
}

/** A mapping over several lines, as pretty-printed JSON is: lines behind the first carry their indentation. */
export function flowLines(value: YamlValue, style: FlowStyle, prefix: string, unit: string): string[] {
  if (!isMapping(value) || Object.keys(value).length === 0) return [flowText(value, style)];
  const entries = Object.entries(value);
  const lines = ["{"];
  entries.forEach(([key, item], number) => {
    const [first = "", ...others] = flowLines(item, style, prefix + unit, unit);
    lines.push(`${prefix}${unit}${scalarText(key, style.quoting)}${style.colon}${first}`, ...others);
    if (number < entries.length - 1) lines.push(`${lines.pop()},`);
  });
  return [...lines, `${prefix}}`];
}

export function isSequence(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

export function isMapping(value: YamlValue): value is { readonly [key: string]: YamlValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function quoted(style: FlowStyle): FlowStyle {
  return { ...style, quoting: "always" };
}
