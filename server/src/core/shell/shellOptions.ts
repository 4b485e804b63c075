import { programName } from "./programs.ts";
import type { Argument } from "./walk.ts";

/** What a shell is asked to run. */
export type ShellJob =
  | {
      readonly kind: "script";
      readonly script: Argument;
      readonly rest: readonly Argument[];
      readonly errexit: boolean;
    }
  | { readonly kind: "file"; readonly file: string; readonly rest: readonly Argument[] }
  /** Nothing: a hook has no standard input to read commands from. */
  | { readonly kind: "nothing" }
  | { readonly kind: "unreadable" };

const SHELLS: ReadonlySet<string> = new Set(["sh", "bash", "dash", "ash", "ksh", "mksh", "zsh", "rbash"]);
const OPTIONS_WITH_VALUE = /^(--rcfile|--init-file|[-+]O)$/;

/** Whether a program is a shell for which unbash is the right parser. */
export function isShell(name: string): boolean {
  return SHELLS.has(programName(name));
}

/**
 * Reads the arguments of a shell. Options may be clustered (`-ec`, `-euxo pipefail -c`); with `-c` the first
 * word that is no option is the script, and the words after it are its `$0`, `$1`, … (table G9).
 */
export function readShellArguments(operands: readonly Argument[]): ShellJob {
  let takesScript = false;
  let errexit = false;
  let index = 0;
  for (; index < operands.length; index += 1) {
    const text = operands[index]?.text ?? null;
    if (text === null) break;
    if (text === "--" || text === "-") {
      index += 1;
      break;
    }
    if (!/^[-+]./.test(text)) break;
    if (OPTIONS_WITH_VALUE.test(text)) index += 1;
    else if (!text.startsWith("--")) {
      takesScript ||= text.startsWith("-") && text.includes("c");
      errexit ||= text.startsWith("-") && text.includes("e");
      // Each `o` of a cluster takes the next word: `-eo pipefail`.
      for (const letter of text) {
        if (letter !== "o") continue;
        index += 1;
        if (text.startsWith("-") && operands[index]?.text === "errexit") errexit = true;
      }
    }
  }
  const [first, ...rest] = operands.slice(index);
  if (!first) return { kind: "nothing" };
  if (takesScript) return { kind: "script", script: first, rest, errexit };
  return first.text === null ? { kind: "unreadable" } : { kind: "file", file: first.text, rest };
}
