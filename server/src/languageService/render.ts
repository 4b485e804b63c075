import type { Message } from "../core/text/message.ts";

/** Gives a message its words in the language of one call. */
export type Render = (message: Message) => string;
