import { type ApiKind, apiKind } from "../../kubernetes/apiKinds.ts";
import type { Manifest } from "../../kubernetes/manifest.ts";
import type { DocumentId } from "../../text/span.ts";
import type { DocumentFacts } from "../../workspace/snapshot.ts";
import { valueOf } from "../../yaml/field.ts";
import type { YamlMapping, YamlNode } from "../../yaml/tree.ts";
import type { DocumentTrees } from "../documentTrees.ts";
import { textAt } from "../treeEdit.ts";

/** What an object is called at one stage of the build; null where it has none, or it cannot be read. */
export interface ResourceName {
  readonly name: string | null;
  readonly namespace: string | null;
}

/** An object on its way through the kustomizations of a unit. Never changed in place: overlays share their bases. */
export interface Resource {
  readonly source: Manifest;
  /** URI of its file. */
  readonly uri: string;
  readonly document: DocumentFacts;
  /** What it is called now. */
  readonly current: ResourceName;
  /** What it was called before each change of its name, the name as written first. */
  readonly previous: readonly ResourceName[];
  /** What was put in front of its name and behind it, the innermost first. */
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  /** Names everything that it was made from. */
  readonly key: string;
  /** Documents that changed it on the way. */
  readonly parts: readonly DocumentId[];
  /** False where something changes it in a way that is not followed. */
  readonly followed: boolean;
  /** Its tree now, computed when first asked for; null where the changes could not be made. */
  readonly root: () => YamlMapping | null;
}

/** A change of an object. `key` names what it is made from: the ids of documents and places in them. */
export interface Step {
  readonly key: string;
  /** The one that says so; null where several do. */
  readonly document: DocumentId | null;
  /** Null where it cannot be made. */
  readonly apply: (root: YamlMapping) => YamlMapping | null;
}

/** The objects of a document before any kustomization has changed them. */
export function resourcesOf(uri: string, document: DocumentFacts, trees: DocumentTrees): readonly Resource[] {
  return document.manifests.map((source) => ({
    source,
    uri,
    document,
    current: { name: valueOf(source.name), namespace: valueOf(source.namespace) },
    previous: [],
    prefixes: [],
    suffixes: [],
    key: `${document.id}:${source.at.span.start}`,
    parts: [],
    followed: !document.conditional,
    root: lazily(() => mappingAt(trees.of(document), source)),
  }));
}

export function withStep(resource: Resource, { key, document, apply }: Step): Resource {
  const isNew = document !== null && !resource.parts.includes(document);
  return {
    ...resource,
    key: `${resource.key} ${key}`,
    parts: isNew ? [...resource.parts, document] : resource.parts,
    root: lazily(() => {
      const before = resource.root();
      return before && apply(before);
    }),
  };
}

/** After a change that may have given it another name. */
export function renamed(resource: Resource, current: ResourceName): Resource {
  const { name, namespace } = resource.current;
  if (current.name === name && current.namespace === namespace) return resource;
  return { ...resource, current, previous: [...resource.previous, resource.current] };
}

/** What its tree says it is called. */
export function nameInTree(resource: Resource): ResourceName {
  const root = resource.root();
  if (root === null) return resource.current;
  return { name: textAt(root, "metadata", "name"), namespace: textAt(root, "metadata", "namespace") };
}

export function unfollowed(resource: Resource): Resource {
  return resource.followed ? { ...resource, followed: false, key: `${resource.key} ?` } : resource;
}

/** Every name it has or had. */
export function allNames(resource: Resource): readonly ResourceName[] {
  return [...resource.previous, resource.current];
}

export function kindOf({ source }: Resource): ApiKind | undefined {
  return apiKind(source.group, source.kind);
}

/** The mapping of one object in the tree of its document, which may be a list of several. */
function mappingAt(node: YamlNode | null, source: Manifest, depth = 0): YamlMapping | null {
  if (node?.kind !== "mapping" || depth > deepestList) return null;
  const { start, end } = source.at.span;
  if (node.span.start === start && node.span.end === end) return node;
  const items = node.entries.find(({ key }) => key === "items")?.value;
  if (items?.kind !== "sequence") return null;
  for (const { value } of items.items) {
    const found = mappingAt(value, source, depth + 1);
    if (found) return found;
  }
  return null;
}

/** As deep as core/kubernetes looks for lists inside of lists. */
const deepestList = 4;

function lazily<T>(compute: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}
