import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";

/** The names of all variants of the manifest that an object is made from. */
export type VariantsOf = (object: Effective<Manifest>) => ReadonlySet<string>;

const none: ReadonlySet<string> = new Set();

/** Each file is looked through once, because a base may have hundreds of overlays. */
export function variantsIn(snapshot: Snapshot): VariantsOf {
  const files = new Map<string, ReadonlyMap<Manifest, ReadonlySet<string>>>();
  return ({ source, uri, variant }) => {
    if (variant === null) return none;
    const known = files.get(uri) ?? bySource(snapshot.objects(uri));
    files.set(uri, known);
    return known.get(source) ?? none;
  };
}

function bySource(objects: readonly Effective<Manifest>[]): ReadonlyMap<Manifest, ReadonlySet<string>> {
  const variants = new Map<Manifest, Set<string>>();
  for (const { source, variant } of objects) {
    if (variant === null) continue;
    const names = variants.get(source);
    if (names) names.add(variant);
    else variants.set(source, new Set([variant]));
  }
  return variants;
}
