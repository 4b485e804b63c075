import type { DocumentId, Span } from "../../text/span.ts";
import type { Origin, YamlEntry, YamlItem, YamlMapping, YamlNode, YamlSequence } from "../../yaml/tree.ts";
import { entryOf, withEntry, withoutEntry } from "../treeEdit.ts";
import type { ListKeys } from "./listKeys.ts";

/** A patch, and how lists are merged in the objects it acts on. */
interface Merging {
  readonly document: DocumentId;
  readonly listKeys: ListKeys;
}

/**
 * The object after a strategic merge patch, as kustomize applies it (kyaml, merge2 and patchstrategicmerge): mappings are merged,
 * `null` takes away, lists are merged by their keys where kustomize knows any and replaced elsewhere, `$patch` says otherwise.
 * Null where the patch deletes the object. What comes from the patch has its origin there; the object keeps its identity,
 * because name, namespace and kind of a patch only say what it acts on.
 */
export function mergePatch(
  object: YamlMapping,
  patch: YamlMapping,
  document: DocumentId,
  listKeys: ListKeys,
): YamlMapping | null {
  const merging = { document, listKeys };
  const directive = directiveOf(patch);
  if (directive === "delete") return null;
  // Kustomize 5 leaves an object alone that is to be replaced as a whole (tried).
  if (directive === "replace") return object;
  return mergeMappings(object, withoutIdentity(patch), [], merging);
}

const identity: ReadonlySet<string> = new Set(["apiVersion", "kind"]);

function withoutIdentity(patch: YamlMapping): YamlMapping {
  const entries = patch.entries
    .filter(({ key }) => !identity.has(key))
    .map((entry) => {
      if (entry.key !== "metadata" || entry.value.kind !== "mapping") return entry;
      return { ...entry, value: withoutEntry(withoutEntry(entry.value, "name"), "namespace") };
    });
  return { ...patch, entries };
}

function mergeMappings(
  base: YamlMapping,
  patch: YamlMapping,
  path: readonly string[],
  merging: Merging,
): YamlMapping {
  let result = base;
  for (const entry of patch.entries) {
    if (entry.key.startsWith("$")) continue;
    const old = entryOf(result, entry.key);
    const merged = mergeEntry(old, entry, patch.span, [...path, entry.key], merging);
    if (merged === null) result = withoutEntry(result, entry.key);
    else if (merged !== old) result = withEntry(result, merged);
  }
  return result;
}

/** Null where nothing is left. */
function mergeEntry(
  old: YamlEntry | undefined,
  entry: YamlEntry,
  holder: Span,
  path: readonly string[],
  merging: Merging,
): YamlEntry | null {
  const { value } = entry;
  if (isNull(value)) return null;
  if (old !== undefined && !old.duplicate && !entry.duplicate) {
    if (value.kind === "mapping" && old.value.kind === "mapping") {
      const directive = directiveOf(value);
      if (directive === "delete") return null;
      if (directive === "merge") return { ...old, value: mergeMappings(old.value, value, path, merging) };
    }
    if (value.kind === "sequence" && old.value.kind === "sequence") {
      const directive = listDirectiveOf(value);
      const keys = merging.listKeys(path);
      if (directive === "delete") return null;
      if (directive === "merge" && keys !== null) {
        return { ...old, value: mergeLists(old.value, value, keys, path, merging) };
      }
    }
  }
  if (value.kind === "mapping" && directiveOf(value) === "delete") return null;
  return { ...entry, value: added(value, merging), origin: originIn(holder, merging) };
}

/** Items that the object does not have come first (kustomize merges with `ListPrepend`). */
function mergeLists(
  base: YamlSequence,
  patch: YamlSequence,
  keys: readonly string[],
  path: readonly string[],
  merging: Merging,
): YamlSequence {
  const before: YamlItem[] = [];
  let items = [...base.items];
  for (const item of patch.items) {
    const { value } = item;
    const found = items.findIndex((other) => isSame(other.value, value, keys));
    const fresh = { ...item, value: added(value, merging), origin: originIn(patch.span, merging) };
    if (value.kind !== "mapping") {
      before.push(fresh);
      continue;
    }
    const directive = directiveOf(value);
    const old = items[found];
    if (directive === "delete") items = items.filter((_, i) => i !== found);
    else if (old === undefined) {
      if (!isOnlyDirective(value)) before.push(fresh);
    } else if (directive === "merge" && old.value.kind === "mapping") {
      // An item to be replaced stays what it is: so does kustomize 5 (tried), whatever was meant.
      // The keys are the same in both; they stay those of the object, which is where the item stands.
      const rest = {
        ...value,
        entries: value.entries.filter(({ key }) => !keys.includes(key) || !entryOf(old.value, key)),
      };
      items[found] = { ...old, value: mergeMappings(old.value, rest, path, merging) };
    }
  }
  return { ...base, items: [...before, ...items] };
}

/** Equal in all keys that the patch gives; a missing secondary key (`protocol`) fits any. */
function isSame(base: YamlNode, patch: YamlNode, keys: readonly string[]): boolean {
  const given = keys.filter((key) => scalarText(patch, key) !== null);
  return given.length > 0 && given.every((key) => scalarText(base, key) === scalarText(patch, key));
}

function scalarText(node: YamlNode, key: string): string | null {
  const value = entryOf(node, key)?.value;
  return value?.kind === "scalar" && value.value !== null ? String(value.value) : null;
}

/** What a patch brings, without its directives and without what it says is nothing. */
function added(node: YamlNode, merging: Merging): YamlNode {
  if (node.kind === "mapping") return { ...node, entries: addedEntries(node, merging) };
  if (node.kind !== "sequence") return node;
  const items = node.items
    .filter(({ value }) => !isOnlyDirective(value) && !(isMapping(value) && directiveOf(value) === "delete"))
    .map((item) => ({ ...item, value: added(item.value, merging) }));
  return { ...node, items };
}

function addedEntries(mapping: YamlMapping, merging: Merging): readonly YamlEntry[] {
  return mapping.entries
    .filter(({ key, value }) => !key.startsWith("$") && !isNull(value))
    .map((entry) => ({
      ...entry,
      value: added(entry.value, merging),
      origin: originIn(mapping.span, merging),
    }));
}

function originIn(holder: Span, { document }: Merging): Origin {
  return { document, basis: "patch", holder };
}

type Directive = "merge" | "replace" | "delete";

function directiveOf(mapping: YamlMapping): Directive {
  const text = scalarText(mapping, "$patch");
  return text === "replace" || text === "delete" ? text : "merge";
}

/** An item that is nothing but a directive speaks of the whole list. */
function listDirectiveOf({ items }: YamlSequence): Directive {
  const alone = items.find(({ value }) => isOnlyDirective(value));
  return alone?.value.kind === "mapping" ? directiveOf(alone.value) : "merge";
}

function isOnlyDirective(node: YamlNode): boolean {
  return node.kind === "mapping" && node.entries.length === 1 && node.entries[0]?.key === "$patch";
}

function isMapping(node: YamlNode): node is YamlMapping {
  return node.kind === "mapping";
}

function isNull(node: YamlNode): boolean {
  return node.kind === "scalar" && node.value === null;
}
