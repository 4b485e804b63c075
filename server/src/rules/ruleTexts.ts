import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";

/** The four texts every rule has, under its id in the message catalogue. */
export function ruleTexts(id: string): Record<"title" | "what" | "why" | "whatToDo", Message> {
  return {
    title: message(`${id}.title`),
    what: message(`${id}.what`),
    why: message(`${id}.why`),
    whatToDo: message(`${id}.what-to-do`),
  };
}
