import type { ParsedScript, WordPart } from "unbash";

/** The output of `seq` and `echo` with literal words, the two whose output is written in the text. */
export function plainOutput(script: ParsedScript): string | null {
  const command = script.commands.length === 1 ? script.commands[0]?.command : undefined;
  if (command?.type !== "Command" || command.prefix.length > 0 || script.errors) return null;
  const words = command.suffix.map((word) => (word.type === "Word" && !word.parts ? word.value : null));
  if (words.some((word) => word === null || word.startsWith("-"))) return null;
  if (command.name?.text === "echo") return words.join(" ");
  return command.name?.text === "seq" ? sequence(words.map(Number)) : null;
}

/** More numbers than this are not counted out. */
const SEQUENCE_LIMIT = 4000;

function sequence(numbers: readonly number[]): string | null {
  const [first, step, last] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers;
  if (first === undefined || step === undefined || last === undefined || numbers.length > 3) return null;
  if (![first, step, last].every(Number.isInteger) || step <= 0) return null;
  const count = Math.floor((last - first) / step) + 1;
  if (count > SEQUENCE_LIMIT) return null;
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step).join(" ");
}

/** The numbers of `{1..10}` as a whole word, which bash counts out. */
export function braceRange(parts: readonly WordPart[]): readonly string[] | null {
  const only = parts.length === 1 ? parts[0] : undefined;
  const range = only?.type === "BraceExpansion" ? /^\{(\d{1,9})\.\.(\d{1,9})\}$/.exec(only.text) : null;
  if (!range || Number(range[1]) > Number(range[2])) return null;
  return sequence([Number(range[1]), Number(range[2])])?.split(" ") ?? null;
}
