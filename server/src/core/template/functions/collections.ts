import { callSymbol, fieldOf, type List, list, literal, printed, table, type Value } from "../value.ts";
import { answering, type Named, ofOne, type Question, type TemplateFunction } from "./templateFunction.ts";

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

const hasKey: Question = ([holder, key]) => {
  if (holder?.kind !== "table" || key?.kind !== "scalar" || typeof key.value !== "string") return null;
  return holder.entries.has(key.value) || (holder.open ? null : false);
};

/** The value of a key; an empty text where it is missing. */
const get: TemplateFunction = (args) => (hasKey(args) === false ? literal("") : index(args));

const dict: TemplateFunction = (args) => {
  const entries: [string, Value][] = [];
  for (const [at, key] of args.entries()) {
    if (at % 2 === 1) continue;
    const name = printed(key);
    if (name === null) return undefined;
    entries.push([name, args[at + 1] ?? literal("")]);
  }
  return table(entries, { symbol: callSymbol("dict", args) });
};

function ofList(compute: (items: List["items"]) => Value | undefined): TemplateFunction {
  return ofOne((value) => (value.kind === "list" ? compute(value.items) : undefined));
}

export const collections: Named = [
  ["index", index],
  ["get", get],
  ["hasKey", answering(hasKey)],
  ["dict", dict],
  ["list", (args) => list(args, false, callSymbol("list", args))],
  ["tuple", (args) => list(args, false, callSymbol("tuple", args))],
  ["first", ofList((items) => items[0])],
  ["last", ofList((items) => items.at(-1))],
  ["len", ofList((items) => literal(items.length))],
];
