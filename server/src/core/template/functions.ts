import {
  callSymbol,
  fieldOf,
  type List,
  list,
  literal,
  opaque,
  printed,
  table,
  truthOf,
  type Value,
} from "./value.ts";

/** A function of templates over values; undefined where its result cannot be told. */
type TemplateFunction = (args: readonly Value[]) => Value | undefined;

/**
 * Calls a function of Go templates or Sprig. What is not known stays an expression, unless the function gives another
 * result each time it is called.
 */
export function callFunction(name: string, args: readonly Value[]): Value {
  if (restless.test(name)) return opaque(null);
  const known = functions.get(name)?.(args);
  if (known !== undefined) return resting(known, args);
  return opaque(callSymbol(name, args));
}

/** A result rests on the default values where one of its arguments does. */
function resting(value: Value, args: readonly Value[]): Value {
  if (value.defaults || !args.some((arg) => arg.defaults)) return value;
  return { ...value, defaults: true };
}

/** Random, of the moment, or of the cluster. */
const restless =
  /^(?:rand|uuid|now$|ago$|gen(?:CA|Self|Signed|Private)|lookup$|htpasswd$|bcrypt$|encryptAES$|shuffle$|env$|expandenv$|getHostByName$|derivePassword$|date)/;

/** Whether calls of this function cannot be compared with each other. */
export function isRestless(name: string): boolean {
  return restless.test(name);
}

function textArguments(args: readonly Value[]): readonly string[] | null {
  const texts: string[] = [];
  for (const arg of args) {
    const text = printed(arg);
    if (text === null) return null;
    texts.push(text);
  }
  return texts;
}

/** A function of texts alone. */
function ofTexts(
  count: number,
  compute: (...texts: string[]) => string | boolean | undefined,
): TemplateFunction {
  return (args) => {
    const texts = args.length === count ? textArguments(args) : null;
    const result = texts === null ? undefined : compute(...texts);
    return result === undefined ? undefined : literal(result);
  };
}

function numberOf(value: Value): number | null {
  if (value.kind !== "scalar") return null;
  if (typeof value.value === "number") return value.value;
  if (value.value === null || value.value === false) return 0;
  if (value.value === true) return 1;
  return /^[-+]?(?:0|[1-9]\d*)$/.test(value.value) ? Number(value.value) : null;
}

function ofNumbers(compute: (...numbers: number[]) => number): TemplateFunction {
  return (args) => {
    const numbers = args.map(numberOf);
    if (numbers.length === 0 || numbers.some((each) => each === null || !Number.isInteger(each)))
      return undefined;
    const result = compute(...(numbers as number[]));
    return Number.isSafeInteger(result) ? literal(result) : undefined;
  };
}

const toInteger: TemplateFunction = ([value, ...more]) => {
  const number = value === undefined || more.length > 0 ? null : numberOf(value);
  return number === null || value === undefined
    ? undefined
    : { ...literal(Math.trunc(number)), origin: value.origin };
};

const toText: TemplateFunction = (args) => {
  const texts = textArguments(args);
  return texts?.length === 1 ? { ...literal(texts[0] ?? ""), origin: args[0]?.origin ?? null } : undefined;
};

/** Quotes that YAML takes away again: the text is the value, whatever it looks like. */
function quoted(mark: '"' | "'"): TemplateFunction {
  return (args) => {
    const texts = textArguments(args);
    const [text] = texts ?? [];
    if (text === undefined || texts?.length !== 1 || /["'\\\n\r\t]/.test(text)) return undefined;
    return { ...literal(`${mark}${text}${mark}`), origin: args[0]?.origin ?? null };
  };
}

/** Pairwise comparison; only of the same types, for Go refuses others. */
function compared(test: (a: string | number, b: string | number) => boolean): TemplateFunction {
  return (args) => {
    const [a, b] = args;
    if (args.length !== 2 || a?.kind !== "scalar" || b?.kind !== "scalar") return undefined;
    if (typeof a.value !== typeof b.value || a.value === null || b.value === null) return undefined;
    return typeof a.value === "boolean" || typeof b.value === "boolean"
      ? undefined
      : literal(test(a.value, b.value));
  };
}

/** `eq` with several: equal to one of them. */
const equal: TemplateFunction = ([first, ...others]) => {
  if (first?.kind !== "scalar" || others.length === 0) return undefined;
  let sure = true;
  for (const other of others) {
    if (other.kind !== "scalar") sure = false;
    else if (other.value === first.value) return literal(true);
    else if (typeof other.value !== typeof first.value && other.value !== null && first.value !== null)
      sure = false;
  }
  return sure ? literal(false) : undefined;
};

/** The first of which `stop` holds, else the last; undefined where one on the way is not known. */
function until(stop: boolean): TemplateFunction {
  return (args) => {
    for (const arg of args) {
      const truth = truthOf(arg);
      if (truth === null) return args.length === 1 ? arg : undefined;
      if (truth === stop) return arg;
    }
    return args.at(-1);
  };
}

function negated(inner: TemplateFunction): TemplateFunction {
  return (args) => {
    const value = inner(args);
    return value?.kind === "scalar" && typeof value.value === "boolean" ? literal(!value.value) : undefined;
  };
}

const truth: TemplateFunction = ([value]) => {
  const known = value === undefined ? null : truthOf(value);
  return known === null ? undefined : literal(known);
};

const fallback: TemplateFunction = ([other, value]) => {
  if (other === undefined || value === undefined) return undefined;
  const known = truthOf(value);
  return known === null ? undefined : known ? value : other;
};

const ternary: TemplateFunction = ([yes, no, test]) => {
  const known = test === undefined ? null : truthOf(test);
  return known === null ? undefined : known ? yes : no;
};

const index: TemplateFunction = ([first, ...keys]) => {
  let value = first;
  for (const key of keys) {
    if (value === undefined || key.kind !== "scalar") return undefined;
    if (typeof key.value === "string") value = fieldOf(value, key.value);
    else if (value.kind === "list" && typeof key.value === "number") value = value.items[key.value];
    else return undefined;
  }
  return value;
};

const hasKey: TemplateFunction = ([holder, key]) => {
  if (holder?.kind !== "table" || key?.kind !== "scalar" || typeof key.value !== "string") return undefined;
  if (holder.entries.has(key.value)) return literal(true);
  return holder.open ? undefined : literal(false);
};

const dict: TemplateFunction = (args) => {
  const entries: [string, Value][] = [];
  for (let next = 0; next < args.length; next += 2) {
    const key = args[next];
    if (key?.kind !== "scalar" || typeof key.value !== "string") return undefined;
    entries.push([key.value, args[next + 1] ?? literal("")]);
  }
  return table(entries, { symbol: callSymbol("dict", args) });
};

/** `printf` with the verbs that print a text or an integer as it is. */
const printf: TemplateFunction = ([format, ...args]) => {
  if (format?.kind !== "scalar" || typeof format.value !== "string") return undefined;
  let next = 0;
  let fails = false;
  const text = format.value.replace(/%(.?)/gs, (_, verb: string) => {
    if (verb === "%") return "%";
    const arg = args[next++];
    const type = arg?.kind === "scalar" ? typeof arg.value : null;
    const fits = (verb === "s" && type === "string") || verb === "v" || (verb === "d" && type === "number");
    const out = arg === undefined || !fits ? null : printed(arg);
    // Numbers of a values file are floats to Go, which `%d` does not print.
    if (out === null || (verb === "d" && arg?.defaults)) fails = true;
    return out ?? "";
  });
  return fails || next !== args.length ? undefined : literal(text);
};

const toYaml: TemplateFunction = ([value]) =>
  value && opaque(callSymbol("toYaml", [value]), { kind: "yaml", value });

/** Indentation moves a block and changes nothing else of it. */
const indent: TemplateFunction = (args) => {
  const value = args[1];
  if (value?.kind === "opaque") return opaque(value.symbol, value.block);
  return value?.kind === "scalar" && typeof value.value === "string" && !value.value.includes("\n")
    ? value
    : undefined;
};

const itemAt =
  (pick: (items: List["items"]) => Value | undefined): TemplateFunction =>
  ([value]) =>
    value?.kind === "list" ? pick(value.items) : undefined;

const trimmed = ofTexts(1, (text) => text.trim());

const functions: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
  ["and", until(false)],
  ["or", until(true)],
  ["not", negated(truth)],
  ["empty", negated(truth)],
  ["eq", equal],
  ["ne", negated(equal)],
  ["lt", compared((a, b) => a < b)],
  ["le", compared((a, b) => a <= b)],
  ["gt", compared((a, b) => a > b)],
  ["ge", compared((a, b) => a >= b)],
  ["default", fallback],
  ["coalesce", (args) => until(true)(args)],
  ["ternary", ternary],
  ["required", (args) => (args[1] && truthOf(args[1]) === true ? args[1] : undefined)],
  // What is rendered at all was not stopped.
  ["fail", () => literal("")],
  ["index", index],
  ["get", index],
  ["hasKey", hasKey],
  ["dict", dict],
  ["list", (args) => list(args, false, callSymbol("list", args))],
  ["tuple", (args) => list(args, false, callSymbol("tuple", args))],
  ["first", itemAt((items) => items[0])],
  ["last", itemAt((items) => items.at(-1))],
  ["len", ([value]) => (value?.kind === "list" ? literal(value.items.length) : undefined)],
  ["int", toInteger],
  ["int64", toInteger],
  ["toString", toText],
  ["print", toText],
  ["quote", quoted('"')],
  ["squote", quoted("'")],
  ["printf", printf],
  ["add", ofNumbers((...all) => all.reduce((a, b) => a + b))],
  ["add1", ofNumbers((a) => a + 1)],
  ["sub", ofNumbers((a, b = 0) => a - b)],
  ["mul", ofNumbers((...all) => all.reduce((a, b) => a * b))],
  ["max", ofNumbers((...all) => Math.max(...all))],
  ["min", ofNumbers((...all) => Math.min(...all))],
  ["lower", ofTexts(1, (text) => text.toLowerCase())],
  ["upper", ofTexts(1, (text) => text.toUpperCase())],
  ["trim", (args) => (args[0]?.kind === "opaque" && args[0].block ? args[0] : trimmed(args))],
  [
    "trimSuffix",
    ofTexts(2, (end = "", text = "") =>
      end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text,
    ),
  ],
  [
    "trimPrefix",
    ofTexts(2, (start = "", text = "") => (text.startsWith(start) ? text.slice(start.length) : text)),
  ],
  [
    "trunc",
    ofTexts(2, (size = "", text = "") =>
      /^\d+$/.test(size) && !/[^ -~]/.test(text) ? text.slice(0, Number(size)) : undefined,
    ),
  ],
  [
    "replace",
    ofTexts(3, (from = "", to = "", text = "") => (from === "" ? undefined : text.replaceAll(from, to))),
  ],
  ["contains", ofTexts(2, (part = "", text = "") => text.includes(part))],
  ["hasPrefix", ofTexts(2, (start = "", text = "") => text.startsWith(start))],
  ["hasSuffix", ofTexts(2, (end = "", text = "") => text.endsWith(end))],
  ["toYaml", toYaml],
  ["toYamlPretty", toYaml],
  ["indent", indent],
  ["nindent", indent],
]);
