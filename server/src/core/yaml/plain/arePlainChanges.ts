import type { YamlChange, YamlPath } from "../change.ts";
import { defaultLimits } from "../limits.ts";
import type { YamlMapping, YamlNode } from "../tree.ts";
import { readPlain } from "./readPlain.ts";

/**
 * True where `editDocument` will find edits for changes, told without finding them: the document is of the plain subset, without
 * a template action, and each change adds an entry or writes one scalar in place of another. Nothing stands in the way of that,
 * and no comment has to go. False means nothing.
 */
export function arePlainChanges(text: string, changes: readonly YamlChange[]): boolean {
  const root = text.includes("{{") ? null : readPlain(text, defaultLimits);
  return root !== null && changes.every((change) => isSimple(change, root));
}

function isSimple(change: YamlChange, root: YamlNode): boolean {
  if (change.kind === "replace") return true;
  if (change.kind !== "set") return false;
  const mapping = mappingAt(root, change.mapping.start);
  return mapping !== null && takesTheValue(mapping, change.path, isScalar(change.value));
}

/** The mapping that starts at an offset: the innermost, because a sequence of mappings starts before its first one. */
function mappingAt(node: YamlNode, start: number): YamlMapping | null {
  if (node.kind === "scalar" || node.kind === "unknown") return null;
  if (start < node.span.start || start > node.span.end) return null;
  if (node.kind === "mapping" && node.span.start === start) return node;
  const children = node.kind === "mapping" ? node.entries : node.items;
  for (const { value } of children) {
    const found = mappingAt(value, start);
    if (found !== null) return found;
  }
  return null;
}

function takesTheValue(node: YamlNode, path: YamlPath, scalar: boolean): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return scalar && node.kind === "scalar" && node.value !== null;
  if (node.kind !== "mapping" || node.flow || typeof step !== "string") return false;
  const entry = node.entries.find(({ key }) => key === step);
  return entry === undefined || takesTheValue(entry.value, rest, scalar);
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}
