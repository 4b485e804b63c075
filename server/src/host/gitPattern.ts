import { many, matchesInOrder, type Part } from "../core/text/inOrder.ts";

/** Whether a path is meant, given as the names on it from the folder of the pattern on. */
export type GitPattern = (names: readonly string[]) => boolean;

/**
 * A pattern of a `.gitignore` (gitignore(5); git, wildmatch.c) without its `!` and without the slash at its end; null for what git
 * takes for no pattern. One without a slash is held against names at any depth. No pattern costs more than the product of its
 * length and that of the path: the file may come from a foreign repository, and must not be able to keep an editor busy.
 */
export function readGitPattern(pattern: string): GitPattern | null {
  if (pattern === "") return null;
  if (!pattern.includes("/")) {
    const name = readName(pattern);
    return name && ((names) => name(names.at(-1) ?? ""));
  }
  const parts: Part<string>[] = [];
  const written = pattern.replace(/^\//, "").split("/");
  for (const [at, name] of written.entries()) {
    // At the end it means everything inside, so at least one name more.
    if (isAnyFolders(name)) {
      if (at === written.length - 1) parts.push(() => true);
      parts.push(many);
    } else {
      const part = readName(name);
      if (part === null) return null;
      parts.push(part);
    }
  }
  return (names) => matchesInOrder(parts, names);
}

function isAnyFolders(name: string): boolean {
  return /^\*\*+$/.test(name);
}

/** The pattern of one name. Most have no signs at all. */
function readName(pattern: string): ((name: string) => boolean) | null {
  if (!/[*?[\\]/.test(pattern)) return (name) => name === pattern;
  const characters = [...pattern];
  const parts: Part<string>[] = [];
  for (let at = 0; at < characters.length; ) {
    const token = readToken(characters, at);
    if (token === null) return null;
    parts.push(token.part);
    at = token.end;
  }
  return (name) => matchesInOrder(parts, [...name]);
}

interface Token {
  readonly part: Part<string>;
  /** Where the next one begins. */
  readonly end: number;
}

function readToken(characters: readonly string[], at: number): Token | null {
  const sign = characters[at];
  if (sign === "*") return { part: many, end: at + 1 };
  if (sign === "?") return { part: () => true, end: at + 1 };
  if (sign === "[") return readClass(characters, at + 1);
  if (sign !== "\\") return { part: (character) => character === sign, end: at + 1 };
  const escaped = characters[at + 1];
  return escaped === undefined ? null : { part: (character) => character === escaped, end: at + 2 };
}

/** `[a-z_]`, `[!a]`, `[^a]`, `[[:digit:]]`; a `]` in front stands for itself. Null where it does not end. */
function readClass(characters: readonly string[], start: number): Token | null {
  const negated = characters[start] === "!" || characters[start] === "^";
  const first = negated ? start + 1 : start;
  const members: ((character: string) => boolean)[] = [];
  for (let at = first; at < characters.length; ) {
    if (characters[at] === "]" && at > first) {
      return { part: (character) => members.some((isIn) => isIn(character)) !== negated, end: at + 1 };
    }
    const member = readNamedClass(characters, at) ?? readRange(characters, at);
    if (member === null) return null;
    members.push(member.isIn);
    at = member.end;
  }
  return null;
}

interface Member {
  readonly isIn: (character: string) => boolean;
  readonly end: number;
}

function readNamedClass(characters: readonly string[], at: number): Member | null {
  if (characters[at] !== "[" || characters[at + 1] !== ":") return null;
  const end = characters.indexOf("]", at + 2);
  if (end === -1 || characters[end - 1] !== ":") return null;
  const isIn = namedClasses[characters.slice(at + 2, end - 1).join("")];
  // Git takes an unknown name for a mistake, and the pattern for none.
  return { isIn: isIn ? (character) => isIn.test(character) : () => false, end: end + 1 };
}

/** Of ASCII, as git reads them. */
const namedClasses: Readonly<Record<string, RegExp>> = {
  alnum: /[a-z0-9]/i,
  alpha: /[a-z]/i,
  blank: /[ \t]/,
  digit: /[0-9]/,
  lower: /[a-z]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /\s/,
  upper: /[A-Z]/,
  xdigit: /[0-9a-f]/i,
};

/** One character, or one to another. */
function readRange(characters: readonly string[], at: number): Member | null {
  const low = readMember(characters, at);
  if (low === null) return null;
  const isRange = characters[low.end] === "-" && (characters[low.end + 1] ?? "]") !== "]";
  if (!isRange) return { isIn: (character) => character === low.character, end: low.end };
  const high = readMember(characters, low.end + 1);
  if (high === null) return null;
  return { isIn: (character) => character >= low.character && character <= high.character, end: high.end };
}

function readMember(
  characters: readonly string[],
  at: number,
): { readonly character: string; readonly end: number } | null {
  const end = characters[at] === "\\" ? at + 1 : at;
  const character = characters[end];
  return character === undefined ? null : { character, end: end + 1 };
}
