import type { Manifest } from "../kubernetes/manifest.ts";
import { differenceOf } from "../text/difference.ts";
import type { Effective } from "./effective.ts";

export type Objects = readonly Effective<Manifest>[];

/**
 * A place in the table: what is known, and two words of it. Words are kept apart, because they are looked up thousands of times
 * for a keystroke, and a text put together of them would have to be read through each time.
 */
export type TableKey = readonly [aspect: string, first: string, second: string];

/**
 * Objects by their keys, each list in the order of all objects, and who has read which list. The table stands at the objects of one
 * snapshot at a time. Moving it to those of another costs what differs between the two, and tells the readers of the lists that
 * differ: so an edit costs what rests on it.
 */
export interface ObjectTable {
  moveTo(objects: Objects): void;
  /** Of the objects it stands at. A reader is told as soon as the list is another one. */
  read(key: TableKey, reader: Reader | null): Objects;
  /** Lets one reader read what the other has read. */
  follow(reader: Reader, other: Reader): void;
  /** Nothing is told to this reader any more. */
  release(reader: Reader): void;
}

/** Something that was computed from lists. */
export interface Reader {
  /** False as soon as one of the lists is another one. */
  holds: boolean;
  readonly cells: Cell[];
}

/** A list, and who has read it. */
interface Cell {
  readonly key: TableKey;
  objects: Objects;
  /** Null as long as nobody does. */
  readers: Set<Reader> | null;
}

/** @param onGone told of what no longer exists: an object, or a list that has become another one. */
export function createObjectTable(
  keysOf: (object: Effective<Manifest>) => readonly TableKey[],
  onGone: (gone: object) => void,
): ObjectTable {
  const cells = createCells();
  let current: Objects = [];

  function moveTo(objects: Objects): void {
    if (objects === current) return;
    const { gone, came } = differenceOf(current, objects);
    current = objects;
    const arriving = new Map<Cell, Effective<Manifest>[]>();
    const arrivingAt = (key: TableKey) => {
      const cell = cells.at(key);
      const known = arriving.get(cell) ?? [];
      arriving.set(cell, known);
      return known;
    };
    for (const object of gone) for (const key of keysOf(object)) arrivingAt(key);
    for (const object of came) for (const key of keysOf(object)) arrivingAt(key).push(object);
    const isGone = new Set(gone);
    const inOrder = ordering(objects);
    const replaced = [...arriving].map(([cell, added]) => {
      const before = cell.objects;
      const stayed = before.filter((object) => !isGone.has(object));
      const isMixed = stayed.length > 0 && added.length > 0;
      const all = stayed.concat(added);
      cell.objects = isMixed ? inOrder(all) : all;
      return { cell, before };
    });
    // Only when all lists are right: a cell that nobody reads any more goes as soon as it is empty.
    for (const { cell, before } of replaced) {
      onGone(before);
      for (const reader of [...(cell.readers ?? [])]) release(reader);
      cells.dropIfEmpty(cell);
    }
    for (const object of gone) onGone(object);
  }

  function release(reader: Reader): void {
    if (!reader.holds) return;
    reader.holds = false;
    for (const cell of reader.cells) {
      cell.readers?.delete(reader);
      cells.dropIfEmpty(cell);
    }
  }

  function readBy(reader: Reader, cell: Cell): void {
    cell.readers ??= new Set();
    if (cell.readers.has(reader)) return;
    cell.readers.add(reader);
    reader.cells.push(cell);
  }

  return {
    moveTo,
    read(key, reader) {
      if (reader === null) return cells.find(key)?.objects ?? none;
      const cell = cells.at(key);
      readBy(reader, cell);
      return cell.objects;
    },
    follow(reader, other) {
      for (const cell of other.cells) readBy(reader, cell);
    },
    release,
  };
}

const none: Objects = [];

/** Sorts some of the objects as all of them are. */
function ordering(all: Objects): (some: Objects) => Objects {
  let places: ReadonlyMap<Effective<Manifest>, number> | undefined;
  return (some) => {
    places ??= new Map(all.map((object, place) => [object, place]));
    const placeOf = (object: Effective<Manifest>) => places?.get(object) ?? 0;
    return [...some].sort((a, b) => placeOf(a) - placeOf(b));
  };
}

type Words = Map<string, Map<string, Cell>>;

/** Keys are not unpacked: that makes an object at each step, thousands of times for a keystroke. */
function createCells() {
  const aspects = new Map<string, Words>();
  const find = (key: TableKey) => aspects.get(key[0])?.get(key[1])?.get(key[2]);
  return {
    find,
    /** Made where there is none. */
    at(key: TableKey): Cell {
      const cells = below(below(aspects, key[0]), key[1]);
      const found = cells.get(key[2]);
      if (found) return found;
      const cell: Cell = { key, objects: none, readers: null };
      cells.set(key[2], cell);
      return cell;
    },
    dropIfEmpty(cell: Cell): void {
      const { key, objects, readers } = cell;
      if (readers?.size === 0) cell.readers = null;
      if (objects.length > 0 || cell.readers !== null) return;
      aspects.get(key[0])?.get(key[1])?.delete(key[2]);
    },
  };
}

function below<K, V>(map: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const found = map.get(key);
  if (found) return found;
  const made = new Map<string, V>();
  map.set(key, made);
  return made;
}
