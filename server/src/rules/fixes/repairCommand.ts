import type { HookFault } from "../../core/shell/hookLength.ts";
import { readSleepOperand } from "../../core/shell/sleepOperand.ts";
import { isScriptFlag, shellScript } from "./command.ts";

/** A command that does what the broken one was meant to do. */
export interface Repair {
  readonly words: readonly string[];
  /** D and H of the repaired command, in seconds. */
  readonly seconds: number;
}

/**
 * Repairs a hook command where the intention is plain, otherwise null. Only commands that amount to one `sleep`, before or
 * after the stop of the server, are plain enough; whether the rest of a longer script works cannot be seen.
 */
export function repairCommand(words: readonly string[], fault: HookFault): Repair | null {
  switch (fault.kind) {
    case "one-string-command":
      return words.length === 1 ? sleepOnly(fault.program, (seconds) => ["sleep", seconds]) : null;
    case "split-script":
      return joinScript(words);
    case "missing-dash-c":
      return addDashC(words);
    case "background-wait":
      return waitInForeground(words);
    case "stops-server-first":
      return sleepFirst(words);
    default:
      return null;
  }
}

/** `sleep 70` as one string, written in another form. */
function sleepOnly(text: string, write: (seconds: string) => readonly string[]): Repair | null {
  const operand = /^sleep\s+([^\s;]+)\s*;?$/.exec(text.trim())?.[1] ?? "";
  return repaired(operand, write(operand));
}

/** `["sh", "-c", "sleep", "70"]`: the words behind `-c` become one script. */
function joinScript(words: readonly string[]): Repair | null {
  const flag = words.findIndex(isScriptFlag);
  const head = words.slice(0, flag + 1);
  return sleepOnly(words.slice(flag + 1).join(" "), (seconds) => [...head, `sleep ${seconds}`]);
}

/** `["sh", "sleep 70"]`: the shell took the script for the name of a file. */
function addDashC(words: readonly string[]): Repair | null {
  const [shell = "", script = ""] = words;
  return words.length === 2 ? sleepOnly(script, (seconds) => [shell, "-c", `sleep ${seconds}`]) : null;
}

/** `sleep 70 &` without the `&`. */
function waitInForeground(words: readonly string[]): Repair | null {
  return inShell(words, (script, write) =>
    sleepOnly(script.replace(/&$/, ""), (seconds) => write(`sleep ${seconds}`)),
  );
}

/** `nginx -s quit; sleep 70` the other way round. */
function sleepFirst(words: readonly string[]): Repair | null {
  return inShell(words, (script, write) => {
    const [, stop = "", operand = ""] = STOP_AND_SLEEP.exec(script) ?? [];
    return repaired(operand, write(`sleep ${operand} && ${stop.trim()}`));
  });
}

/** The stop is one plain command; the number of a process may come from `pidof` or from a file. */
const STOP_AND_SLEEP =
  /^((?:[^;&|<>$`'"()\n]|\$\((?:pidof|cat) [\w./-]+\))+)(?:;|&&)\s*sleep\s+([\d.]+[smhd]?)\s*;?$/;

/** Repairs the script of a shell, if there is one. */
function inShell(
  words: readonly string[],
  repair: (script: string, write: (script: string) => readonly string[]) => Repair | null,
): Repair | null {
  const found = shellScript(words);
  return found && repair(found.script.trim(), (script) => [...found.head, script]);
}

/** Null where the operand is no time. */
function repaired(operand: string, words: readonly string[]): Repair | null {
  const time = readSleepOperand(operand);
  return time.kind === "seconds" ? { words, seconds: time.seconds } : null;
}
