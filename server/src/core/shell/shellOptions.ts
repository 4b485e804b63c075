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
  const asked: Asked = { script: false, errexit: false };
  let index = 0;
  while (isOption(operands[index]?.text ?? "")) index = readOption(operands, index, asked);
  if (/^--?$/.test(operands[index]?.text ?? "")) index += 1;
  const [first, ...rest] = operands.slice(index);
  if (!first) return { kind: "nothing" };
  if (asked.script) return { kind: "script", script: first, rest, errexit: asked.errexit };
  return first.text === null ? { kind: "unreadable" } : { kind: "file", file: first.text, rest };
}

/** What options ask of the shell. */
interface Asked {
  script: boolean;
  errexit: boolean;
}

function isOption(text: string): boolean {
  return /^[-+]./.test(text) && text !== "--";
}

/** Gives where the next word stands. */
function readOption(operands: readonly Argument[], at: number, asked: Asked): number {
  const text = operands[at]?.text ?? "";
  if (OPTIONS_WITH_VALUE.test(text)) return at + 2;
  if (text.startsWith("--")) return at + 1;
  // Each `o` of a cluster takes the next word: `-eo pipefail`.
  const next = at + 1 + [...text].filter((letter) => letter === "o").length;
  if (text.startsWith("-")) {
    asked.script ||= text.includes("c");
    asked.errexit ||=
      text.includes("e") || operands.slice(at + 1, next).some((word) => word.text === "errexit");
  }
  return next;
}
