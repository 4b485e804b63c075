import type { DocumentFacts, Snapshot } from "../core/workspace/snapshot.ts";

/** What a template prints rests on files that have not been read yet, so that nothing it leaves open is open for good. */
export function isStillOpen({ masked }: DocumentFacts, { complete }: Snapshot): boolean {
  return masked !== null && !complete;
}
