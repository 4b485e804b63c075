import type { Manifest, Namespace } from "../kubernetes/manifest.ts";
import { valueOf } from "../yaml/field.ts";
import type { Effective } from "./effective.ts";
import { nearest, pick, standsElsewhere } from "./nearness.ts";
import type { ObjectIndex } from "./objectIndex.ts";

/** The namespace in which an object is applied, as far as the files tell. */
export interface HomeNamespace {
  /** Null where no file says which one it is. */
  readonly name: string | null;
  /** Its manifest, where the workspace has exactly one for this name and place. */
  readonly manifest: Effective<Namespace> | null;
  /** There are manifests, but which labels they give the namespace cannot be told. */
  readonly ambiguous: boolean;
}

export function homeNamespace(object: Effective<Manifest>, index: ObjectIndex): HomeNamespace {
  const name = valueOf(object.namespace);
  if (name === null) return { name, manifest: null, ambiguous: false };
  const candidates = nearest(object, index.named("namespace", name), "cluster");
  const manifest = pick(object, candidates, gateLabelsOf)?.object ?? null;
  const ambiguous = manifest === null || manifest.patched || standsElsewhere(object, manifest);
  return { name, manifest, ambiguous: candidates.length > 0 && ambiguous };
}

/** What Namespace manifests of one name must have in common to be taken for the same. */
function gateLabelsOf(namespace: Namespace): string {
  return JSON.stringify(
    Object.entries(namespace.labels.entries)
      .filter(([key]) => key.includes("readiness-gate"))
      .map(([key, value]) => [key, valueOf(value)])
      .sort(),
  );
}
