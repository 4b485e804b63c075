import { lastName } from "./programs.ts";
import { signalMeaning, signalName } from "./signals.ts";
import { isHelper, type StopEffect } from "./stopEffect.ts";
import type { Argument } from "./walk.ts";

/** `kill [-SIGNAL | -s SIGNAL] target…` */
export function killEffect(operands: readonly Argument[]): StopEffect {
  const { signal, rest } = signalAndTargets(operands);
  if (signal === "list") return { effect: "harmless", instant: true };
  const effects = rest.map((target) => aimedAt(target, signal));
  const strongest = (["stops", "may-stop", "test"] as const).find((effect) => effects.includes(effect));
  return { effect: strongest ?? "harmless", instant: true };
}

/**
 * Process 1, all processes (-1) and whatever `pidof` or a pid file names are taken for the server. Another
 * number may be anything; `$!`, `%1` and `$$` are processes of the hook itself. The kernel protects process 1
 * from KILL sent inside its own pid namespace.
 */
function aimedAt(target: Argument, signal: string | null): StopEffect["effect"] {
  const written = target.text ?? target.written;
  if (/^["']?(%|\$[!$]|\$\{[!$]\})/.test(written)) return "harmless";
  const program = /(?:pidof|pgrep)\s+(?:-\S+\s+)*["']?([^\s"'|)`]+)/.exec(written)?.[1];
  const meaning = signal === null ? "may-stop" : signalMeaning(signal, program ? lastName(program) : null);
  if (meaning !== "stops") return meaning;
  if (written === "1" || written === "-1") return signal === "KILL" && written === "1" ? "may-stop" : "stops";
  if (program) return isHelper(program) ? "may-stop" : "stops";
  return /^["']?[$`]\(?\s*(cat|head|<)[^|;]*pid/i.test(written) ? "stops" : "may-stop";
}

/** `pkill [options] name` and `killall [options] name…`. */
export function killByName(command: string, operands: readonly Argument[]): StopEffect {
  const { signal, rest } = signalAndTargets(operands);
  const wait = command === "killall" && rest.some(({ text }) => text !== null && asksToWait(text));
  const names = rest.filter((argument) => !argument.text?.startsWith("-"));
  const last = names[names.length - 1]?.text ?? null;
  const meaning = signal === null ? "may-stop" : signalMeaning(signal, last === null ? null : lastName(last));
  const doubtful = last === null || isHelper(last);
  return { effect: meaning === "stops" && doubtful ? "may-stop" : meaning, instant: !wait };
}

interface Aimed {
  /** Short name; null where a variable decides. */
  readonly signal: string | null;
  readonly rest: readonly Argument[];
}

function signalAndTargets(operands: readonly Argument[]): Aimed {
  const rest: Argument[] = [];
  let signal: string | null = "TERM";
  let chosen = false;
  for (let index = 0; index < operands.length; index += 1) {
    const argument = operands[index] as Argument;
    const text = argument.text;
    const attached = /^(?:--signal=|-s)?-?([A-Za-z]+\d?|\d+)$/.exec(text ?? "")?.[1];
    if (text === null && argument.written.startsWith("-")) signal = null;
    if (text === "--") return { signal, rest: [...rest, ...operands.slice(index + 1)] };
    if (text === "-l" || text === "-L" || text === "--list") return { signal: "list", rest };
    if (text === "-s" || text === "-n" || text === "--signal") {
      const value = operands[index + 1]?.text ?? null;
      signal = value === null ? null : signalName(value);
      chosen = true;
      index += 1;
    } else if (text?.startsWith("-") && attached && isSignal(attached) && !chosen) {
      signal = signalName(attached);
      chosen = true;
    } else rest.push(argument);
  }
  return { signal, rest };
}

/** Upper-case words and numbers are signals; `-f`, `-x`, `-q` and the like are options. */
function isSignal(word: string): boolean {
  return /^\d+$/.test(word) || /^[A-Z]{2,}\d?$/.test(word) || /^sig[a-z]+\d?$/i.test(word);
}

function asksToWait(option: string): boolean {
  return option === "--wait" || (/^-\w+$/.test(option) && option.includes("w"));
}
