import { applyEdits } from "../../../server/src/core/text/applyEdits.ts";
import type { YamlChange, YamlPath, YamlValue } from "../../../server/src/core/yaml/change.ts";
import { editDocument } from "../../../server/src/core/yaml/editDocument.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import type { YamlNode } from "../../../server/src/core/yaml/tree.ts";

/** A change whose mapping is named by its path in the document instead of by its span. */
export type Wish = (text: string) => YamlChange;

/** Sets `path` in the mapping at `owner`. Dots separate steps, digits are item numbers. */
export function set(owner: string, path: string, value: YamlValue, before?: readonly string[]): Wish {
  return (text) => ({
    kind: "set",
    mapping: spanOf(text, owner),
    path: steps(path),
    value,
    ...(before && { before }),
  });
}

export function remove(owner: string, path: string): Wish {
  return (text) => ({ kind: "remove", mapping: spanOf(text, owner), path: steps(path) });
}

export function rename(owner: string, path: string, key: string): Wish {
  return (text) => ({ kind: "rename", mapping: spanOf(text, owner), path: steps(path), key });
}

/** Replaces the only occurrence of `old`. */
export function replace(old: string, newText: string): Wish {
  return (text) => {
    const start = text.indexOf(old);
    return { kind: "replace", span: { start, end: start + old.length }, newText };
  };
}

/** The edited text, or the obstacle. */
export function edit(text: string, ...wishes: readonly Wish[]): string {
  const outcome = editDocument(
    text,
    wishes.map((wish) => wish(text)),
  );
  return outcome.state === "edits" ? applyEdits(text, outcome.edits) : outcome.obstacle;
}

export const hook: YamlValue = { preStop: { exec: { command: ["sleep", "70"] } } };

function spanOf(text: string, path: string) {
  const node = nodeAt(text, steps(path));
  if (node === null) throw new Error(`Nothing at ${path}`);
  return node.span;
}

export function nodeAt(text: string, path: YamlPath): YamlNode | null {
  let node = parseDocument(text).root;
  for (const step of path) {
    if (node?.kind === "mapping") node = node.entries.find((entry) => entry.key === step)?.value ?? null;
    else if (node?.kind === "sequence") node = node.items[Number(step)]?.value ?? null;
    else node = null;
  }
  return node;
}

function steps(path: string): YamlPath {
  if (path === "") return [];
  return path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
