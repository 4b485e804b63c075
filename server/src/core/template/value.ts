import type { Location } from "../text/span.ts";

/**
 * What is known of a value while a template is read: data, data with gaps, or nothing but the expression that gives it.
 * Immutable; the parts of a table are values of their own.
 */
export type Value = Scalar | Table | List | Opaque;

interface Facts {
  /**
   * An expression that gives this value wherever it is evaluated in the same release: equal symbols are equal values. It is
   * written as the chart that is rendered would write it; see `dotSymbol`. Null where that cannot be said (random functions, loop variables) and for what is written as a literal.
   */
  readonly symbol: string | null;
  /** Rests on the default values of the chart, which others may replace. */
  readonly defaults: boolean;
  /** Where the values file says so. */
  readonly origin: ValueOrigin | null;
}

/** The place of a value in a values file. */
export interface ValueOrigin {
  readonly at: Location;
  readonly key: Location | null;
  readonly holder: Location;
}

export interface Scalar extends Facts {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
}

export interface Table extends Facts {
  readonly kind: "table";
  readonly entries: ReadonlyMap<string, Value>;
  /** Keys may exist that are not among the entries. */
  readonly open: boolean;
}

export interface List extends Facts {
  readonly kind: "list";
  readonly items: readonly Value[];
}

export interface Opaque extends Facts {
  readonly kind: "opaque";
  /** What would be printed as a block of YAML, as far as that can still be followed. */
  readonly block: Block | null;
}

/** `toYaml` of a value, or what a named template prints for a dot. */
export type Block =
  | { readonly kind: "yaml"; readonly value: Value }
  | { readonly kind: "call"; readonly name: string; readonly dot: Value };

export function literal(value: Scalar["value"], defaults = false): Scalar {
  return { kind: "scalar", value, symbol: null, defaults, origin: null };
}

export function opaque(symbol: string | null, block: Block | null = null): Opaque {
  return { kind: "opaque", symbol, defaults: false, origin: null, block };
}

export function table(
  entries: Iterable<readonly [string, Value]>,
  facts: Partial<Facts> & { readonly open?: boolean } = {},
): Table {
  const { symbol = null, defaults = false, origin = null, open = false } = facts;
  return { kind: "table", entries: new Map(entries), open, symbol, defaults, origin };
}

export function list(items: readonly Value[], defaults = false, symbol: string | null = null): List {
  return { kind: "list", items, symbol, defaults, origin: null };
}

/** A field of a value: nothing is nil in Go templates unless it is known to be missing. */
export function fieldOf(value: Value, name: string): Value {
  const symbol = value.symbol === null ? null : joined(value.symbol, name);
  if (value.kind !== "table") return opaque(value.kind === "opaque" ? symbol : null);
  const found = value.entries.get(name);
  if (found !== undefined) return found.symbol === symbol ? found : { ...found, symbol };
  return value.open ? opaque(symbol) : { ...literal(null, value.defaults), symbol };
}

function joined(symbol: string, name: string): string | null {
  if (symbol.length > longestSymbol) return null;
  if (ofRelease.has(name) && subchart.test(symbol)) return `.${name}`;
  return symbol === "." ? `.${name}` : `${symbol.includes(" ") ? `(${symbol})` : symbol}.${name}`;
}

/**
 * The expression for the dot of a chart, given by the folders on the way from the chart that is rendered: `.` for itself.
 * What is of the release is the same in all of them.
 */
export function dotSymbol(folders: readonly string[]): string {
  return folders.length === 0 ? "." : folders.map((name) => `.Subcharts.${name}`).join("");
}

/** An expression as the chart itself writes it, for people. */
export function asWritten(text: string): string {
  return text.replace(/(?:\.Subcharts\.[^. )}]+)+\.?/g, ".");
}

const subchart = /^(?:\.Subcharts\.[^. ]+)+$/;
const ofRelease: ReadonlySet<string> = new Set(["Release", "Capabilities"]);

/** Longer expressions are not compared. */
const longestSymbol = 500;

/** The expression for a value as an argument; null where there is none. */
export function symbolOf(value: Value): string | null {
  if (value.symbol !== null) return value.symbol.includes(" ") ? `(${value.symbol})` : value.symbol;
  if (value.kind !== "scalar") return null;
  const isLong = typeof value.value === "string" && value.value.length > longestSymbol;
  return isLong ? null : JSON.stringify(value.value);
}

/** `name a b`, where every argument can be expressed. */
export function callSymbol(name: string, args: readonly Value[]): string | null {
  const parts = args.map(symbolOf);
  if (parts.includes(null)) return null;
  const symbol = [name, ...parts].join(" ");
  return symbol.length > longestSymbol ? null : symbol;
}

/** Characters of a text that is still computed. */
export const longestText = 20_000;

/** Whether Go takes it for true; null where that is not known. */
export function truthOf(value: Value): boolean | null {
  switch (value.kind) {
    case "opaque":
      return null;
    case "list":
      return value.items.length > 0;
    case "table":
      return value.entries.size > 0 ? true : value.open ? null : false;
    case "scalar":
      return value.value !== null && value.value !== false && value.value !== 0 && value.value !== "";
  }
}

/** As Go prints it; null where that is not known. */
export function printed(value: Value): string | null {
  if (value.kind !== "scalar" || value.value === null) return null;
  if (typeof value.value === "string") return value.value.length > longestText ? null : value.value;
  if (typeof value.value === "boolean") return String(value.value);
  // Go writes large numbers, and small fractions, with an exponent.
  return (Math.abs(value.value) < 1e6 && Math.abs(value.value) >= 1e-4) || value.value === 0
    ? String(value.value)
    : null;
}

/** What a loop goes through, with keys; maps in the order of their keys. Empty where that is not known. */
export function itemsOf(value: Value): readonly (readonly [string | number, Value])[] {
  if (value.kind === "list") return [...value.items.entries()];
  if (value.kind !== "table" || value.open) return [];
  return [...value.entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What is the same in two values; everything else is not known. Aliases make graphs of values, so it has an end. */
export function common(one: Value, other: Value, budget = { left: 10_000 }): Value {
  if (--budget.left < 0) return opaque(null);
  if (one.kind === "scalar" && other.kind === "scalar" && one.value === other.value) {
    return literal(one.value, one.defaults || other.defaults);
  }
  if (one.kind !== "table" || other.kind !== "table") return opaque(null);
  const keys = new Set([...one.entries.keys(), ...other.entries.keys()]);
  const entries = [...keys].map((key): [string, Value] => {
    const [mine, theirs] = [one.entries.get(key), other.entries.get(key)];
    return [key, mine && theirs ? common(mine, theirs, budget) : opaque(null)];
  });
  return table(entries, { defaults: one.defaults || other.defaults, open: one.open || other.open });
}
