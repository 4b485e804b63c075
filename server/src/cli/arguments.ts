import { parseArgs } from "node:util";
import type { Severity } from "../core/settings.ts";
import { nearest } from "../core/text/nearest.ts";
import { severities } from "./severity.ts";

/** What the user asked for, or what is wrong with how it was asked. */
export type Command =
  | { readonly name: "scan"; readonly options: ScanOptions }
  | { readonly name: "explain"; readonly rule: string | null }
  | { readonly name: "server" }
  | { readonly name: "help"; readonly topic: CommandName | null }
  | { readonly name: "version" }
  | Mistake;

export interface ScanOptions {
  /** As written; `-` is standard input. Never empty. */
  readonly paths: readonly string[];
  readonly format: Format;
  /** The lowest severity that is shown. */
  readonly severity: Severity;
  /** The lowest severity that makes the scan fail. */
  readonly failOn: Severity;
  /** Findings only: no summary, no notes. */
  readonly quiet: boolean;
}

export const formats = ["text", "json"] as const;
export type Format = (typeof formats)[number];

/** A command line that cannot be understood. */
export interface Mistake {
  readonly name: "mistake";
  /** A full sentence for the user. */
  readonly message: string;
  /** The command whose help may help. */
  readonly topic: CommandName | null;
}

export const commandNames = ["scan", "explain", "server", "help"] as const;
export type CommandName = (typeof commandNames)[number];

/** Reads the command line, without the program's own name. */
export function readCommand(args: readonly string[]): Command {
  const [first, ...rest] = args;
  if (first === undefined) return mistake("Say what to do, for example: podgrace scan .", null);
  if (first === "--help" || first === "-h") return { name: "help", topic: null };
  if (first === "--version" || first === "-v") return { name: "version" };
  if (!isCommandName(first)) return unknownCommand(first);
  const words = readWords(first, rest);
  if ("name" in words) return words;
  if (words.flags.has("help")) return { name: "help", topic: first };
  return readers[first](words);
}

type Flags = ReadonlyMap<string, string>;

/** The arguments of one command, told apart. A flag without a value has the value `""`. */
interface Words {
  readonly flags: Flags;
  readonly positionals: readonly string[];
}

const readers: Readonly<Record<CommandName, (words: Words) => Command>> = {
  scan: readScan,
  explain({ positionals }) {
    if (positionals.length > 1) return mistake("podgrace explain takes one rule at a time.", "explain");
    return { name: "explain", rule: positionals[0] ?? null };
  },
  server({ flags, positionals }) {
    if (positionals.length > 0) return mistake(`podgrace server takes no "${positionals[0]}".`, "server");
    if (!flags.has("stdio"))
      return mistake("podgrace server speaks over standard input and output: add --stdio.", "server");
    return { name: "server" };
  },
  help({ positionals }) {
    const topic = positionals[0];
    if (topic === undefined) return { name: "help", topic: null };
    return isCommandName(topic) ? { name: "help", topic } : unknownCommand(topic);
  },
};

function readScan({ flags, positionals }: Words): Command {
  const format = readChoice(flags, "format", formats, "text");
  const severity = readChoice(flags, "severity", severities, "information");
  const failOn = readChoice(flags, "fail-on", severities, "warning");
  for (const choice of [format, severity, failOn]) if (typeof choice === "object") return choice;
  // Mostly a variable of a script that was never set; taken for "here" it would scan something else in silence.
  if (positionals.includes(""))
    return mistake("A path is empty. To scan the current folder, write: podgrace scan .", "scan");
  return {
    name: "scan",
    options: {
      paths: positionals.length > 0 ? [...new Set(positionals)] : ["."],
      format: format as Format,
      severity: severity as Severity,
      failOn: failOn as Severity,
      quiet: flags.has("quiet"),
    },
  };
}

function readChoice<T extends string>(
  flags: Flags,
  flag: string,
  choices: readonly T[],
  fallback: T,
): T | Mistake {
  const value = flags.get(flag) ?? fallback;
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return chosen;
  return mistake(
    `--${flag} takes ${listed(choices)}, not "${value}".${didYouMean(nearest(value, choices))}`,
    "scan",
  );
}

/** The flags each command knows, as `parseArgs` wants them. */
const knownFlags = {
  scan: {
    format: { type: "string" },
    severity: { type: "string" },
    "fail-on": { type: "string" },
    quiet: { type: "boolean", short: "q" },
    help: { type: "boolean", short: "h" },
  },
  explain: { help: { type: "boolean", short: "h" } },
  server: {
    stdio: { type: "boolean" },
    // Editors add it so that the server can watch them; the protocol library reads it by itself.
    clientProcessId: { type: "string" },
    help: { type: "boolean", short: "h" },
  },
  help: { help: { type: "boolean", short: "h" } },
} as const;

function readWords(command: CommandName, args: readonly string[]): Words | Mistake {
  const options: Record<string, { type: "string" | "boolean"; short?: string }> = knownFlags[command];
  const { tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const flags = new Map<string, string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (known === undefined) return unknownFlag(command, token.rawName, Object.keys(options));
    const trouble = troubleWithValue(known.type, token);
    if (trouble !== null) return mistake(trouble, command);
    flags.set(token.name, token.value ?? "");
  }
  return { flags, positionals };
}

/** With `strict: false` the parser takes whatever follows for the value; this is the strictness we want. */
function troubleWithValue(
  type: "string" | "boolean",
  {
    rawName,
    value,
    inlineValue,
  }: { rawName: string; value?: string | undefined; inlineValue?: boolean | undefined },
): string | null {
  if (type === "boolean") return value === undefined ? null : `${rawName} takes no value.`;
  const missing = value === undefined || value === "" || (!inlineValue && value.startsWith("-"));
  return missing ? `${rawName} needs a value.` : null;
}

function unknownFlag(command: CommandName, flag: string, known: readonly string[]): Mistake {
  const suggestion = nearest(flag.replace(/^-+/, ""), known);
  const hint = didYouMean(suggestion === undefined ? undefined : `--${suggestion}`);
  return mistake(`podgrace ${command} has no flag ${flag}.${hint}`, command);
}

function unknownCommand(word: string): Mistake {
  const suggestion = nearest(word, commandNames);
  if (suggestion !== undefined)
    return mistake(`There is no command "${word}". Did you mean ${suggestion}?`, null);
  const hint = word.startsWith("-") ? "" : ` To scan a path, write: podgrace scan ${word}`;
  const what = word.startsWith("-") ? "flag" : "command";
  return mistake(`There is no ${what} "${word}".${hint}`, null);
}

function isCommandName(word: string): word is CommandName {
  return commandNames.some((name) => name === word);
}

function mistake(message: string, topic: CommandName | null): Mistake {
  return { name: "mistake", message, topic };
}

function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Did you mean ${suggestion}?`;
}

function listed(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
}
