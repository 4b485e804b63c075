import { literal, truthOf, type Value } from "../value.ts";
import {
  answering,
  isTrue,
  type Named,
  negated,
  type Question,
  type TemplateFunction,
} from "./templateFunction.ts";

/** The first of which `stop` holds, else the last, whatever that is; undefined where one on the way is not known. */
function until(stop: boolean): TemplateFunction {
  return (args) => {
    for (const arg of args.slice(0, -1)) {
      const truth = truthOf(arg);
      if (truth === null) return undefined;
      if (truth === stop) return arg;
    }
    return args.at(-1);
  };
}

/** The first that Go takes for true; nothing where there is none. */
const coalesce: TemplateFunction = (args) => until(true)([...args, literal(null)]);

function choice(test: Value, yes: Value | undefined, no: Value | undefined): Value | undefined {
  const known = truthOf(test);
  return known === null ? undefined : known ? yes : no;
}

const fallback: TemplateFunction = ([other, value]) =>
  value === undefined ? other : choice(value, value, other);

const ternary: TemplateFunction = ([yes, no, test]) => test && choice(test, yes, no);

/** What is rendered at all was not stopped. */
const required: TemplateFunction = ([, value]) =>
  value?.kind === "scalar" && (value.value === null || value.value === "") ? undefined : value;

/** Equal to one of the others. */
const isEqual: Question = ([first, ...others]) => {
  if (first?.kind !== "scalar" || others.length === 0) return null;
  let sure = true;
  for (const other of others) {
    if (other.kind !== "scalar") sure = false;
    else if (other.value === first.value) return true;
    else if (typeof other.value !== typeof first.value && other.value !== null && first.value !== null)
      sure = false;
  }
  return sure ? false : null;
};

/** Comparison of two numbers or two texts, for Go refuses others. */
function compared(test: (a: string | number, b: string | number) => boolean): TemplateFunction {
  return answering((args) => {
    const [a, b] = args.map(comparable);
    return a === undefined || b === undefined || typeof a !== typeof b ? null : test(a, b);
  });
}

function comparable(value: Value): string | number | undefined {
  if (value.kind !== "scalar") return undefined;
  return typeof value.value === "number" || typeof value.value === "string" ? value.value : undefined;
}

export const choices: Named = [
  ["and", until(false)],
  ["or", until(true)],
  ["not", answering(negated(isTrue))],
  ["empty", answering(negated(isTrue))],
  ["eq", answering(isEqual)],
  ["ne", answering(negated(isEqual))],
  ["lt", compared((a, b) => a < b)],
  ["le", compared((a, b) => a <= b)],
  ["gt", compared((a, b) => a > b)],
  ["ge", compared((a, b) => a >= b)],
  ["default", fallback],
  ["coalesce", coalesce],
  ["ternary", ternary],
  ["required", required],
  ["fail", () => literal("")],
];
