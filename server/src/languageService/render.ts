import type { Message } from "../core/text/message.ts";
import { visible } from "../core/text/visible.ts";
import { renderMessage } from "./messages/renderMessage.ts";

/** Gives a message its words in the language of one call. */
export type Render = (message: Message) => string;

/** @param locale BCP 47 tag. */
export function renderIn(locale: string): Render {
  return (message) => renderMessage(message, locale);
}

/**
 * The same for lists of problems and menus, which show plain text: names out of files may be endless, and some editors hand
 * control characters on to a terminal.
 */
export function renderPlainIn(locale: string): Render {
  return (message) => visible(renderMessage(message, locale), mostCharacters);
}

/** Longer than every sentence of ours with a few names of Kubernetes in it, which end at 253 characters. */
const mostCharacters = 2000;

/** Keeps the words of messages, for those that are asked for with every keystroke. */
export function createRemembered(renderFor: (locale: string) => Render): (locale: string) => Render {
  const byLocale = new Map<string, Render>();
  return (locale) => {
    const known = byLocale.get(locale) ?? remembering(renderFor(locale));
    byLocale.set(locale, known);
    return known;
  };
}

function remembering(render: Render): Render {
  const words = new WeakMap<Message, string>();
  return (message) => {
    const known = words.get(message) ?? render(message);
    words.set(message, known);
    return known;
  };
}
