import type { Location } from "../text/span.ts";
import type { Field } from "../yaml/field.ts";

/** A kustomization file: which files are applied together. What it changes in them is read from its tree (core/units). */
export interface Kustomization {
  /** The root mapping. */
  readonly at: Location;
  /** `Kustomization`, or `Component`, which only takes effect where another kustomization names it. */
  readonly kind: "Kustomization" | "Component";
  /** `resources` and the legacy `bases`: relative paths of files and folders; URLs are remote and never read. */
  readonly resources: readonly Field<string>[];
  readonly components: readonly Field<string>[];
  /** Files that teach the transformers of kustomize further fields. */
  readonly configurations: readonly Field<string>[];
  /** Files named by `patchesStrategicMerge`, `patches[].path` and `patchesJson6902[].path`: partial objects, never applied alone. */
  readonly patchFiles: readonly Field<string>[];
}
