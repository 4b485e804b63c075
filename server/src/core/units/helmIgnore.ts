import { many, matchesInOrder, type Part } from "../text/inOrder.ts";

/**
 * Whether Helm leaves out a file of a chart, by the text of its `.helmignore` (Helm, pkg/ignore). That is not git's language:
 * the first rule that answers decides, `!` leaves out what does *not* match, and a pattern without a slash is held against
 * names only. `**` makes Helm refuse the chart, so such a line, and what is no pattern, says nothing here.
 *
 * @returns for a path below the folder of the chart; whole folders are left out with their files
 */
export function readHelmIgnore(text: string): (path: string) => boolean {
  const rules = [...text.split("\n"), hiddenTemplates].flatMap((line) => readRule(line.trim()) ?? []);
  const isLeftOut = (names: readonly string[], isFolder: boolean): boolean => {
    for (const rule of rules) {
      const matches = (isFolder || !rule.onlyFolders) && rule.matches(names);
      if (matches !== rule.negated) return true;
    }
    return false;
  };
  return (path) => {
    const names = path.split("/");
    return names.some((_, at) => isLeftOut(names.slice(0, at + 1), at < names.length - 1));
  };
}

/** Helm adds this rule to every chart. */
const hiddenTemplates = "templates/.?*";

interface Rule {
  readonly negated: boolean;
  readonly onlyFolders: boolean;
  matches(names: readonly string[]): boolean;
}

function readRule(line: string): Rule | null {
  if (line === "" || line.startsWith("#") || line.includes("**")) return null;
  const negated = line.startsWith("!");
  const rule = negated ? line.slice(1) : line;
  const onlyFolders = rule.endsWith("/");
  const path = onlyFolders ? rule.slice(0, -1) : rule;
  const patterns = path.replace(/^\//, "").split("/").map(readPattern);
  if (patterns.includes(null)) return null;
  const isOfNames = !path.includes("/");
  return {
    negated,
    onlyFolders,
    matches(names) {
      const held = isOfNames ? names.slice(-1) : names;
      return (
        held.length === patterns.length &&
        held.every((name, at) => matchesInOrder(patterns[at] ?? [], [...name]))
      );
    },
  };
}

/** The pattern of one name, as Go's `filepath.Match` reads it; null where it is none. */
function readPattern(text: string): readonly Part<string>[] | null {
  const characters = [...text];
  const parts: Part<string>[] = [];
  for (let at = 0; at < characters.length; ) {
    const end = endOfToken(characters, at);
    if (end === null) return null;
    parts.push(partOf(characters.slice(at, end).join("")));
    at = end;
  }
  return parts;
}

/** Behind the token that begins at `at`: a character, an escaped one or a class; null where it does not end. */
function endOfToken(characters: readonly string[], at: number): number | null {
  if (characters[at] === "\\") return at + 1 < characters.length ? at + 2 : null;
  if (characters[at] !== "[") return at + 1;
  const first = characters[at + 1] === "^" ? at + 2 : at + 1;
  let next = first;
  while (next < characters.length && characters[next] !== "]") next += characters[next] === "\\" ? 2 : 1;
  return next > first && next < characters.length ? next + 1 : null;
}

function partOf(token: string): Part<string> {
  if (token === "*") return many;
  if (token === "?") return () => true;
  if (token.startsWith("\\")) return (character) => character === token.slice(1);
  if (!token.startsWith("[") || token.length === 1) return (character) => character === token;
  const negated = token.startsWith("[^");
  const ranges = token.slice(negated ? 2 : 1, -1).match(/(?:\\.|[^\\])(?:-(?:\\.|[^\\]))?/gsu) ?? [];
  const bounds = ranges.map((range) => [...range.replaceAll(/\\(.)/gsu, "$1")]);
  const isIn = (character: string) =>
    bounds.some(
      ([low = "", ...rest]) => character >= low && character <= (rest.length > 1 ? (rest[1] ?? low) : low),
    );
  return (character) => isIn(character) !== negated;
}
