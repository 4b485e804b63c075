import type { Manifest } from "../kubernetes/manifest.ts";
import type { Span } from "../text/span.ts";
import type { YamlPath } from "../yaml/change.ts";
import { defaultLimits } from "../yaml/limits.ts";
import { hasPlaceholder } from "../yaml/placeholder.ts";
import type { YamlEntry, YamlMapping, YamlNode } from "../yaml/tree.ts";
import type { AnnotationDirective, AnnotationFault } from "./directive.ts";
import { IGNORE_KEY, REASON_KEY } from "./directive.ts";
import { meaningOf, readRuleList } from "./ruleList.ts";
import { readKey } from "./vocabulary.ts";

/**
 * The directives among the annotations of the objects of a document, and keys of them that stand where they do nothing:
 * in the metadata of a pod template, among the labels. Objects of kinds without a manifest have no findings and are left
 * alone.
 */
export function readAnnotations(
  root: YamlNode,
  manifests: readonly Manifest[],
  text: string,
): readonly AnnotationDirective[] {
  const objects = new Map(manifests.map((manifest) => [spanKey(manifest.at.span), manifest]));
  const found: AnnotationDirective[] = [];
  const visited = new Map<YamlNode, Manifest | null>();

  /** `metadata` of an object without a manifest is passed by, because everything in it belongs to that object. */
  function walk(node: YamlNode, object: Manifest | null, path: YamlPath, shared: boolean): void {
    // A node that was met elsewhere in the object counts again in its metadata.
    const isKnown = visited.get(node) === object && !(path[0] === "metadata" && path.length <= 2);
    // Aliases of aliases may lead deeper than collections do.
    if (isKnown || path.length > defaultLimits.maxDepth) return;
    visited.set(node, object);
    if (node.kind === "sequence") {
      node.items.forEach((item, number) => {
        walk(item.value, object, [...path, number], shared || item.sharing !== "own");
      });
    }
    if (node.kind !== "mapping") return;
    const own = objects.get(spanKey(node.span)) ?? null;
    const [owner, from] = own === null ? [object, path] : [own, []];
    const isOther = own === null && node.entries.some(({ key }) => key === "kind");
    for (const entry of node.entries) {
      if (isOther && entry.key === "metadata") continue;
      const isShared = shared || entry.sharing !== "own";
      const directive =
        owner && readEntry(entry, { object: owner, holder: node, path: from, shared: isShared, text });
      if (directive) found.push(directive);
      walk(entry.value, owner, [...from, entry.key], isShared);
    }
  }

  walk(root, null, [], false);
  return found;
}

interface Surroundings {
  readonly object: Manifest;
  /** The mapping of the entry, and how to get there from the object. */
  readonly holder: YamlMapping;
  readonly path: YamlPath;
  readonly shared: boolean;
  readonly text: string;
}

function readEntry(entry: YamlEntry, around: Surroundings): AnnotationDirective | null {
  const { key, value, keySpan } = entry;
  if (readKey(key) !== IGNORE_KEY || entry.duplicate || !isHeldByMetadata(around.path, key)) return null;
  // What a template or another tool will put there is not known.
  if (value.kind === "unknown" || (value.kind === "scalar" && hasPlaceholder(value.text))) return null;
  const { holder } = around;
  const reason = holder.entries.find((other) => readKey(other.key) === REASON_KEY);
  const written = value.kind === "scalar" && typeof value.value === "string" ? value.value : null;
  const list = listOf(written ?? "", value, around.text);
  const isReason = reason?.value.kind === "scalar" && typeof reason.value.value === "string";
  return {
    medium: "annotation",
    form: "object",
    word: key,
    wordAt: keySpan,
    ...list,
    reason: (isReason ? meaningOf(reason.value.text.trim()) : null) ?? list.reason,
    covers: around.object.at.span,
    fault: faultOf(key, value, written, list.rules.length, around.path),
    object: around.object.at.span,
    place: {
      path: around.path,
      key,
      value: written ?? "",
      reasonKey: reason?.key ?? null,
      alone: holder.entries.every((other) => other === entry || other === reason),
      isFree: !Object.hasOwn(around.object.annotations.entries, IGNORE_KEY),
    },
    shared: around.shared,
  };
}

/** A key that is only near ours is left alone where no annotation or label could stand. */
function isHeldByMetadata(path: YamlPath, key: string): boolean {
  return key === IGNORE_KEY || /^(?:annotations?|labels?)$/.test(String(path.at(-1)));
}

function faultOf(
  key: string,
  value: YamlNode,
  written: string | null,
  rules: number,
  path: YamlPath,
): AnnotationFault | null {
  if (path.join(".") !== "metadata.annotations") return { kind: "misplaced" };
  if (key !== IGNORE_KEY) return { kind: "misspelt", meant: IGNORE_KEY };
  const isNothing = value.kind === "scalar" && value.value === null;
  if (written === null && !isNothing) return { kind: "not-text" };
  return rules === 0 ? { kind: "no-rules" } : null;
}

/** The rules with their places; where escapes or folds hide those, each has the place of the whole value. */
function listOf(written: string, value: YamlNode, text: string) {
  const offset = offsetOf(written, value.span, text);
  if (offset !== null) return readRuleList(written, offset);
  const list = readRuleList(written, 0);
  const rules = list.rules.map(({ id }) => ({ id, span: value.span, removal: null }));
  return { ...list, rules, stray: list.stray && { ...list.stray, span: value.span } };
}

/** Where the first character of a value stands in the text; null where the text is not simply the value in quotes. */
function offsetOf(written: string, { start, end }: Span, text: string): number | null {
  const source = text.slice(start, end);
  if (source === written) return start;
  return /^["']/.test(source) && source.slice(1, -1) === written ? start + 1 : null;
}

function spanKey({ start, end }: Span): string {
  return `${start}-${end}`;
}
