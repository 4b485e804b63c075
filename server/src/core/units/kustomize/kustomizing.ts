import { resolveRelative } from "../../workspace/uriPath.ts";
import { type Field, valueOf } from "../../yaml/field.ts";
import type { YamlEntry, YamlMapping, YamlNode } from "../../yaml/tree.ts";
import { entryOf } from "../treeEdit.ts";

/** A kustomization at work. */
export interface Kustomizing {
  /** Its tree. */
  readonly root: YamlMapping;
  /** Its document. */
  readonly id: number;
}

/** An entry of a kustomization as it is put into objects. Undefined where it is missing or says nothing. */
export function kustomizationEntry(node: YamlNode, key: string, document: number): YamlEntry | undefined {
  const entry = entryOf(node, key);
  if (entry === undefined || (entry.value.kind === "scalar" && entry.value.value === null)) return undefined;
  return { ...entry, origin: { document, basis: "kustomization", holder: node.span } };
}

/** The texts of a mapping of scalars. */
export function fieldsOf(node: YamlNode): Readonly<Record<string, string>> {
  if (node.kind !== "mapping") return {};
  return Object.fromEntries(
    node.entries.flatMap(({ key, value }) =>
      value.kind === "scalar" && value.value !== null ? [[key, value.text] as const] : [],
    ),
  );
}

export function itemsAt(root: YamlMapping, key: string): readonly YamlNode[] {
  const list = entryOf(root, key)?.value;
  return list?.kind === "sequence" ? list.items.map(({ value }) => value) : [];
}

/** Null for what is remote, outside of the file system, or no path at all. */
export function targetOf(folder: string, path: Field<string>): string | null {
  const text = valueOf(path);
  return text === null ? null : resolveRelative(folder, text);
}
