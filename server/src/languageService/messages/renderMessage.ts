import { fillTemplate } from "../../core/text/fillTemplate.ts";
import type { Message } from "../../core/text/message.ts";
import { catalogueOf, own } from "./catalogues.ts";
import { en } from "./en.ts";

/**
 * The words of a message in a locale, unknown ones in English. Arguments stand as they are: callers that show them as
 * Markdown or HTML escape them. What an argument contains is never read as a placeholder.
 */
export function renderMessage(message: Message, locale: string): string {
  return fillTemplate(message, textsOf(locale));
}

/** Looks texts up in a locale, in English where that has none. */
export function textsOf(locale: string): (id: string) => string | undefined {
  const catalogue = catalogueOf(locale);
  return (id) => own(catalogue, id) ?? own(en, id);
}
