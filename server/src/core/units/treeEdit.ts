import type { YamlEntry, YamlMapping, YamlNode } from "../yaml/tree.ts";

/** Changes to trees. A tree is never changed in place: what stays the same is shared with the tree before. */

export function entryOf(node: YamlNode, key: string): YamlEntry | undefined {
  return node.kind === "mapping" ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The value at the end of a path of keys. */
export function nodeAt(node: YamlNode, ...path: readonly string[]): YamlNode | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  const entry = entryOf(node, step);
  return entry && nodeAt(entry.value, ...rest);
}

/** The text of a scalar that is text. */
export function textAt(node: YamlNode, ...path: readonly string[]): string | null {
  const found = nodeAt(node, ...path);
  return found?.kind === "scalar" && typeof found.value === "string" ? found.value : null;
}

/** With the entry in the place of the one with its key, else behind all others. */
export function withEntry(mapping: YamlMapping, entry: YamlEntry): YamlMapping {
  const isNew = mapping.entries.every(({ key }) => key !== entry.key);
  const entries = isNew
    ? [...mapping.entries, entry]
    : mapping.entries.map((old) => (old.key === entry.key ? entry : old));
  return { ...mapping, entries };
}

export function withoutEntry(mapping: YamlMapping, key: string): YamlMapping {
  return { ...mapping, entries: mapping.entries.filter((entry) => entry.key !== key) };
}

/**
 * The tree with an entry in the mapping at the end of a path of keys. Mappings that are missing on the way are made, and
 * stand where the entry does. Where something else than a mapping stands on the way, nothing changes.
 */
export function setEntry(mapping: YamlMapping, path: readonly string[], entry: YamlEntry): YamlMapping {
  const [step, ...rest] = path;
  if (step === undefined) return withEntry(mapping, entry);
  const found = entryOf(mapping, step);
  if (found?.value.kind === "mapping") {
    const value = setEntry(found.value, rest, entry);
    return withEntry(mapping, { ...found, value });
  }
  const isMissing = found === undefined || (found.value.kind === "scalar" && found.value.value === null);
  if (!isMissing) return mapping;
  const empty: YamlMapping = { kind: "mapping", span: entry.value.span, flow: true, entries: [] };
  return withEntry(mapping, { ...entry, key: step, value: setEntry(empty, rest, entry) });
}

/**
 * The tree with other values at the end of a path of keys. Sequences on the way are passed through, item by item. `edit` gives
 * the same node where nothing changes.
 */
export function editValues(
  node: YamlNode,
  path: readonly string[],
  edit: (value: YamlNode) => YamlNode,
): YamlNode {
  if (node.kind === "sequence") {
    const items = node.items.map((item) => {
      const value = editValues(item.value, path, edit);
      return value === item.value ? item : { ...item, value };
    });
    return items.every((item, i) => item === node.items[i]) ? node : { ...node, items };
  }
  const [step, ...rest] = path;
  if (step === undefined) return edit(node);
  const entry = entryOf(node, step);
  if (entry === undefined || node.kind !== "mapping") return node;
  const value = editValues(entry.value, rest, edit);
  return value === entry.value ? node : withEntry(node, { ...entry, value });
}

/** Another text in the place of a scalar, which stays where it is. */
export function withText(node: YamlNode, text: string): YamlNode {
  return node.kind === "scalar" ? { ...node, style: "plain", text, value: text } : node;
}
