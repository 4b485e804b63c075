import type { Manifest } from "../kubernetes/manifest.ts";
import type { Effective } from "./effective.ts";

type Objects = readonly Effective<Manifest>[];

/**
 * A place in the table: what is known, and two words of it. Words are kept apart, because they are looked up thousands of times
 * for a keystroke, and a text put together of them would have to be read through each time.
 */
export type TableKey = readonly [aspect: string, first: string, second: string];

/** Objects by their keys, each list in the order of `objects`. */
export interface ObjectTable {
  readonly objects: Objects;
  get(...key: TableKey): Objects;
}

type Aspects = Map<string, Map<string, Map<string, Objects>>>;

const none: Objects = [];

/**
 * @param previous table of the objects before. Where some have taken the place of others without a change of keys, as typing
 * does it, all other lists of it are used again.
 */
export function createObjectTable(
  objects: Objects,
  keysOf: (object: Effective<Manifest>) => readonly TableKey[],
  previous: KnownTable | null,
): KnownTable {
  const replaced = previous && replacements(previous.objects, objects, keysOf);
  const aspects =
    previous && replaced ? exchange(previous.aspects, replaced, keysOf) : collect(objects, keysOf);
  return {
    objects,
    aspects,
    get: (aspect, first, second) => aspects.get(aspect)?.get(first)?.get(second) ?? none,
  };
}

/** A table with what the next one is made from. */
export interface KnownTable extends ObjectTable {
  readonly aspects: Aspects;
}

type KeysOf = Parameters<typeof createObjectTable>[1];

function collect(objects: Objects, keysOf: KeysOf): Aspects {
  const aspects: Aspects = new Map();
  for (const object of objects) {
    for (const [aspect, first, second] of keysOf(object)) {
      const lists = below(below(aspects, aspect), first) as Map<string, Effective<Manifest>[]>;
      const found = lists.get(second);
      if (found) found.push(object);
      else lists.set(second, [object]);
    }
  }
  return aspects;
}

function below<K, V>(map: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const found = map.get(key);
  if (found) return found;
  const made = new Map<string, V>();
  map.set(key, made);
  return made;
}

/** Which objects stand in place of which; null where more than that is different. */
function replacements(before: Objects, after: Objects, keysOf: KeysOf) {
  if (before.length !== after.length) return null;
  const replaced = new Map<Effective<Manifest>, Effective<Manifest>>();
  for (const [place, object] of after.entries()) {
    const old = before[place];
    if (old === undefined || old === object) continue;
    if (!sameKeys(keysOf(old), keysOf(object))) return null;
    replaced.set(old, object);
  }
  return replaced;
}

function sameKeys(a: readonly TableKey[], b: readonly TableKey[]): boolean {
  return a.length === b.length && a.every((key, number) => key.every((word, i) => word === b[number]?.[i]));
}

/** A copy of what the replaced objects stand in; everything else is shared with the table before. */
function exchange(
  before: Aspects,
  replaced: ReadonlyMap<Effective<Manifest>, Effective<Manifest>>,
  keysOf: KeysOf,
): Aspects {
  const aspects: Aspects = new Map(before);
  const own = new Set<unknown>();
  const copied = <V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> => {
    const found = map.get(key);
    if (found && own.has(found)) return found;
    const copy = new Map(found);
    own.add(copy);
    map.set(key, copy);
    return copy;
  };
  for (const old of replaced.keys()) {
    for (const [aspect, first, second] of keysOf(old)) {
      const lists = copied(copied(aspects, aspect), first);
      const list = lists.get(second) ?? none;
      if (own.has(list)) continue;
      const changed = list.map((object) => replaced.get(object) ?? object);
      own.add(changed);
      lists.set(second, changed);
    }
  }
  return aspects;
}
