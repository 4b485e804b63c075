import { kindNames } from "../../kubernetes/apiKinds.ts";
import type { FileFacts } from "../../workspace/snapshot.ts";
import type { Field } from "../../yaml/field.ts";
import type { YamlNode } from "../../yaml/tree.ts";
import type { DocumentTrees } from "../documentTrees.ts";
import { fieldsOf, itemsAt, targetOf } from "./kustomizing.ts";
import { type Resource, unfollowed } from "./resource.ts";

/**
 * `configurations` teach the transformers of kustomize further fields. What they do there is not followed, so nothing is
 * concluded from objects of the kinds they name; mostly these are kinds that the product does not read.
 */
export function followConfigurations(
  resources: readonly Resource[],
  paths: readonly Field<string>[],
  folder: string,
  files: ReadonlyMap<string, FileFacts>,
  trees: DocumentTrees,
): readonly Resource[] {
  const kinds = new Set<string>();
  for (const path of paths) {
    const target = targetOf(folder, path);
    const documents = target === null ? undefined : files.get(target)?.documents;
    const roots = documents?.map((document) => trees.of(document)).filter((root) => root !== null) ?? [];
    if (roots.length === 0) return resources.map(unfollowed);
    for (const root of roots) for (const kind of kindsIn(root)) kinds.add(kind);
  }
  return resources.map((resource) =>
    kinds.has(resource.source.kind) || kinds.has(any) ? unfollowed(resource) : resource,
  );
}

/** A field of every kind. */
const any = "*";

function kindsIn(root: YamlNode): readonly string[] {
  if (root.kind !== "mapping") return [any];
  const used = new Set(kindNames());
  return root.entries.flatMap(({ key }) => {
    // Variables look like placeholders, which are unknown anyway.
    if (key === "varReference") return [];
    const specs = itemsAt(root, key);
    if (key !== "nameReference") return specs.map((spec) => fieldsOf(spec).kind ?? any);
    return specs.flatMap((reference) => {
      const { kind } = fieldsOf(reference);
      if (kind !== undefined && !used.has(kind)) return [];
      return reference.kind === "mapping"
        ? itemsAt(reference, "fieldSpecs").map((spec) => fieldsOf(spec).kind ?? any)
        : [any];
    });
  });
}
