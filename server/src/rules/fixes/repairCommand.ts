import type { HookFault } from "../../core/shell/hookLength.ts";
import { readSleepOperand } from "../../core/shell/sleepOperand.ts";

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
      return words.length === 2
        ? sleepOnly(words[1], (seconds) => [words[0] ?? "sh", "-c", `sleep ${seconds}`])
        : null;
    case "background-wait":
      return replaceScript(words, (script) => /^(.*\S)\s*&\s*$/s.exec(script)?.[1] ?? null);
    case "stops-server-first":
      return sleepFirst(words);
    default:
      return null;
  }
}

/** `sleep 70` as one string, written in another form. */
function sleepOnly(text: string | undefined, write: (seconds: string) => string[]): Repair | null {
  const operand = /^sleep\s+([^\s;]+)\s*;?$/.exec(text?.trim() ?? "")?.[1];
  if (operand === undefined) return null;
  const time = readSleepOperand(operand);
  return time.kind === "seconds" ? { words: write(operand), seconds: time.seconds } : null;
}

/** `["sh", "-c", "sleep", "70"]`: the words behind `-c` become one script. */
function joinScript(words: readonly string[]): Repair | null {
  const flag = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  if (flag < 0) return null;
  const head = words.slice(0, flag + 1);
  return sleepOnly(words.slice(flag + 1).join(" "), (seconds) => [...head, `sleep ${seconds}`]);
}

function replaceScript(words: readonly string[], change: (script: string) => string | null): Repair | null {
  const script = words.at(-1);
  const changed = script === undefined || words.length !== 3 ? null : change(script);
  return changed === null
    ? null
    : sleepOnly(changed, (seconds) => [...words.slice(0, -1), `sleep ${seconds}`]);
}

/** `nginx -s quit; sleep 70` the other way round. */
function sleepFirst(words: readonly string[]): Repair | null {
  const script = words.length === 3 && /^-[a-z]*c$/.test(words[1] ?? "") ? words[2] : undefined;
  const parts = /^([^;&|<>$`'"()\n]+)(?:;|&&)\s*sleep\s+([\d.]+[smhd]?)\s*;?$/.exec(script?.trim() ?? "");
  const [, first = "", operand] = parts ?? [];
  const stop = first.trim();
  if (stop === "" || operand === undefined) return null;
  const time = readSleepOperand(operand);
  if (time.kind !== "seconds") return null;
  return { words: [...words.slice(0, 2), `sleep ${operand} && ${stop}`], seconds: time.seconds };
}
