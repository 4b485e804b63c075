import { defaultSettings, everywhere, type Settings, type SettingsSource } from "../settings.ts";
import { createDocumentTrees, type DocumentTrees } from "../units/documentTrees.ts";
import { createObjectMemo, type SnapshotMemo } from "../units/objectMemo.ts";
import { createSnapshot } from "./createSnapshot.ts";
import { createFileTable, type FileTable } from "./fileTable.ts";
import { readFile } from "./readFile.ts";
import type { FileFacts, Snapshot } from "./snapshot.ts";
import { createSnapshotMemory, type SnapshotMemory } from "./snapshotMemory.ts";

/**
 * The files of one folder as facts. The only thing in `core` that changes; every answer comes from an immutable
 * `snapshot()` of it.
 */
export interface Workspace {
  /**
   * The text of a file, new or changed. Only documents whose text changed are parsed again. True when anything did.
   * `textBefore` is the text of the last update, where the caller has kept it.
   */
  update(uri: string, text: string, textBefore?: string | null): boolean;
  /** True when the file was known. */
  remove(uri: string): boolean;
  configure(settings: SettingsSource): void;
  /** Whether every file of the folder has been seen. */
  setComplete(complete: boolean): void;
  /** The facts of one file now, without the cost of a snapshot. */
  file(uri: string): FileFacts | undefined;
  isComplete(): boolean;
  /** The state now; the same object until something changes. */
  snapshot(): Snapshot;
  /** A copy that can be changed without changing this one. Costs as much as the number of files, not their size. */
  fork(): Workspace;
}

/** @param root URI of the folder. */
export function createWorkspace(root: string, settings: Settings = defaultSettings): Workspace {
  return withState({
    root,
    settings: everywhere(settings),
    complete: false,
    files: createFileTable(),
    ids: { last: 0 },
    revision: 0,
    trees: createDocumentTrees(),
    memo: createObjectMemo(),
    memory: createSnapshotMemory(),
  });
}

interface State {
  readonly root: string;
  settings: SettingsSource;
  complete: boolean;
  readonly files: FileTable;
  /** Shared with forks, so that no two documents ever have the same id. */
  readonly ids: { last: number };
  revision: number;
  /** Shared with forks: trees are told apart by the ids of their documents. */
  readonly trees: DocumentTrees;
  memo: SnapshotMemo;
  /** Shared with forks: it is asked by objects, which are theirs too. */
  readonly memory: SnapshotMemory;
}

function withState(state: State): Workspace {
  let current: Snapshot | undefined;
  const changed = () => {
    state.revision++;
    current = undefined;
  };
  return {
    update(uri, text, textBefore = null) {
      const previous = state.files.get(uri);
      if (previous?.template && previous.template.text === text) return false;
      const file = readFile(uri, text, previous, () => ++state.ids.last, textBefore);
      if (previous !== undefined && isSame(previous, file)) return false;
      state.files.set(uri, file);
      changed();
      return true;
    },
    remove(uri) {
      if (!state.files.delete(uri)) return false;
      changed();
      return true;
    },
    configure(settings) {
      state.settings = settings;
      changed();
    },
    setComplete(complete) {
      if (state.complete === complete) return;
      state.complete = complete;
      changed();
    },
    file: (uri) => state.files.get(uri),
    isComplete: () => state.complete,
    snapshot() {
      if (current === undefined) {
        state.memo = state.memo.next();
        current = createSnapshot({ ...state, files: state.files.now() });
      }
      return current;
    },
    fork() {
      return withState({ ...state, files: createFileTable(state.files.now()) });
    },
  };
}

/** Of a text without any document only one that is of no use has no lines that could differ. */
function isSame(a: FileFacts, b: FileFacts): boolean {
  return (
    (b.documents.length > 0 || a.lines === b.lines) &&
    a.unused === b.unused &&
    a.template?.text === b.template?.text &&
    a.documents.length === b.documents.length &&
    a.documents.every((document, i) => document === b.documents[i])
  );
}
