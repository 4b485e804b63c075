import type { YamlPath, YamlValue } from "../change.ts";
import type { YamlEntry, YamlItem, YamlNode } from "../tree.ts";
import { isMapping, isSequence } from "./flowText.ts";

/** True where a node that is written here, not shared, holds this data. */
export function equalsValue(node: YamlNode, value: YamlValue): boolean {
  if (node.kind === "scalar") return Object.is(node.value, value);
  if (node.kind === "sequence") {
    return (
      isSequence(value) &&
      value.length === node.items.length &&
      node.items.every((item, number) => item.sharing === "own" && equalsValue(item.value, value[number]!))
    );
  }
  if (node.kind !== "mapping" || !isMapping(value)) return false;
  const own = node.entries.every(({ key, sharing, duplicate, value: item }) => {
    return sharing === "own" && !duplicate && Object.hasOwn(value, key) && equalsValue(item, value[key]!);
  });
  return own && node.entries.length === Object.keys(value).length;
}

/** A node that stands for data, as if it had been read. Its spans say nothing. */
export function nodeOf(value: YamlValue): YamlNode {
  const span = { start: 0, end: 0 };
  if (isSequence(value)) {
    return {
      kind: "sequence",
      span,
      flow: false,
      items: value.map((item) => ({ value: nodeOf(item), sharing: "own" })),
    };
  }
  if (!isMapping(value)) return { kind: "scalar", span, style: "plain", text: String(value), value };
  const entries = Object.entries(value).map(([key, item]) => ownEntry(key, nodeOf(item)));
  return { kind: "mapping", span, flow: false, entries };
}

/** The tree with another value at a path, missing mappings and items on the way created. Null: the entry or item taken away. */
export function withValue(node: YamlNode, path: YamlPath, value: YamlNode | null): YamlNode {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? node;
  if (typeof step === "number") {
    const items: readonly YamlItem[] = node.kind === "sequence" ? node.items : [];
    const change = changed(items[step]?.value, rest, value);
    const item: YamlItem[] = change === null ? [] : [{ value: change, sharing: "own" }];
    return {
      ...nodeOf([]),
      kind: "sequence",
      flow: false,
      items: [...items.slice(0, step), ...item, ...items.slice(step + 1)],
    };
  }
  const entries: readonly YamlEntry[] = node.kind === "mapping" ? node.entries : [];
  const change = changed(entries.find((entry) => entry.key === step)?.value, rest, value);
  const kept = entries.filter((entry) => entry.key !== step);
  const added = change === null ? [] : [ownEntry(step, change)];
  return { ...nodeOf({}), kind: "mapping", flow: false, entries: [...kept, ...added] };
}

/** The value at a path, or null. */
export function valueAt(node: YamlNode, path: YamlPath): YamlNode | null {
  let current: YamlNode | undefined = node;
  for (const step of path) {
    if (current?.kind === "sequence" && typeof step === "number") current = current.items[step]?.value;
    else if (current?.kind === "mapping")
      current = current.entries.find((entry) => entry.key === step)?.value;
    else return null;
  }
  return current ?? null;
}

function changed(old: YamlNode | undefined, rest: YamlPath, value: YamlNode | null): YamlNode | null {
  return rest.length === 0 ? value : withValue(old ?? nodeOf(null), rest, value);
}

function ownEntry(key: string, value: YamlNode): YamlEntry {
  return { key, keySpan: { start: 0, end: 0 }, value, sharing: "own", duplicate: false };
}
