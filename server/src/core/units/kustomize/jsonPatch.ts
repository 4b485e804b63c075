import type { DocumentId, Span } from "../../text/span.ts";
import type { Origin, YamlEntry, YamlItem, YamlMapping, YamlNode, YamlSequence } from "../../yaml/tree.ts";
import { entryOf, nodeAt, textAt, withEntry, withoutEntry } from "../treeEdit.ts";

/**
 * The object after a JSON patch (RFC 6902). Null where an operation cannot be applied: kustomize then fails, or what it does
 * cannot be read. `own` is the document that the root of the object stands in.
 */
export function applyJsonPatch(
  object: YamlMapping,
  operations: YamlSequence,
  document: DocumentId,
  own: DocumentId,
): YamlMapping | null {
  let result: YamlNode | null = object;
  for (const { value: operation } of operations.items) {
    if (result === null || operation.kind !== "mapping") return null;
    result = applyOperation(result, operation, document, own);
  }
  return result?.kind === "mapping" ? result : null;
}

/** Whether an operation may change what others know the object by. */
export function renames(operations: YamlSequence): boolean {
  return operations.items.some(({ value }) =>
    /^\/(?:metadata|kind|apiVersion)?(?:\/|$)/.test(textAt(value, "path") ?? ""),
  );
}

/** What is put somewhere. */
type Content = Pick<YamlEntry, "value" | "keySpan" | "sharing"> & { readonly origin: Origin };

function applyOperation(
  root: YamlNode,
  operation: YamlMapping,
  document: DocumentId,
  own: DocumentId,
): YamlNode | null {
  const name = textAt(operation, "op");
  const pathNode = nodeAt(operation, "path");
  const path = pointer(textAt(operation, "path"));
  if (path === null || path.length === 0 || pathNode === undefined) return null;
  const from = pointer(textAt(operation, "from"));
  const given = entryOf(operation, "value");
  // No mapping of the patch has the key of the object, so nothing can be set or taken away beside the value.
  const origin: Origin = { document, basis: "patch", holder: pathNode.span };
  const content = given && {
    value: given.value,
    keySpan: pathNode.span,
    sharing: given.sharing,
    origin,
  };
  switch (name) {
    case "add":
      return content ? put(root, path, content, "add") : null;
    case "replace":
      return content ? put(root, path, content, "replace") : null;
    case "remove":
      return put(root, path, null, "replace");
    case "copy":
    case "move": {
      const found =
        from && lookUp(root, from, { document: own, basis: "literal", holder: root.span }, pathNode.span);
      if (!from || !found) return null;
      const rest = name === "move" ? put(root, from, null, "replace") : root;
      return rest && put(rest, path, found, "add");
    }
    case "test": {
      const found = lookUp(root, path, origin, pathNode.span);
      return found && given && isEqual(found.value, given.value) ? root : null;
    }
    default:
      return null;
  }
}

function pointer(text: string | null): readonly string[] | null {
  if (text === null || (text !== "" && !text.startsWith("/"))) return null;
  return text
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Puts the content at a path, or takes away what stands there. Null where the path does not lead there. */
function put(
  node: YamlNode,
  path: readonly string[],
  content: Content | null,
  how: "add" | "replace",
): YamlNode | null {
  const [step = "", ...rest] = path;
  if (node.kind === "mapping") return putInMapping(node, step, rest, content, how);
  return node.kind === "sequence" ? putInSequence(node, step, rest, content, how) : null;
}

function putInMapping(
  node: YamlMapping,
  key: string,
  rest: readonly string[],
  content: Content | null,
  how: "add" | "replace",
): YamlNode | null {
  const old = entryOf(node, key);
  if (rest.length > 0) {
    const value = old && put(old.value, rest, content, how);
    return old && value ? withEntry(node, { ...old, value }) : null;
  }
  // Kustomize adds what it is told to replace and does not find, but refuses to remove it.
  if (content === null && old === undefined) return null;
  return content === null ? withoutEntry(node, key) : withEntry(node, { ...content, key, duplicate: false });
}

function putInSequence(
  node: YamlSequence,
  step: string,
  rest: readonly string[],
  content: Content | null,
  how: "add" | "replace",
): YamlNode | null {
  const { items } = node;
  const index = step === "-" ? items.length : /^\d+$/.test(step) ? Number(step) : -1;
  const old = items[index];
  if (rest.length > 0) {
    const value = old && put(old.value, rest, content, how);
    if (!old || !value) return null;
    return { ...node, items: items.map((item, i) => (i === index ? { ...old, value } : item)) };
  }
  if (index < 0 || index > items.length || (how === "replace" && old === undefined)) return null;
  const added: readonly YamlItem[] = content === null ? [] : [content];
  const changed = [...items];
  changed.splice(index, how === "add" ? 0 : 1, ...added);
  return { ...node, items: changed };
}

/** A value with the document it stands in. */
function lookUp(node: YamlNode, path: readonly string[], origin: Origin, keySpan: Span): Content | null {
  const [step, ...rest] = path;
  if (step === undefined) return { value: node, keySpan, sharing: "own", origin };
  const part =
    node.kind === "mapping"
      ? entryOf(node, step)
      : node.kind === "sequence"
        ? node.items[Number(step)]
        : undefined;
  return part ? lookUp(part.value, rest, part.origin ?? { ...origin, holder: node.span }, keySpan) : null;
}

function isEqual(a: YamlNode, b: YamlNode | undefined): boolean {
  if (b === undefined) return false;
  if (a.kind === "scalar" && b.kind === "scalar") return a.value === b.value;
  if (a.kind === "sequence" && b.kind === "sequence") {
    const others = b.items;
    return (
      a.items.length === others.length && a.items.every(({ value }, i) => isEqual(value, others[i]?.value))
    );
  }
  if (a.kind !== "mapping" || b.kind !== "mapping" || a.entries.length !== b.entries.length) return false;
  return a.entries.every(({ key, value }) => isEqual(value, entryOf(b, key)?.value));
}
