/**
 * Lines for people, fit for the log of a pipeline: words of a manifest must not become commands of it. Characters that look alike
 * stand in, so that markers below a line stay in place.
 */
export function withoutCommands(text: string): string {
  const lines = escapeCommands(text, "#\u266f").split("\n");
  return lines.map((line) => line.replace(/^(\s*):(?=:)/, "$1\u2236")).join("\n");
}

/**
 * GitHub's runner takes `##[` and that of Azure `##vso[` for the beginning of a command wherever they stand in a line, so in data
 * too; `::` is one only where a line begins.
 *
 * @param escape what to write for the two characters `##`
 */
export function escapeCommands(text: string, escape: string): string {
  return text.replace(/##(?=\[|vso\[)/gi, escape);
}
