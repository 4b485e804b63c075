import type { Message } from "../core/text/message.ts";
import { renderMessage } from "./messages/renderMessage.ts";

/** Gives a message its words in the language of one call. */
export type Render = (message: Message) => string;

/** @param locale BCP 47 tag. */
export function renderIn(locale: string): Render {
  return (message) => renderMessage(message, locale);
}
