import type { YamlMapping, YamlSequence } from "../../yaml/tree.ts";
import { textAt } from "../treeEdit.ts";
import { applyJsonPatch, renames } from "./jsonPatch.ts";
import { listKeysOf } from "./listKeys.ts";
import { allNames, nameInTree, type Resource, renamed, unfollowed, withStep } from "./resource.ts";
import { effectiveNamespace, type Selector } from "./selector.ts";
import { mergePatch } from "./strategicMerge.ts";
import { withName } from "./transformers.ts";

/** A patch of a kustomization. */
export interface Patch {
  /** One for each document of it; null where it cannot be read. */
  readonly parts: readonly PatchPart[] | null;
  /** Null where it names none: then a merge patch acts on the object it names itself. */
  readonly target: Selector | "unreadable" | null;
  readonly allowsNameChange: boolean;
  readonly allowsKindChange: boolean;
}

export type PatchPart =
  | { readonly form: "merge"; readonly document: number; readonly root: YamlMapping }
  | { readonly form: "json"; readonly document: number; readonly root: YamlSequence };

/** The objects after a patch. Where it is not known what it does or to which, those that it may act on are not followed. */
export function applyPatch(resources: readonly Resource[], patch: Patch): readonly Resource[] {
  const { target, parts } = patch;
  if (target === "unreadable") return resources.map(unfollowed);
  const isMeant = (resource: Resource) => target === null || target.fits(resource);
  if (parts === null)
    return resources.map((resource) => (isMeant(resource) ? unfollowed(resource) : resource));
  return parts.reduce((before, part) => {
    // Kustomize refuses a JSON patch that does not say what it acts on.
    if (part.form === "json" && target === null) return before;
    const acts = target === null && part.form === "merge" ? namedBy(part.root, before) : isMeant;
    return before.flatMap((resource) => {
      const answer = acts(resource);
      if (answer === false) return [resource];
      if (answer === "maybe") return [unfollowed(resource)];
      return part.form === "json" ? [withJson(resource, part)] : withMerge(resource, part, patch);
    });
  }, resources);
}

/**
 * The object that a merge patch names, by any of the names it had. Kustomize demands the same version and namespace as well and
 * fails otherwise; somebody has a reason for the patch, so nothing is concluded from an object that nearly fits.
 */
function namedBy(
  patch: YamlMapping,
  resources: readonly Resource[],
): (resource: Resource) => boolean | "maybe" {
  const apiVersion = textAt(patch, "apiVersion");
  const kind = textAt(patch, "kind");
  const name = textAt(patch, "metadata", "name");
  const namespace = effectiveNamespace(textAt(patch, "metadata", "namespace"));
  const isNear = ({ source, ...resource }: Resource) =>
    source.kind === kind && allNames({ source, ...resource }).some((each) => each.name === name);
  const isExact = (resource: Resource) =>
    isNear(resource) &&
    apiVersion === apiVersionOf(resource) &&
    allNames(resource).some((each) => each.name === name && effectiveNamespace(each.namespace) === namespace);
  const exact = resources.filter(isExact);
  if (exact.length === 1) return isExact;
  return (resource) => isNear(resource) && "maybe";
}

function apiVersionOf({ source: { group, version } }: Resource): string {
  return group === "" ? version : `${group}/${version}`;
}

function withJson(resource: Resource, { document, root }: PatchPart & { form: "json" }): Resource {
  const patched = withStep(resource, {
    key: `j${document}:${root.span.start}`,
    document,
    apply: (object) => applyJsonPatch(object, root, document, resource.document.id),
  });
  return renames(root) ? renamed(patched, nameInTree(patched)) : patched;
}

/** None where the patch deletes it. */
function withMerge(
  resource: Resource,
  { document, root }: PatchPart & { form: "merge" },
  patch: Patch,
): readonly Resource[] {
  if (textAt(root, "$patch") === "delete") return [];
  if (patch.allowsKindChange && textAt(root, "kind") !== resource.source.kind) return [unfollowed(resource)];
  const listKeys = listKeysOf(resource.source.group);
  const name = patch.allowsNameChange ? textAt(root, "metadata", "name") : null;
  const patched = withStep(resource, {
    key: `m${document}:${root.span.start}`,
    document,
    apply(object) {
      const merged = mergePatch(object, root, document, listKeys);
      return merged && name !== null ? withName(merged, name) : merged;
    },
  });
  return [name === null ? patched : renamed(patched, { ...patched.current, name })];
}
