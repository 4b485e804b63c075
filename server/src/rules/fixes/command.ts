import type { ExecHandler } from "../../core/kubernetes/workload.ts";
import type { YamlPath } from "../../core/yaml/change.ts";
import { valueOf } from "../../core/yaml/field.ts";
import type { DocumentChange } from "../rule.ts";

/** The words of a hook command; empty where they are not known. */
export function wordsOf(handler: ExecHandler): readonly string[] {
  return valueOf(handler.command, [] as readonly string[]);
}

/** A script that a shell runs, with the words in front of it. */
export interface ShellScript {
  /** `sh` and `-c`. */
  readonly head: readonly [shell: string, flag: string];
  readonly script: string;
}

/** The script of `["sh", "-c", "sleep 70"]`; null for every other command. */
export function shellScript(words: readonly string[]): ShellScript | null {
  const [shell = "", flag = "", script = ""] = words;
  return words.length === 3 && isScriptFlag(flag) ? { head: [shell, flag], script } : null;
}

/** `-c`, also among other letters (`-ec`): a shell then takes the next word for its script. */
export function isScriptFlag(word: string): boolean {
  return /^-[a-z]*c/.test(word);
}

/** Gives the hook another command, where it is written; words that stay keep their quotes and comments. */
export function setCommand(handler: ExecHandler, words: readonly string[]): DocumentChange {
  return setIn(handler, ["command"], words);
}

/** Gives one word of the command another value. */
export function setWord(handler: ExecHandler, index: number, word: string): DocumentChange {
  return setIn(handler, ["command", index], word);
}

function setIn({ at }: ExecHandler, path: YamlPath, value: string | readonly string[]): DocumentChange {
  return { document: at.document, change: { kind: "set", mapping: at.span, path, value } };
}
