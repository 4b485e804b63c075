import { many, matchesInOrder, type Part } from "./inOrder.ts";

/**
 * Patterns for names and paths: `*` is any number of characters but `/`, `?` is one of them, `**` is any number of
 * folders, `{a,b}` is one or the other. Everything else stands for itself, so that no pattern costs more than the product
 * of its length and that of the text: a file out of a foreign repository must not be able to keep an editor busy.
 */
export type Glob = (text: string) => boolean;

/** Why a pattern is none that could be used. */
export type GlobFault = "empty" | "negated" | "absolute" | "climbs" | "backslash" | "too-long";

/** Longest pattern that is taken, and most patterns that its braces may stand for. */
const mostCharacters = 1000;
const mostAlternatives = 100;

/** What is wrong with a pattern for paths; null where it can be used. */
export function faultOfPath(pattern: string): GlobFault | null {
  if (pattern.startsWith("/")) return "absolute";
  if (pattern.split("/").includes("..")) return "climbs";
  return faultOfName(pattern);
}

/** What is wrong with a pattern for names; null where it can be used. */
export function faultOfName(pattern: string): GlobFault | null {
  if (pattern.trim() === "") return "empty";
  if (pattern.startsWith("!")) return "negated";
  if (pattern.includes("\\")) return "backslash";
  return pattern.length > mostCharacters || alternativesOf(pattern) === null ? "too-long" : null;
}

/** Paths with `/`, without one in front. A pattern that names a folder means everything in it. */
export function pathGlob(pattern: string): Glob {
  const alternatives = (alternativesOf(pattern) ?? []).map((each) => {
    const names = each.split("/").filter((name) => name !== "" && name !== ".");
    return [...names, "**"].map((name) => (name === "**" ? many : wordGlob(name)));
  });
  return (path) => {
    const names = path.split("/");
    return alternatives.some((parts) => matchesInOrder(parts, names));
  };
}

/** Whole names. */
export function nameGlob(pattern: string): Glob {
  const alternatives = (alternativesOf(pattern) ?? []).map(wordGlob);
  return (name) => alternatives.some((glob) => glob(name));
}

/** A name without braces. Most have no signs at all. */
function wordGlob(pattern: string): Glob {
  if (!/[*?]/.test(pattern)) return (name) => name === pattern;
  const parts = [...pattern].map((sign): Part<string> => {
    if (sign === "*") return many;
    return sign === "?" ? () => true : (character) => character === sign;
  });
  return (name) => matchesInOrder(parts, [...name]);
}

/** The patterns without braces that a pattern stands for; null where they are too many. Braces without a partner are text. */
function alternativesOf(pattern: string): readonly string[] | null {
  const done: string[] = [];
  const waiting = [pattern];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // The innermost braces come first, so that those around them are found later.
    const found = /^(.*)\{([^{}]*)\}(.*)$/s.exec(next);
    if (found === null) done.push(next);
    else {
      const [, before = "", choices = "", after = ""] = found;
      for (const choice of choices.split(",")) waiting.push(before + choice + after);
    }
    if (done.length + waiting.length > mostAlternatives) return null;
  }
  return [...new Set(done)];
}
