import { knownValue, type Value } from "./variables.ts";
import type { Argument } from "./walk.ts";

/** A command found behind a program that does nothing but start it. */
export interface Wrapped {
  readonly command: readonly Argument[];
  /** Variables it is given (`env DELAY=5 …`). */
  readonly assigned: readonly (readonly [string, Value])[];
}

/** How the options of a wrapper read: which of them take the next word as their value. */
interface WrapperOptions {
  readonly withValue: readonly string[];
  /** Operands that stand before the command, such as the user of `gosu`. */
  readonly operands?: number;
}

const WRAPPERS: ReadonlyMap<string, WrapperOptions> = new Map<string, WrapperOptions>([
  ["env", { withValue: ["-u", "--unset", "-C", "--chdir"] }],
  ["nice", { withValue: ["-n", "--adjustment"] }],
  ["ionice", { withValue: ["-c", "-n", "--class", "--classdata"] }],
  ["nohup", { withValue: [] }],
  ["setsid", { withValue: [] }],
  ["stdbuf", { withValue: ["-i", "-o", "-e"] }],
  ["time", { withValue: ["-f", "-o"] }],
  ["tini", { withValue: ["-p", "-e"] }],
  ["dumb-init", { withValue: ["-r", "--rewrite"] }],
  ["catatonit", { withValue: [] }],
  ["gosu", { withValue: [], operands: 1 }],
  ["su-exec", { withValue: [], operands: 1 }],
  ["sudo", { withValue: ["-u", "--user", "-g", "--group", "-h", "-p", "-C"] }],
  ["doas", { withValue: ["-u"] }],
  ["busybox", { withValue: [] }],
  ["toybox", { withValue: [] }],
  ["command", { withValue: [] }],
  ["builtin", { withValue: [] }],
  ["exec", { withValue: ["-a"] }],
]);

/**
 * The command that `env`, `nice`, `tini --`, `busybox` … start. Null where `name` is no such program; "unreadable"
 * where it is one, but its options do not tell for certain what it starts.
 */
export function unwrap(name: string, operands: readonly Argument[]): Wrapped | "unreadable" | null {
  const options = WRAPPERS.get(name);
  if (!options) return null;
  const assigned: (readonly [string, Value])[] = [];
  let skip = options.operands ?? 0;
  for (let index = 0; index < operands.length; index += 1) {
    const text = operands[index]?.text ?? null;
    if (text === null) return "unreadable";
    if (text === "--" && skip === 0) return { command: operands.slice(index + 1), assigned };
    // `setsid -f` goes into the background, `env -S` splits a text: neither is followed.
    if (name === "setsid" && /^(-f|--fork)$/.test(text)) return "unreadable";
    if (name === "env" && /^(-\w*S|--split-string)/.test(text)) return "unreadable";
    const assignment = name === "env" || name === "sudo" ? /^(\w+)=(.*)$/s.exec(text) : null;
    if (assignment) {
      const [, key = "", value = ""] = assignment;
      assigned.push([key, knownValue(value)]);
    } else if (options.withValue.includes(text)) index += 1;
    else if (text.startsWith("-")) continue;
    else if (skip > 0) skip -= 1;
    else return { command: operands.slice(index), assigned };
  }
  return { command: [], assigned };
}
