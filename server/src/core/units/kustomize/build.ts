import { fieldReader } from "../../yaml/fieldReader.ts";
import type { UnitInput } from "../unitStage.ts";
import { targetsOfBroken } from "./brokenKustomization.ts";
import { followConfigurations } from "./configurations.ts";
import type { KustomizationFile } from "./kustomizationFiles.ts";
import { itemsAt, targetOf } from "./kustomizing.ts";
import { addAnnotations, addLabels } from "./labels.ts";
import { withNameReferences } from "./nameReferences.ts";
import { applyPatch } from "./patch.ts";
import { strategicMergePatches, targetedPatches } from "./readPatches.ts";
import { hideReplaced } from "./replacements.ts";
import { type Resource, resourcesOf, unfollowed } from "./resource.ts";
import { addAffixes, setImages, setNamespace, setReplicas } from "./transformers.ts";

/** Builds kustomizations; what a folder gives is built once, however many overlays use it. */
export interface Builder {
  /** What `kustomize build` would give for a folder, of the kinds the product reads. */
  build(folder: string): readonly Resource[];
}

export function createBuilder(
  { files, trees, isThere }: UnitInput,
  kustomizations: ReadonlyMap<string, KustomizationFile>,
): Builder {
  const built = new Map<string, readonly Resource[]>();

  /** `folders` are those being built, outermost first: kustomize refuses cycles, here a folder is simply not entered twice. */
  function accumulated(folder: string, folders: readonly string[]): readonly Resource[] {
    if (folders.includes(folder)) return [];
    const known = built.get(folder);
    if (known !== undefined) return known;
    const resources = accumulate(folder, [], [...folders, folder]);
    built.set(folder, resources);
    return resources;
  }

  function accumulate(
    folder: string,
    before: readonly Resource[],
    folders: readonly string[],
  ): readonly Resource[] {
    const file = kustomizations.get(folder);
    if (file === undefined) return before;
    const { kustomization } = file;
    if (kustomization === null) return [...before, ...resourcesOfBroken(file, folders)].map(unfollowed);
    const included = kustomization.resources.flatMap((path) => resourcesAt(targetOf(folder, path), folders));
    const resources = withoutRepetition([...before, ...included]);
    const withComponents = kustomization.components.reduce((sofar, path) => {
      const target = targetOf(folder, path);
      const component = target === null ? undefined : kustomizations.get(target);
      if (component === undefined || component.kustomization === null) return sofar.map(unfollowed);
      if (folders.includes(component.folder)) return sofar;
      return accumulate(component.folder, sofar, [...folders, component.folder]);
    }, resources);
    return transformed(file, withComponents);
  }

  function resourcesAt(target: string | null, folders: readonly string[]): readonly Resource[] {
    if (target === null) return [];
    if (kustomizations.has(target)) return accumulated(target, folders);
    return (files.get(target)?.documents ?? []).flatMap((document) => resourcesOf(target, document, trees));
  }

  function resourcesOfBroken(file: KustomizationFile, folders: readonly string[]): readonly Resource[] {
    const targets = targetsOfBroken(file, files, kustomizations);
    return withoutRepetition(targets.flatMap((target) => resourcesAt(target, folders)));
  }

  /** In the order of kustomize (api/internal/target, configureBuiltinTransformers). */
  function transformed(file: KustomizationFile, resources: readonly Resource[]): readonly Resource[] {
    const { document, folder } = file;
    const configurations = file.kustomization?.configurations ?? [];
    const root = document && trees.of(document);
    if (document === null || root?.kind !== "mapping") return resources.map(unfollowed);
    const read = fieldReader(document.id);
    const source = { read, root: read.root(root), document, folder, files, trees, isThere };
    const at = { root, id: document.id };
    let result = strategicMergePatches(source).reduce(applyPatch, resources);
    result = targetedPatches(source, "patches").reduce(applyPatch, result);
    result = setNamespace(result, at);
    result = addAffixes(result, at);
    result = addLabels(result, at);
    result = addAnnotations(result, at);
    result = targetedPatches(source, "patchesJson6902").reduce(applyPatch, result);
    result = setReplicas(result, at);
    result = setImages(result, at);
    result = hideReplaced(result, at);
    result = followConfigurations(result, configurations, folder, files, trees);
    // They are programs, or transformers of kustomize with a configuration of their own.
    return itemsAt(root, "transformers").length > 0 ? result.map(unfollowed) : result;
  }

  return { build: (folder) => withNameReferences(accumulated(folder, [])) };
}

/** Two ways to the same object give it once; kustomize refuses them. */
function withoutRepetition(resources: readonly Resource[]): readonly Resource[] {
  const seen = new Map<string, Resource>();
  for (const resource of resources) {
    const { current, document, source } = resource;
    const id = JSON.stringify([document.id, source.at.span.start, current.name, current.namespace]);
    if (!seen.has(id)) seen.set(id, resource);
  }
  return [...seen.values()];
}
