import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { DocumentFacts, Snapshot } from "../core/workspace/snapshot.ts";

/** A manifest of a document as it is applied, in all its variants; of a patch, the objects it acts on. */
export function appliedFrom(
  manifest: Manifest,
  { id }: DocumentFacts,
  uri: string,
  snapshot: Snapshot,
): readonly Effective<Manifest>[] {
  const own = snapshot.objects(uri).filter((object) => object.source === manifest);
  if (own.length > 0) return own;
  return snapshot.changedBy(id).filter(({ source }) => source.type === manifest.type);
}
