import type { Location } from "../text/span.ts";
import type { Field } from "../yaml/field.ts";

/** A kustomization file: which files are applied together, and the namespace they get. */
export interface Kustomization {
  /** The root mapping. */
  readonly at: Location;
  /** `Kustomization`, or `Component`, which only takes effect where another kustomization names it. */
  readonly kind: "Kustomization" | "Component";
  readonly namespace: Field<string>;
  /** `resources` and the legacy `bases`: relative paths of files and folders; URLs are remote and never read. */
  readonly resources: readonly Field<string>[];
  readonly components: readonly Field<string>[];
  /** Files named by `patchesStrategicMerge`, `patches[].path` and `patchesJson6902[].path`: partial objects, never applied alone. */
  readonly patchFiles: readonly Field<string>[];
  /** The names under `replicas`: workloads whose number of replicas it sets. */
  readonly replicas: readonly Field<string>[];
  /**
   * True where something else than a named patch file may change objects (inline patches, json patches, `replacements`,
   * `transformers`, `helmCharts`): what it does to an object is not known.
   */
  readonly rewrites: boolean;
}
