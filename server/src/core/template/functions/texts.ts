import { callSymbol, literal, longestText, opaque, printed, type Value } from "../value.ts";
import { converted, type Named, ofOne, type TemplateFunction } from "./templateFunction.ts";

function printedAll(args: readonly Value[]): readonly string[] | null {
  const texts: string[] = [];
  for (const arg of args) {
    const text = printed(arg);
    if (text === null) return null;
    texts.push(text);
  }
  return texts;
}

/** A function of so many texts. */
function ofTexts(
  count: number,
  compute: (...texts: string[]) => string | boolean | undefined,
): TemplateFunction {
  return (args) => {
    const texts = args.length === count ? printedAll(args) : null;
    const result = texts === null ? undefined : compute(...texts);
    return result === undefined ? undefined : literal(result);
  };
}

/** Go counts bytes, and makes other capital letters of some. */
function isAscii(text: string): boolean {
  return !/[^ -~]/.test(text);
}

const toText = converted((value) => printed(value) ?? undefined);

/** Quotes that YAML takes away again: the text is the value, whatever it looks like. */
function quoted(mark: '"' | "'"): TemplateFunction {
  return converted((value) => {
    const text = printed(value);
    return text === null || /["'\\\n\r\t]/.test(text) ? undefined : `${mark}${text}${mark}`;
  });
}

/** `printf` with the verbs that print a text or an integer as it is. */
const printf: TemplateFunction = ([format, ...args]) => {
  if (format?.kind !== "scalar" || typeof format.value !== "string") return undefined;
  let next = 0;
  let room = longestText;
  const text = format.value.replace(/%(.?)/gs, (_, verb: string) => {
    if (verb === "%") return "%";
    const out = formatted(verb, args[next++]);
    room -= out === null ? longestText + 1 : out.length;
    return out === null || room < 0 ? "" : out;
  });
  return room < 0 || next !== args.length ? undefined : literal(text);
};

function formatted(verb: string, arg: Value | undefined): string | null {
  if (arg?.kind !== "scalar") return null;
  // Numbers of a values file are floats to Go, which `%d` does not print.
  const isInteger = typeof arg.value === "number" && !arg.defaults;
  const fits = verb === "v" || (verb === "s" && typeof arg.value === "string") || (verb === "d" && isInteger);
  return fits ? printed(arg) : null;
}

function replaced(from: string, to: string, text: string): string | undefined {
  const parts = from === "" ? [] : text.split(from);
  const isShort = parts.length > 0 && parts.length * to.length <= longestText;
  return isShort ? parts.join(to) : undefined;
}

const toYaml = ofOne((value) => opaque(callSymbol("toYaml", [value]), { kind: "yaml", value }));

/** Indentation moves a block and changes nothing else of it; the first line stays where the action stands. */
function indented(lineBreak: "" | "\n"): TemplateFunction {
  return ([size, value]) => {
    if (value?.kind === "opaque") return opaque(value.symbol, value.block);
    if (value?.kind !== "scalar" || typeof value.value !== "string") return undefined;
    if (!value.value.includes("\n")) return value;
    const columns = size?.kind === "scalar" ? Number(size.value) : Number.NaN;
    if (!(columns >= 0 && columns <= mostColumns)) return undefined;
    const margin = " ".repeat(columns);
    return literal(lineBreak + margin + value.value.replaceAll("\n", `\n${margin}`));
  };
}

/** Nobody indents further. */
const mostColumns = 100;

const trimmed = ofTexts(1, (text) => text.trim());

/** White space around a block is no part of it. */
const trim: TemplateFunction = (args) => {
  const [value] = args;
  return value?.kind === "opaque" && value.block ? value : trimmed(args);
};

export const texts: Named = [
  ["toString", toText],
  ["print", toText],
  ["quote", quoted('"')],
  ["squote", quoted("'")],
  ["printf", printf],
  ["lower", ofTexts(1, (text) => (isAscii(text) ? text.toLowerCase() : undefined))],
  ["upper", ofTexts(1, (text) => (isAscii(text) ? text.toUpperCase() : undefined))],
  ["trim", trim],
  [
    "trimSuffix",
    ofTexts(2, (end, text) => (text.endsWith(end) ? text.slice(0, text.length - end.length) : text)),
  ],
  ["trimPrefix", ofTexts(2, (start, text) => (text.startsWith(start) ? text.slice(start.length) : text))],
  [
    "trunc",
    ofTexts(2, (size, text) =>
      /^\d+$/.test(size) && isAscii(text) ? text.slice(0, Number(size)) : undefined,
    ),
  ],
  ["replace", ofTexts(3, replaced)],
  ["contains", ofTexts(2, (part, text) => text.includes(part))],
  ["hasPrefix", ofTexts(2, (start, text) => text.startsWith(start))],
  ["hasSuffix", ofTexts(2, (end, text) => text.endsWith(end))],
  ["toYaml", toYaml],
  ["toYamlPretty", toYaml],
  ["indent", indented("")],
  ["nindent", indented("\n")],
];
