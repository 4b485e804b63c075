import { kindNames } from "../kubernetes/apiKinds.ts";

/**
 * Whether a document can hold an object we use, told from its text alone. Parsing costs a hundred times more than this
 * look, and most documents of a repository are of other kinds. Says yes when in doubt.
 */
export function mayHoldManifest(text: string): boolean {
  if (!text.includes("kind")) return false;
  let found = false;
  for (let at = text.indexOf("kind:"); at !== -1; at = text.indexOf("kind:", at + 5)) {
    if (at > 0 && !isLineBreak(text[at - 1])) continue;
    const kind = kindAt(text, at);
    if (kind === null) continue;
    if (usedKinds.has(kind) || kind.endsWith("List")) return true;
    found = true;
  }
  return !found;
}

function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

/** The kind that a line says as a plain or quoted word; null for any other layout, which is left to the parser. */
function kindAt(text: string, lineStart: number): string | null {
  const lineEnd = text.indexOf("\n", lineStart);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  return kindLine.exec(line)?.[1] ?? null;
}

const kindLine = /^kind:[ \t]+["']?([A-Za-z]\w*)["']?[ \t]*(?:#.*)?$/m;

/** The kinds of core/kubernetes without their groups, what holds objects of them, and those of kustomize. */
const usedKinds: ReadonlySet<string> = new Set([...kindNames(), "Template", "Kustomization", "Component"]);
