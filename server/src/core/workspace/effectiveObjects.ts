import type { Manifest } from "../kubernetes/manifest.ts";
import { type Field, valueOf } from "../yaml/field.ts";
import type { Effective } from "./effective.ts";
import type { Inclusion, RenderUnits } from "./kustomize.ts";
import type { FileFacts } from "./snapshot.ts";
import { folderOf, relativeTo } from "./uriPath.ts";

/** The objects of one file as they will be applied: one per manifest and kustomization root, else one per manifest. */
export function effectiveObjects(
  file: FileFacts,
  units: RenderUnits,
  files: ReadonlyMap<string, FileFacts>,
  root: string,
): readonly Effective<Manifest>[] {
  if (units.patchFiles.has(file.uri)) return [];
  const manifests = file.documents.flatMap((document) => document.manifests);
  if (manifests.length === 0) return [];
  const folder = folderOf(file.uri);
  const ways = units.inclusions.get(file.uri);
  if (ways === undefined) return manifests.map((manifest) => alone(file.uri, folder, manifest));
  return manifests.flatMap((manifest) =>
    ways.map((way) => ({
      manifest,
      uri: file.uri,
      folder,
      unit: way.root,
      variant: ways.length > 1 ? relativeTo(root, folderOf(way.root)) : null,
      namespace: appliedNamespace(manifest, way.namespace),
      patched: isPatched(manifest, way, files),
      scaled: way.scaled.some((name) => name === null || name === valueOf(manifest.name)),
    })),
  );
}

function alone(uri: string, folder: string, manifest: Manifest): Effective<Manifest> {
  return {
    manifest,
    uri,
    folder,
    unit: null,
    variant: null,
    namespace: appliedNamespace(manifest, null),
    patched: false,
    scaled: false,
  };
}

/** Kustomize's `namespace` replaces the one of every object, and renames Namespace objects themselves. */
function appliedNamespace(manifest: Manifest, given: Field<string> | null): Field<string> {
  const own = manifest.type === "namespace" ? manifest.name : manifest.namespace;
  if (given === null) return own;
  return given.state === "known" ? { ...given, basis: "kustomization" } : given;
}

/**
 * A patch file acts on objects of its kind. Which of them is not followed: a `target` may name others, and prefixes and
 * suffixes change the names that count.
 */
function isPatched(manifest: Manifest, way: Inclusion, files: ReadonlyMap<string, FileFacts>): boolean {
  if (way.rewrites) return true;
  return way.patches.some((uri) => {
    const patches = files.get(uri)?.documents.flatMap((document) => document.manifests);
    return (
      patches === undefined || patches.length === 0 || patches.some(({ kind }) => kind === manifest.kind)
    );
  });
}
