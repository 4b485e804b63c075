import type { Manifest } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";

/**
 * The effective objects of the snapshot before, by what they were made from. An edit reads only the objects it touches
 * again; all others stay the same objects.
 */
export interface ObjectMemo {
  /**
   * The object made from the same inputs before, else a new one. `key` names every input: the ids of documents, which change
   * with their texts, and whatever else decides.
   */
  kept(key: string, make: () => Effective<Manifest>): Effective<Manifest>;
}

/** A memo for one snapshot; `next` gives the one for the snapshot after it, which forgets what this one did not use. */
export interface SnapshotMemo extends ObjectMemo {
  next(): SnapshotMemo;
}

export function createObjectMemo(
  previous: ReadonlyMap<string, Effective<Manifest>> = new Map(),
): SnapshotMemo {
  const used = new Map<string, Effective<Manifest>>();
  return {
    kept(key, make) {
      const object = used.get(key) ?? previous.get(key) ?? make();
      used.set(key, object);
      return object;
    },
    // A snapshot that was never asked for its objects used none of them.
    next: () => createObjectMemo(used.size > 0 ? used : previous),
  };
}
