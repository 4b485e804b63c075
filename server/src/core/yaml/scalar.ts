/** What a scalar may be once it has a type. */
export type ScalarValue = string | number | boolean | null;

/**
 * The value of an unquoted scalar as the API server reads it: sigs.k8s.io/yaml rests on go-yaml v2, that is YAML 1.1
 * with these exceptions: no base-60 numbers, timestamps stay text, `y` and `n` are booleans too (`resolve.go`).
 * Integers that a double cannot hold exactly stay text.
 */
export function resolvePlain(text: string): ScalarValue {
  const word = text.length > longestWord ? undefined : words.get(text);
  if (word !== undefined) return word;
  return readNumber(text) ?? text;
}

/** Of those that stand for something else, in characters. */
const longestWord = 5;

/**
 * The value of a scalar that carries a tag such as `!!int`, or undefined where go-yaml refuses the pair (`!!int x`).
 * Tags that are not of the YAML core keep the text.
 */
export function resolveTagged(tag: string, text: string): ScalarValue | undefined {
  // go-yaml treats the non-specific tag as none.
  if (tag === "!") return resolvePlain(text);
  const type = coreTags.get(tag);
  if (type === undefined || type === "string") return text;
  const value = resolvePlain(text);
  if (type === "float" || type === "int") return readsAs(type, value, text) ? value : undefined;
  return type === (value === null ? "null" : typeof value) ? value : undefined;
}

const coreTags: ReadonlyMap<string, "string" | "int" | "float" | "boolean" | "null"> = new Map([
  ["tag:yaml.org,2002:str", "string"],
  ["tag:yaml.org,2002:int", "int"],
  ["tag:yaml.org,2002:float", "float"],
  ["tag:yaml.org,2002:bool", "boolean"],
  ["tag:yaml.org,2002:null", "null"],
]);

const words: ReadonlyMap<string, number | boolean | null> = new Map<string, number | boolean | null>([
  ...spellings(null, "", "~", "null", "Null", "NULL"),
  ...spellings(true, "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"),
  ...spellings(false, "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"),
  ...spellings(Number.NaN, ".nan", ".NaN", ".NAN"),
  ...spellings(Number.POSITIVE_INFINITY, ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"),
  ...spellings(Number.NEGATIVE_INFINITY, "-.inf", "-.Inf", "-.INF"),
]);

function spellings<T>(value: T, ...texts: string[]): [string, T][] {
  return texts.map((text) => [text, value]);
}

/** Go's strconv.ParseInt with base 0, after the underscores are gone: `0` alone in front means octal. */
const integer = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;
/** What nearly all numbers are: it needs no look at its parts, and is never too large. */
const decimal = /^[1-9][0-9]{0,14}$/;
/** `08` is no octal number, so go-yaml takes it for a float: 8. */
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** A digit, a sign or a point: one of `+,-./0123456789`, of which `,` and `/` fit no number further on. */
function startsAsNumber(code: number): boolean {
  return code >= 0x2b && code <= 0x39;
}

/** The number, the text itself for an integer above 2^53, or undefined where it is no number. */
function readNumber(text: string): number | string | undefined {
  if (!startsAsNumber(text.charCodeAt(0))) return undefined;
  if (decimal.test(text)) return Number(text);
  // A leading point goes straight to ParseFloat, which takes no underscores.
  const digits = text[0] === "." ? text : text.replaceAll("_", "");
  const parts = integer.exec(digits);
  if (parts !== null) return readInteger(parts, text);
  if (!float.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

function readInteger(parts: RegExpExecArray, text: string): number | string {
  const [, sign, hex, binary, octal, decimal = ""] = parts;
  const size =
    hex !== undefined
      ? Number.parseInt(hex, 16)
      : binary !== undefined
        ? Number.parseInt(binary, 2)
        : octal !== undefined
          ? Number.parseInt(octal, 8)
          : Number(decimal);
  if (!Number.isSafeInteger(size)) return text;
  return sign === "-" && size !== 0 ? -size : size;
}

/** go-yaml accepts an integer where a float is asked for, not the other way round. */
function readsAs(type: "int" | "float", value: ScalarValue, text: string): boolean {
  const isInteger = integer.test(text.replaceAll("_", ""));
  if (type === "int") return isInteger;
  return isInteger || typeof value === "number";
}
