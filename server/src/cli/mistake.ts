import { nearest } from "../core/text/nearest.ts";

/** A command line that cannot be understood. */
export interface Mistake {
  readonly name: "mistake";
  /** A full sentence for the user. */
  readonly message: string;
  /** The command whose help may help. */
  readonly topic: CommandName | null;
}

export const commandNames = ["scan", "explain", "init", "timeline", "server", "help"] as const;
export type CommandName = (typeof commandNames)[number];

export function mistake(message: string, topic: CommandName | null): Mistake {
  return { name: "mistake", message, topic };
}

/** A sentence that names what was probably meant, with a space before it; empty where nothing is near. */
export function didYouMean(word: string, known: readonly string[], before = ""): string {
  const suggestion = nearest(word, known);
  return suggestion === undefined ? "" : ` Did you mean ${before}${suggestion}?`;
}
