import type { Manifest } from "../kubernetes/manifest.ts";
import type { Field } from "../yaml/field.ts";

/**
 * A manifest as it will be applied (design.md §4). One manifest in a base has one effective object for each
 * kustomization root that includes it; a manifest outside of any has exactly one.
 */
export interface Effective<T extends Manifest> {
  readonly manifest: T;
  /** URI of the file it stands in. */
  readonly uri: string;
  /** URI of the folder of that file. */
  readonly folder: string;
  /** URI of the kustomization root it is applied with; null outside of any. */
  readonly unit: string | null;
  /** What tells this effective object from its siblings in messages (`overlays/prod`); null where it has none. */
  readonly variant: string | null;
  /** The namespace as applied: that of the kustomization where it gives one, else the manifest's own. */
  readonly namespace: Field<string>;
  /** A kustomization changes this object in a way that is not followed: nothing it says or lacks is proven. */
  readonly patched: boolean;
  /** A kustomization sets its number of replicas, which the manifest then does not tell. */
  readonly scaled: boolean;
}
