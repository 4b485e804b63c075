import type { Manifest } from "../kubernetes/manifest.ts";
import { readEffectiveManifests } from "../kubernetes/readManifests.ts";
import type { DocumentId } from "../text/span.ts";
import type { Effective } from "../workspace/effective.ts";
import type { Field } from "../yaml/field.ts";
import type { TextOf } from "../yaml/fieldReader.ts";
import type { YamlNode } from "../yaml/tree.ts";

/** What only the stage knows of an object. */
export type UnitPlace = Pick<
  Effective<Manifest>,
  "uri" | "folder" | "unit" | "variant" | "parts" | "patched"
>;

/**
 * An object as it will be applied, from its effective tree. `root` is the mapping of one object and stands in `document`;
 * parts with an `Origin` stand elsewhere. `source` is the same object as its document says it: it gives the name that
 * messages use, because it is the one that people see in front of them. Where the tree has become something that is no
 * manifest any more, the source speaks and proves nothing.
 */
export function readEffective(
  root: YamlNode,
  document: DocumentId,
  source: Manifest,
  place: UnitPlace,
  textOf: TextOf,
): Effective<Manifest> {
  const [found] = readEffectiveManifests(root, document, textOf);
  const applied = found?.kind === source.kind && found.type === source.type ? found : null;
  const manifest = applied ?? source;
  return {
    ...place,
    manifest: { ...manifest, name: source.name },
    source,
    name: appliedName(manifest),
    namespace: appliedNamespace(manifest),
    patched: place.patched || applied === null,
  };
}

/** The name that others join by. */
export function appliedName(manifest: Manifest): Field<string> {
  return manifest.name;
}

/** A Namespace is found where it is its own. */
export function appliedNamespace(manifest: Manifest): Field<string> {
  return manifest.type === "namespace" ? manifest.name : manifest.namespace;
}
