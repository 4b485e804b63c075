import type { Message } from "./message.ts";

/**
 * The words of a message, whose ids `textOf` knows; an id without a text stands for itself. Arguments stand as they are, and
 * what an argument contains is never read as a placeholder.
 */
export function fillTemplate(message: Message, textOf: (id: string) => string | undefined): string {
  const template = textOf(message.id) ?? message.id;
  return template.replace(
    /( ?)\{(\w+)\}( ?)/g,
    (match, before: string, name: string, after: string, at: number) => {
      const value = argument(message, name, textOf);
      if (value === undefined) return match;
      const left = isWide(template[at - 1]) && isWide(value[0]) ? "" : before;
      const right = isWide(template[at + match.length]) && isWide(value.at(-1)) ? "" : after;
      return left + value + right;
    },
  );
}

function argument({ args }: Message, name: string, textOf: (id: string) => string | undefined) {
  const found = Object.hasOwn(args, name) ? args[name] : undefined;
  if (typeof found === "object") return fillTemplate(found, textOf);
  return typeof found === "number" ? formatNumber(found) : found;
}

/**
 * Chinese and Japanese characters, and their punctuation. Texts in these languages have a space between such a character
 * and a Latin word, and none between two of them, so that what is filled in decides.
 */
function isWide(character: string | undefined): boolean {
  return character !== undefined && /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(character);
}

/** Seconds to the millisecond, without trailing zeros and without the rounding errors of sums: `70`, `0.5`. */
function formatNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
