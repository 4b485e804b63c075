import { noLines } from "../text/lineIndex.ts";
import type { FileFacts } from "./snapshot.ts";

/** The files of a folder at one moment. */
export interface Files {
  /** URIs of all of them, sorted. */
  readonly uris: readonly string[];
  /** Those that something is kept of, in the same order. */
  readonly used: ReadonlyMap<string, FileFacts>;
  get(uri: string): FileFacts | undefined;
}

/** The files of a folder now. */
export interface FileTable {
  get(uri: string): FileFacts | undefined;
  set(uri: string, file: FileFacts): void;
  /** True when the file was known. */
  delete(uri: string): boolean;
  now(): Files;
}

/** Files that moments share as long as none of them changes. */
interface Layer {
  files: Map<string, FileFacts>;
  isShared: boolean;
}

/**
 * Of a large folder most files are of no use, and only one changes at a time: those of no use stand apart, so that an edit does not
 * copy them.
 */
export function createFileTable(before: Files | null = null): FileTable {
  const used: Layer = { files: new Map(before?.used), isShared: false };
  const unused: Layer = { files: new Map(), isShared: false };
  for (const uri of before?.uris ?? []) {
    const file = before?.get(uri);
    if (file !== undefined && !used.files.has(uri)) unused.files.set(uri, file);
  }
  let uris: readonly string[] | null = before?.uris ?? null;
  let current: Files | null = null;

  function change(layer: Layer, uri: string, file: FileFacts | undefined): void {
    const isKnown = layer.files.has(uri);
    if (!isKnown && file === undefined) return;
    if (layer.isShared) layer.files = new Map(layer.files);
    layer.isShared = false;
    if (file === undefined) layer.files.delete(uri);
    else layer.files.set(uri, file);
    if (isKnown !== (file !== undefined)) uris = null;
  }

  function put(uri: string, file: FileFacts | undefined): void {
    const isOfUse = file !== undefined && file.lines !== noLines;
    change(used, uri, isOfUse ? file : undefined);
    change(unused, uri, isOfUse ? undefined : file);
    current = null;
  }

  function sortedUris(): readonly string[] {
    const sorted = [...used.files.keys(), ...unused.files.keys()].sort();
    const before = used.files;
    used.files = new Map();
    for (const uri of sorted) {
      const file = before.get(uri);
      if (file !== undefined) used.files.set(uri, file);
    }
    return sorted;
  }

  return {
    get: (uri) => used.files.get(uri) ?? unused.files.get(uri),
    set: put,
    delete(uri) {
      const isKnown = used.files.has(uri) || unused.files.has(uri);
      if (isKnown) put(uri, undefined);
      return isKnown;
    },
    now() {
      if (current !== null) return current;
      uris ??= sortedUris();
      used.isShared = true;
      unused.isShared = true;
      const [kept, left] = [used.files, unused.files];
      current = { uris, used: kept, get: (uri) => kept.get(uri) ?? left.get(uri) };
      return current;
    },
  };
}
