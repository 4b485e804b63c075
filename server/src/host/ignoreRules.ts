import { type GitPattern, readGitPattern } from "./gitPattern.ts";

/**
 * What one ignore file says of a path, given as names from its folder on: ignored, taken back, or null where it says nothing.
 * It does not ask about the folders on the way: of what stands in an ignored one, git does not look at the rules.
 */
export type IgnoreRules = (names: readonly string[], isFolder: boolean) => boolean | null;

/** The rules of a `.gitignore`. The last one that means a path decides. */
export function readIgnoreRules(text: string, ignoresCase = false): IgnoreRules {
  const lines = (ignoresCase ? text.toLowerCase() : text).replace(/^\uFEFF/, "").split("\n");
  const rules = lines.flatMap((line) => readRule(line) ?? []).reverse();
  return (names, isFolder) => {
    const spelled = ignoresCase ? names.map((name) => name.toLowerCase()) : names;
    const rule = rules.find((each) => (isFolder || !each.onlyFolders) && each.means(spelled));
    return rule ? !rule.takesBack : null;
  };
}

interface Rule {
  readonly takesBack: boolean;
  readonly onlyFolders: boolean;
  readonly means: GitPattern;
}

function readRule(line: string): Rule | null {
  const written = withoutSpacesAtEnd(line.endsWith("\r") ? line.slice(0, -1) : line);
  if (written.startsWith("#")) return null;
  const takesBack = written.startsWith("!");
  const pattern = takesBack ? written.slice(1) : written;
  const onlyFolders = pattern.endsWith("/");
  const means = readGitPattern(onlyFolders ? pattern.slice(0, -1) : pattern);
  return means && { takesBack, onlyFolders, means };
}

/** A space behind a backslash stays. */
function withoutSpacesAtEnd(line: string): string {
  let end = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === "\\") end = ++at + 1;
    else if (line[at] !== " ") end = at + 1;
  }
  return line.slice(0, end);
}
