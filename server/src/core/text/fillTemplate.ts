import type { Message } from "./message.ts";

/**
 * The words of a message, whose ids `textOf` knows; an id without a text stands for itself. Arguments stand as they are, and
 * what an argument contains is never read as a placeholder.
 */
export function fillTemplate({ id, args }: Message, textOf: (id: string) => string | undefined): string {
  const template = textOf(id) ?? id;
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const argument = Object.hasOwn(args, name) ? args[name] : undefined;
    if (argument === undefined) return placeholder;
    if (typeof argument === "object") return fillTemplate(argument, textOf);
    return typeof argument === "number" ? formatNumber(argument) : argument;
  });
}

/** Seconds to the millisecond, without trailing zeros and without the rounding errors of sums: `70`, `0.5`. */
function formatNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
