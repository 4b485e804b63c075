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
  const alternatives = (alternativesOf(pattern) ?? []).map((each) => [
    ...each.split("/").filter((name) => name !== "" && name !== "."),
    "**",
  ]);
  return (path) => {
    const names = path.split("/");
    return alternatives.some((each) => matches(each, names, isFolders, matchesName));
  };
}

/** Whole names. */
export function nameGlob(pattern: string): Glob {
  const alternatives = alternativesOf(pattern) ?? [];
  return (name) => alternatives.some((each) => matchesName(each, name));
}

function matchesName(pattern: string, name: string): boolean {
  return matches([...pattern], [...name], isStar, (part, character) => part === "?" || part === character);
}

const isFolders = (part: string) => part === "**";
const isStar = (part: string) => part === "*";

/** Only the last `many` that was passed is ever tried again: a longer stretch for an earlier one would gain nothing. */
function matches(
  pattern: readonly string[],
  items: readonly string[],
  isMany: (part: string) => boolean,
  fits: (part: string, item: string) => boolean,
): boolean {
  let at = 0;
  let many = -1;
  let taken = 0;
  for (let item = 0; item < items.length; ) {
    const part = pattern[at];
    if (part !== undefined && isMany(part)) {
      many = at++;
      taken = item;
    } else if (part !== undefined && fits(part, items[item] ?? "")) {
      at++;
      item++;
    } else if (many !== -1) {
      at = many + 1;
      item = ++taken;
    } else return false;
  }
  return pattern.slice(at).every(isMany);
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
