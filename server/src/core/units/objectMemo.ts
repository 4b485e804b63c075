import type { Manifest } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import type { FileFacts } from "../workspace/snapshot.ts";

type Objects = readonly Effective<Manifest>[];

/**
 * What the snapshot before was made of, by what it was made from: effective objects, the values of charts. An edit reads only
 * what it touches again; everything else stays the same object.
 */
export interface ObjectMemo {
  /** The object made from a manifest alone, else a new one. */
  alone(manifest: Manifest, make: () => Effective<Manifest>): Effective<Manifest>;
  /** The objects of a file that is no part of a unit, else new ones. */
  ofFile(file: FileFacts, make: () => Objects): Objects;
  /**
   * What was made from the same inputs before, else a new one. `key` names the kind of thing and every input: the ids of
   * documents, which change with their texts, and whatever else decides.
   */
  kept<T>(key: string, make: () => T): T;
}

/** A memo for one snapshot; `next` gives the one for the snapshot after it, which forgets what this one did not use. */
export interface SnapshotMemo extends ObjectMemo {
  next(): SnapshotMemo;
}

export function createObjectMemo(
  previous: ReadonlyMap<string, unknown> = new Map(),
  standalone: WeakMap<Manifest, Effective<Manifest>> = new WeakMap(),
  files: WeakMap<FileFacts, Objects> = new WeakMap(),
): SnapshotMemo {
  const used = new Map<string, unknown>();
  return {
    alone(manifest, make) {
      const object = standalone.get(manifest) ?? make();
      standalone.set(manifest, object);
      return object;
    },
    ofFile(file, make) {
      const objects = files.get(file) ?? make();
      files.set(file, objects);
      return objects;
    },
    // A key is made for one type of thing, which the compiler cannot see.
    kept<T>(key: string, make: () => T): T {
      const made = (used.get(key) ?? previous.get(key) ?? make()) as T;
      used.set(key, made);
      return made;
    },
    // A snapshot that was never asked for its objects used none of them.
    next: () => createObjectMemo(used.size > 0 ? used : previous, standalone, files),
  };
}
