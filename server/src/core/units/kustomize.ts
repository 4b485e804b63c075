import type { Kustomization } from "../kubernetes/kustomization.ts";
import type { Manifest } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import type { FileFacts } from "../workspace/snapshot.ts";
import { folderOf, relativeTo, resolveRelative } from "../workspace/uriPath.ts";
import { type Field, valueOf } from "../yaml/field.ts";
import { appliedName, appliedNamespace } from "./readEffective.ts";
import type { UnitInput, UnitObjects } from "./unitStage.ts";

/** One way in which a kustomization root applies a file. */
export interface Inclusion {
  /** URI of the root's kustomization file. */
  readonly root: string;
  /** The namespace given on the way, the outermost that gives one. */
  readonly namespace: Field<string> | null;
  /** Files of patches that act on the way. */
  readonly patches: readonly string[];
  /** Something on the way may change any object. */
  readonly rewrites: boolean;
  /** Names of workloads whose number of replicas is set on the way; null for one that cannot be read. */
  readonly scaled: readonly (string | null)[];
}

/** How the kustomizations of a workspace put its files together. */
export interface RenderUnits {
  /** The inclusions of each file that any root applies, in the order of the roots. */
  readonly inclusions: ReadonlyMap<string, readonly Inclusion[]>;
  /** Files that are only patches: their objects are partial and never applied alone. */
  readonly patchFiles: ReadonlySet<string>;
}

/** What a kustomization changes in the objects it applies. */
type Changes = Pick<Inclusion, "patches" | "rewrites" | "scaled">;

/** A component outside of the workspace may change anything. */
const unseen: Changes = { patches: [], rewrites: true, scaled: [] };

/** Kustomize itself gives up on cycles; here a folder that includes itself is simply not entered twice. */
const MAX_DEPTH = 30;

/** Kustomizations: a root with everything it includes is one unit. */
export function kustomizeStage({ files, root, memo }: UnitInput): UnitObjects {
  const units = findRenderUnits(files);
  const objects = new Map<string, readonly Effective<Manifest>[]>();
  for (const [uri, ways] of units.inclusions) {
    if (units.patchFiles.has(uri)) continue;
    const folder = folderOf(uri);
    const manifests = files.get(uri)?.documents.flatMap((document) => document.manifests) ?? [];
    objects.set(
      uri,
      manifests.flatMap((manifest) =>
        ways.map((way) => {
          const namespace = givenNamespace(manifest, way.namespace);
          const object: Effective<Manifest> = {
            manifest,
            source: manifest,
            uri,
            folder,
            unit: way.root,
            variant: ways.length > 1 ? relativeTo(root, folderOf(way.root)) : null,
            name: manifest.type === "namespace" ? namespace : appliedName(manifest),
            namespace,
            patched: isPatched(manifest, way, files),
            scaled: way.scaled.some((name) => name === null || name === valueOf(manifest.name)),
          };
          const at = [manifest.at.document, manifest.at.span.start, way.root, object.variant];
          return memo.kept(
            JSON.stringify([...at, object.patched, object.scaled, object.namespace]),
            () => object,
          );
        }),
      ),
    );
  }
  return { claimed: new Set([...units.patchFiles, ...objects.keys()]), objects };
}

/** Kustomize's `namespace` replaces the one of every object, and renames Namespace objects themselves. */
function givenNamespace(manifest: Manifest, given: Field<string> | null): Field<string> {
  if (given === null) return appliedNamespace(manifest);
  return given.state === "known" ? { ...given, basis: "kustomization" } : given;
}

/** A patch file acts on objects of its kind. Which of them is not followed. */
function isPatched(manifest: Manifest, way: Inclusion, files: ReadonlyMap<string, FileFacts>): boolean {
  if (way.rewrites) return true;
  return way.patches.some((uri) => {
    const patches = files.get(uri)?.documents.flatMap((document) => document.manifests);
    return (
      patches === undefined || patches.length === 0 || patches.some(({ kind }) => kind === manifest.kind)
    );
  });
}

/** Finds the roots — kustomizations that no other includes — and what each applies. */
export function findRenderUnits(files: ReadonlyMap<string, FileFacts>): RenderUnits {
  const byFolder = kustomizationsByFolder(files);
  const included = new Set<string>();
  const patchFiles = new Set<string>();
  for (const [folder, { kustomization }] of byFolder) {
    for (const path of [...kustomization.resources, ...kustomization.components]) {
      const target = resolve(folder, path);
      if (target !== null && byFolder.has(target)) included.add(target);
    }
    for (const path of kustomization.patchFiles) {
      const target = resolve(folder, path);
      if (target !== null) patchFiles.add(target);
    }
  }
  const inclusions = new Map<string, Inclusion[]>();
  for (const [folder, { uri, kustomization }] of byFolder) {
    if (included.has(folder) || kustomization.kind === "Component") continue;
    collect(folder, { root: uri, namespace: null, patches: [], rewrites: false, scaled: [] }, new Set(), 0);
  }
  return { inclusions, patchFiles };

  function collect(folder: string, outer: Inclusion, visited: Set<string>, depth: number): void {
    const here = byFolder.get(folder);
    if (here === undefined || visited.has(folder) || depth > MAX_DEPTH) return;
    visited.add(folder);
    const way = through(outer, folder, here.kustomization);
    for (const path of [...here.kustomization.resources, ...here.kustomization.components]) {
      const target = resolve(folder, path);
      if (target === null) continue;
      if (byFolder.has(target)) collect(target, way, visited, depth + 1);
      else if (files.has(target)) include(target, way);
    }
  }

  function through(way: Inclusion, folder: string, kustomization: Kustomization): Inclusion {
    const changes = changesOf(folder, kustomization, 0);
    return {
      root: way.root,
      namespace:
        way.namespace ?? (kustomization.namespace.state === "absent" ? null : kustomization.namespace),
      patches: changes.patches.length > 0 ? [...way.patches, ...changes.patches] : way.patches,
      rewrites: way.rewrites || changes.rewrites,
      scaled: changes.scaled.length > 0 ? [...way.scaled, ...changes.scaled] : way.scaled,
    };
  }

  /** The changes of a component act on everything that the kustomization naming it applies. */
  function changesOf(folder: string, kustomization: Kustomization, depth: number): Changes {
    const patches = kustomization.patchFiles.map((path) => resolve(folder, path));
    let rewrites = kustomization.rewrites || patches.includes(null) || depth > MAX_DEPTH;
    const found = patches.filter((uri) => uri !== null);
    const scaled = kustomization.replicas.map((name) => valueOf(name));
    for (const path of rewrites ? [] : kustomization.components) {
      const target = resolve(folder, path);
      const component = target === null ? undefined : byFolder.get(target);
      const changes = component ? changesOf(target ?? "", component.kustomization, depth + 1) : unseen;
      found.push(...changes.patches);
      scaled.push(...changes.scaled);
      rewrites ||= changes.rewrites;
    }
    return { patches: found, rewrites, scaled };
  }

  function include(uri: string, way: Inclusion): void {
    const ways = inclusions.get(uri) ?? [];
    if (!ways.some((other) => other.root === way.root)) ways.push(way);
    inclusions.set(uri, ways);
  }
}

function kustomizationsByFolder(files: ReadonlyMap<string, FileFacts>) {
  const byFolder = new Map<string, { uri: string; kustomization: Kustomization }>();
  // In the order of their names, so that the order in which files were read has no say.
  const named = [...files].filter(([uri]) => /\/kustomization\.ya?ml$/i.test(uri));
  for (const [uri, file] of named.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kustomization = file.documents.find((document) => document.kustomization !== null)?.kustomization;
    if (kustomization) byFolder.set(folderOf(uri), { uri, kustomization });
  }
  return byFolder;
}

function resolve(folder: string, path: Field<string>): string | null {
  const text = valueOf(path);
  return text === null ? null : resolveRelative(folder, text);
}
