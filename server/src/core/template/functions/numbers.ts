import { literal, type Value } from "../value.ts";
import { converted, type Named, type TemplateFunction } from "./templateFunction.ts";

function numberOf(value: Value): number | null {
  if (value.kind !== "scalar") return null;
  if (typeof value.value === "number") return value.value;
  if (typeof value.value !== "string") return value.value === true ? 1 : 0;
  return /^[-+]?(?:0|[1-9]\d*)$/.test(value.value) ? Number(value.value) : null;
}

const toInteger = converted((value) => {
  const number = numberOf(value);
  return number === null ? undefined : Math.trunc(number);
});

function ofNumbers(compute: (...numbers: number[]) => number): TemplateFunction {
  return (args) => {
    const numbers = args.map((arg) => numberOf(arg) ?? Number.NaN);
    const result = numbers.every(Number.isInteger) ? compute(...numbers) : Number.NaN;
    return Number.isSafeInteger(result) ? literal(result) : undefined;
  };
}

export const numbers: Named = [
  ["int", toInteger],
  ["int64", toInteger],
  ["add", ofNumbers((...all) => all.reduce((a, b) => a + b, 0))],
  ["add1", ofNumbers((a) => a + 1)],
  ["sub", ofNumbers((a, b) => a - b)],
  ["mul", ofNumbers((...all) => all.reduce((a, b) => a * b, 1))],
  ["max", ofNumbers((...all) => Math.max(...all))],
  ["min", ofNumbers((...all) => Math.min(...all))],
];
