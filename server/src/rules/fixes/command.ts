import type { Container, ExecHandler } from "../../core/kubernetes/workload.ts";
import type { YamlPath } from "../../core/yaml/change.ts";
import { valueOf } from "../../core/yaml/field.ts";
import type { DocumentChange } from "../rule.ts";

const COMMAND: YamlPath = ["lifecycle", "preStop", "exec", "command"];

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
export function shellScript([shell, flag, script, ...more]: readonly string[]): ShellScript | null {
  if (shell === undefined || flag === undefined || script === undefined || more.length > 0) return null;
  return /^-[a-z]*c$/.test(flag) ? { head: [shell, flag], script } : null;
}

/** Gives the hook another command. */
export function setCommand(
  container: Container,
  handler: ExecHandler,
  words: readonly string[],
): DocumentChange {
  return setIn(container, handler, [], words);
}

/** Gives one word of the command another value; the others keep their quotes and comments. */
export function setWord(
  container: Container,
  handler: ExecHandler,
  index: number,
  word: string,
): DocumentChange {
  return setIn(container, handler, [index], word);
}

/** A command that comes from a patch is changed there: in the container it would have no effect. */
function setIn(
  container: Container,
  handler: ExecHandler,
  path: YamlPath,
  value: string | readonly string[],
): DocumentChange {
  const here = handler.at.document === container.at.document;
  return {
    document: handler.at.document,
    change: here
      ? { kind: "set", mapping: container.at.span, path: [...COMMAND, ...path], value }
      : { kind: "set", mapping: handler.at.span, path: ["command", ...path], value },
  };
}
