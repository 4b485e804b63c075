import { choices } from "./functions/choices.ts";
import { collections } from "./functions/collections.ts";
import { numbers } from "./functions/numbers.ts";
import { texts } from "./functions/texts.ts";
import { callSymbol, longestText, opaque, type Value } from "./value.ts";

const functions = new Map([...choices, ...collections, ...numbers, ...texts]);

/**
 * Calls a function of Go templates or Sprig. What is not known stays an expression, unless the function gives another
 * result each time it is called.
 */
export function callFunction(name: string, args: readonly Value[]): Value {
  if (isRestless(name)) return opaque(null);
  const known = functions.get(name)?.(args);
  return known === undefined || isTooLong(known) ? opaque(callSymbol(name, args)) : resting(known, args);
}

/** Small templates can ask for huge texts. */
function isTooLong(value: Value): boolean {
  return value.kind === "scalar" && typeof value.value === "string" && value.value.length > longestText;
}

/** A result rests on the default values where one of its arguments does. */
function resting(value: Value, args: readonly Value[]): Value {
  if (value.defaults || !args.some((arg) => arg.defaults)) return value;
  return { ...value, defaults: true };
}

/** Whether calls of this function cannot be compared with each other: random, of the moment, or of the cluster. */
export function isRestless(name: string): boolean {
  return restless.test(name);
}

const restless =
  /^(?:rand|uuid|now$|ago$|gen(?:CA|Self|Signed|Private)|lookup$|htpasswd$|bcrypt$|encryptAES$|shuffle$|env$|expandenv$|getHostByName$|derivePassword$|date)/;
