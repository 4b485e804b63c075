import { readWords, type Words } from "./flags.ts";
import { type CommandName, commandNames, didYouMean, type Mistake, mistake } from "./mistake.ts";
import { readScan, type ScanOptions } from "./scanOptions.ts";
import { readTimeline, type TimelineOptions } from "./timelineOptions.ts";

/** What the user asked for, or what is wrong with how it was asked. */
export type Command =
  | { readonly name: "scan"; readonly options: ScanOptions }
  | { readonly name: "explain"; readonly rule: string | null }
  | { readonly name: "init"; readonly folder: string }
  | { readonly name: "timeline"; readonly options: TimelineOptions }
  | { readonly name: "server" }
  | { readonly name: "help"; readonly topic: CommandName | null }
  | { readonly name: "version" }
  | Mistake;

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

const readers: Readonly<Record<CommandName, (words: Words) => Command>> = {
  scan: readScan,
  explain({ positionals }) {
    if (positionals.length > 1) return mistake("podgrace explain takes one rule at a time.", "explain");
    return { name: "explain", rule: positionals[0] ?? null };
  },
  init({ positionals }) {
    if (positionals.length > 1) return mistake("podgrace init takes one folder at a time.", "init");
    return { name: "init", folder: positionals[0] || "." };
  },
  timeline: readTimeline,
  server({ flags, positionals }) {
    if (positionals.length > 0) return mistake(`podgrace server takes no "${positionals[0]}".`, "server");
    if (!flags.has("stdio"))
      return mistake("podgrace server speaks over standard input and output: add --stdio.", "server");
    return { name: "server" };
  },
  help({ positionals }) {
    const [topic, second] = positionals;
    if (topic === undefined) return { name: "help", topic: null };
    if (second !== undefined) return mistake("podgrace help takes one command at a time.", null);
    if (isCommandName(topic)) return { name: "help", topic };
    const hint = didYouMean(topic, commandNames) || " About a rule: podgrace explain RULE";
    return mistake(`There is no help on "${topic}".${hint}`, null);
  },
};

function unknownCommand(word: string): Mistake {
  const isFlag = word.startsWith("-");
  const hint = isFlag ? "" : ` To scan a path, write: podgrace scan ${word}`;
  const what = isFlag ? "flag" : "command";
  return mistake(`There is no ${what} "${word}".${didYouMean(word, commandNames) || hint}`, null);
}

function isCommandName(word: string): word is CommandName {
  return commandNames.some((name) => name === word);
}
