import { parseArgs } from "node:util";
import { type CommandName, didYouMean, type Mistake, mistake } from "./mistake.ts";

/** The arguments of one command, told apart. */
export interface Words {
  readonly flags: Flags;
  readonly positionals: readonly string[];
}

/** A flag without a value has the value `""`. */
export type Flags = ReadonlyMap<string, string>;

/** The flags each command knows, as `parseArgs` wants them. */
const knownFlags = {
  scan: {
    format: { type: "string" },
    severity: { type: "string" },
    "fail-on": { type: "string" },
    fix: { type: "boolean" },
    "fix-dry-run": { type: "boolean" },
    config: { type: "string" },
    "no-config": { type: "boolean" },
    baseline: { type: "string" },
    "write-baseline": { type: "boolean" },
    "changed-since": { type: "string" },
    render: { type: "boolean" },
    helm: { type: "string" },
    kustomize: { type: "string" },
    quiet: { type: "boolean", short: "q" },
    help: { type: "boolean", short: "h" },
  },
  init: { help: { type: "boolean", short: "h" } },
  timeline: {
    format: { type: "string" },
    name: { type: "string" },
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

export function readWords(command: CommandName, args: readonly string[]): Words | Mistake {
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
  const hint = didYouMean(flag.replace(/^-+/, ""), known, "--");
  return mistake(`podgrace ${command} has no flag ${flag}.${hint}`, command);
}

/** The value of a flag that takes one of a few words. */
export function readChoice<T extends string>(
  command: CommandName,
  flags: Flags,
  flag: string,
  choices: readonly T[],
  fallback: T,
): T | Mistake {
  const value = flags.get(flag) ?? fallback;
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return chosen;
  return mistake(`--${flag} takes ${listed(choices)}, not "${value}".${didYouMean(value, choices)}`, command);
}

function listed(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
}
