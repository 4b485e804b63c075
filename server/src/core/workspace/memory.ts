import type { Manifest } from "../kubernetes/manifest.ts";
import type { Effective } from "./effective.ts";
import { createObjectTable, type Objects, type Reader, type TableKey } from "./objectTable.ts";

/**
 * What was computed for each subject from the lists of an object table, kept as long as those lists stay as they are. So an edit
 * costs what rests on it, and the result is that of computing everything anew.
 */
export type Memory<K extends object, V> = WeakMap<K, Kept<V>>;

interface Kept<V> extends Reader {
  readonly value: V;
  readonly rest: readonly unknown[];
}

/** The objects of one snapshot, by their keys. */
export interface Source {
  get(...key: TableKey): Objects;
  /**
   * What was computed for the subject before, where the same again would come of it, else what `compute` gives. `rest` is what else
   * that depends on. `compute` must read only from the source that it is given, and not later than it returns; `subject` and
   * `rest` are compared by identity.
   */
  remember<K extends object, V>(
    memory: Memory<K, V>,
    subject: K,
    rest: readonly unknown[],
    compute: (source: Source) => V,
  ): V;
  /** What was computed for the subject does not count any more. */
  forget<K extends object>(memory: Memory<K, unknown>, subject: K): void;
}

/** Gives the source of each snapshot of a folder, and of copies of it; they share what is remembered. */
export function createSources(
  keysOf: (object: Effective<Manifest>) => readonly TableKey[],
): (objects: Objects) => Source {
  const memories = new Set<Memory<object, unknown>>();
  const table = createObjectTable(keysOf, (gone) => {
    for (const memory of memories) forget(memory, gone);
  });

  function forget<K extends object>(memory: Memory<K, unknown>, subject: K): void {
    const known = memory.get(subject);
    if (known === undefined) return;
    table.release(known);
    memory.delete(subject);
  }

  function sourceOf(objects: Objects, reader: Reader | null): Source {
    return {
      get(...key) {
        table.moveTo(objects);
        return table.read(key, reader);
      },
      remember<K extends object, V>(
        memory: Memory<K, V>,
        subject: K,
        rest: readonly unknown[],
        compute: (source: Source) => V,
      ): V {
        table.moveTo(objects);
        const known = memory.get(subject);
        if (known?.holds && isSame(known.rest, rest)) {
          if (reader !== null) table.follow(reader, known);
          return known.value;
        }
        forget(memory, subject);
        const kept: { -readonly [P in keyof Kept<V>]: Kept<V>[P] } = {
          holds: true,
          cells: [],
          // Until it is computed; nobody sees it before.
          value: undefined as V,
          rest: exact(rest),
        };
        kept.value = compute(sourceOf(objects, kept));
        kept.cells = exact(kept.cells);
        memory.set(subject, kept);
        memories.add(memory as Memory<object, unknown>);
        if (reader !== null) table.follow(reader, kept);
        return kept.value;
      },
      forget,
    };
  }

  return (objects) => sourceOf(objects, null);
}

/** An array that grew item by item keeps room for 16 more; there are tens of thousands. */
function exact<T>(list: readonly T[]): T[] {
  return list.slice();
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, number) => Object.is(item, b[number]));
}
