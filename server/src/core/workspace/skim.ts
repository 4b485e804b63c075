import { kindNames } from "../kubernetes/apiKinds.ts";

/**
 * Whether a document can hold an object we use, told from its text alone. Parsing costs a hundred times more than this
 * look, and most documents of a repository are of other kinds. Says yes when in doubt.
 */
export function mayHoldManifest(text: string): boolean {
  if (!text.includes("kind")) return false;
  let found = false;
  for (const [, kind = ""] of text.matchAll(topLevelKind)) {
    if (usedKinds.has(kind) || kind.endsWith("List")) return true;
    found = true;
  }
  return !found;
}

/** A block mapping's `kind` at column 0 with a plain or quoted word; any other layout is left to the parser. */
const topLevelKind = /^kind:[ \t]+["']?([A-Za-z]\w*)["']?[ \t]*(?:#.*)?\r?$/gm;

/** The kinds of core/kubernetes without their groups, and those of kustomize. */
const usedKinds: ReadonlySet<string> = new Set([...kindNames(), "Kustomization", "Component"]);
