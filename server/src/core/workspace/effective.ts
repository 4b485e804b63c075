import type { Manifest } from "../kubernetes/manifest.ts";
import type { DocumentId } from "../text/span.ts";
import type { Field } from "../yaml/field.ts";

/**
 * A manifest as it will be applied (ARCHITECTURE.md, "Objects are put together"). One manifest in a base has one effective
 * object for each kustomization root that includes it; a manifest outside of any has exactly one.
 */
export interface Effective<T extends Manifest> {
  /** As applied: its facts may stand in several documents. Only its name is the one that is written, which messages use. */
  readonly manifest: T;
  /** As the document says it. What variants of one manifest have in common. */
  readonly source: Manifest;
  /** URI of the file it stands in. */
  readonly uri: string;
  /** URI of the folder of that file. */
  readonly folder: string;
  /** URI of the root it is applied with (a kustomization, a chart); null outside of any. */
  readonly unit: string | null;
  /** What tells this effective object from its siblings in messages (`overlays/prod`); null where it has none. */
  readonly variant: string | null;
  /** The name as applied, by which objects join. */
  readonly name: Field<string>;
  /** The namespace as applied; that of a Namespace is its own name. */
  readonly namespace: Field<string>;
  /** Documents besides its own that it may hold parts of: patches, kustomizations, values. */
  readonly parts: readonly DocumentId[];
  /** It is changed in a way that is not followed: nothing it says or lacks is proven. */
  readonly patched: boolean;
  /** A template prints it on a condition that the default values of its chart do not fulfil; then `patched`, too. */
  readonly conditional?: boolean;
  /** Conditional, and all values that the files give the chart agree that it is not printed. */
  readonly switchedOff?: boolean;
  /** It is applied because of the default values of its chart. */
  readonly defaults?: boolean;
}
