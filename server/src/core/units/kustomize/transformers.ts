import type { Basis } from "../../yaml/field.ts";
import type { YamlEntry, YamlMapping, YamlNode } from "../../yaml/tree.ts";
import { editValues, nodeAt, setEntry, withText } from "../treeEdit.ts";
import { fieldsOf, type Kustomizing, kustomizationEntry } from "./kustomizing.ts";
import { kindOf, type Resource, renamed, withStep } from "./resource.ts";

/** The transformers that kustomize has built in and that set values (kustomize, api/internal/builtins). */

/** `namespace`: of every object that has one; a Namespace gets it as its name. */
export function setNamespace(resources: readonly Resource[], { root, id }: Kustomizing): readonly Resource[] {
  const entry = kustomizationEntry(root, "namespace", id);
  if (entry === undefined) return resources;
  const text =
    entry.value.kind === "scalar" && typeof entry.value.value === "string" ? entry.value.value : null;
  return resources.map((resource) => {
    const { type } = resource.source;
    if (type === "ingressClass" || text === "") return resource;
    const key = type === "namespace" ? "name" : "namespace";
    const changed = withStep(resource, {
      key: `n${id}`,
      document: id,
      apply: (object) => setEntry(object, ["metadata"], { ...entry, key }),
    });
    return renamed(changed, { ...resource.current, [key]: text });
  });
}

/** `namePrefix` and `nameSuffix`, of everything but Namespaces. */
export function addAffixes(resources: readonly Resource[], { root, id }: Kustomizing): readonly Resource[] {
  const prefix = textOf(root, "namePrefix");
  const suffix = textOf(root, "nameSuffix");
  if (prefix === "" && suffix === "") return resources;
  return resources.map((resource) => {
    const { name } = resource.current;
    if (resource.source.type === "namespace" || name === null) return resource;
    const whole = prefix + name + suffix;
    const changed = withStep(resource, {
      key: `a${id}`,
      document: id,
      apply: (object) => withName(object, whole),
    });
    return {
      ...renamed(changed, { ...resource.current, name: whole }),
      prefixes: prefix === "" ? resource.prefixes : [...resource.prefixes, prefix],
      suffixes: suffix === "" ? resource.suffixes : [...resource.suffixes, suffix],
    };
  });
}

function textOf(root: YamlMapping, key: string): string {
  const node = nodeAt(root, key);
  return node?.kind === "scalar" && node.value !== null ? node.text : "";
}

/** The name stays where it is written. */
export function withName(object: YamlMapping, name: string): YamlMapping {
  return editValues(object, ["metadata", "name"], (node) => withText(node, name)) as YamlMapping;
}

/** `replicas`: of the workloads of a name. One whose name cannot be read may mean any. */
export function setReplicas(resources: readonly Resource[], { root, id }: Kustomizing): readonly Resource[] {
  const items = nodeAt(root, "replicas");
  if (items?.kind !== "sequence") return resources;
  return items.items.reduce((before, { value: item }) => {
    const count = kustomizationEntry(item, "count", id);
    const name = nodeAt(item, "name");
    return before.map((resource) => {
      if (!scaledKinds.has(resource.source.kind)) return resource;
      const isNamed =
        name?.kind === "scalar" &&
        [...resource.previous, resource.current].some((each) => each.name === name.text);
      if (!isNamed && name?.kind === "scalar") return resource;
      const entry: YamlEntry = isNamed && count ? count : unknownEntry(item, id);
      return withStep(resource, {
        key: `r${id}:${item.span.start}`,
        document: id,
        apply: (object) => setEntry(object, ["spec"], { ...entry, key: "replicas" }),
      });
    });
  }, resources);
}

const scaledKinds: ReadonlySet<string> = new Set([
  "Deployment",
  "ReplicationController",
  "ReplicaSet",
  "StatefulSet",
]);

function unknownEntry(item: YamlNode, document: number): YamlEntry {
  const basis: Basis = "kustomization";
  return {
    key: "",
    keySpan: item.span,
    value: { kind: "unknown", span: item.span, reason: "outside" },
    sharing: "own",
    duplicate: false,
    origin: { document, basis, holder: item.span },
  };
}

/** `images`: another name or tag. What the image does is told from its name, so only that counts. */
export function setImages(resources: readonly Resource[], { root, id }: Kustomizing): readonly Resource[] {
  const items = nodeAt(root, "images");
  if (items?.kind !== "sequence" || items.items.length === 0) return resources;
  const changes = items.items.map(({ value }) => fieldsOf(value));
  return resources.map((resource) => {
    const kind = kindOf(resource);
    if (kind?.view !== "workload") return resource;
    const spec = [...kind.template, "spec"];
    return withStep(resource, {
      key: `i${id}`,
      document: id,
      apply: (object) =>
        ["containers", "initContainers"].reduce(
          (before, list) =>
            editValues(before, [...spec, list, "image"], (node) =>
              changes.reduce((image, change) => withImage(image, change), node),
            ) as YamlMapping,
          object,
        ),
    });
  });
}

function withImage(node: YamlNode, change: Readonly<Record<string, string>>): YamlNode {
  const { name, newName, newTag, digest, tagSuffix } = change;
  if (node.kind !== "scalar" || name === undefined) return node;
  const rest = node.text.slice(name.length);
  const parts = node.text.startsWith(name) ? /^(:[\w.{}-]*)?(@sha256:[\w.{}-]*)?$/.exec(rest) : null;
  if (parts === null) return node;
  const [, oldTag = "", oldDigest = ""] = parts;
  const tag =
    digest !== undefined
      ? `${newTag === undefined ? "" : `:${newTag}`}@${digest}`
      : newTag !== undefined
        ? `:${newTag}`
        : tagSuffix !== undefined && oldDigest === ""
          ? oldTag + tagSuffix
          : oldTag + oldDigest;
  const image = (newName ?? name) + tag;
  return image === node.text ? node : withText(node, image);
}

/** A mapping of strings that every object gets, or gets more of. */
export function addPairs(
  resource: Resource,
  pairs: YamlMapping,
  paths: readonly (readonly string[])[],
  id: number,
): Resource {
  if (paths.length === 0 || pairs.entries.length === 0) return resource;
  const entries = pairs.entries.map((entry): YamlEntry => {
    return { ...entry, origin: { document: id, basis: "kustomization", holder: pairs.span } };
  });
  return withStep(resource, {
    key: `p${id}:${pairs.span.start}:${paths.length}`,
    document: id,
    apply: (object) =>
      paths.reduce(
        (before, path) => entries.reduce((changed, entry) => setEntry(changed, path, entry), before),
        object,
      ),
  });
}
