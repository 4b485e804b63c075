import { Emitter, type Event } from "vscode-languageserver";
import { canonicalUri, isInside, parentUri } from "../host/canonicalUri.ts";
import { contains, createFolder, type Folder } from "./folder.ts";
import type { Log } from "./runSafely.ts";
import type { Runtime } from "./runtime.ts";

/** Which folder is responsible for which file. Each folder is a world of its own: nothing in one explains the other. */
export interface Folders {
  all(): readonly Folder[];
  /** What a scan reads: the workspace folders, or without any, the directories of the open files. */
  scanned(): readonly Folder[];
  /** The responsible folder, the innermost one; undefined for a file outside of all of them. */
  find(uri: string): Folder | undefined;
  /** The same for a document that was opened: where there is no folder one is made. */
  forDocument(uri: string): Folder;
  /** The client's workspace folders changed. */
  replace(added: readonly string[], removed: readonly string[]): void;
  /** Lets go of a folder that exists only for its documents. */
  drop(folder: Folder): void;
  readonly onOpened: Event<Folder>;
  /** Which files belong to this folder has changed, because a workspace folder in it came or went. */
  readonly onReshaped: Event<Folder>;
}

interface Surroundings {
  readonly createService: Runtime["createService"];
  readonly log: Log;
  /** False for documents without siblings, such as untitled ones. */
  readonly canBeRead: (uri: string) => boolean;
}

export function createFolders({ createService, log, canBeRead }: Surroundings): Folders {
  const folders = new Map<string, Folder>();
  const opened = new Emitter<Folder>();
  const reshaped = new Emitter<Folder>();

  function open(kind: Folder["kind"], uri: string): Folder {
    folders.get(uri)?.close();
    const folder = createFolder(kind, uri, createService(uri), log);
    folders.set(uri, folder);
    opened.fire(folder);
    return folder;
  }

  function close(folder: Folder): void {
    folder.close();
    folders.delete(folder.uri);
  }

  function find(uri: string): Folder | undefined {
    const responsible = [...folders.values()].filter((folder) => contains(folder, uri));
    return responsible.sort(workspaceThenInnermost)[0];
  }

  return {
    all: () => [...folders.values()],
    scanned() {
      const workspace = [...folders.values()].filter((folder) => folder.kind === "workspace");
      return workspace.length > 0 ? workspace : [...folders.values()];
    },
    find,
    forDocument(uri) {
      const found = find(uri);
      if (found) return found;
      return canBeRead(uri) ? open("directory", parentUri(uri)) : open("document", uri);
    },
    replace(added, removed) {
      const gone = new Set(removed.map(canonicalUri));
      const wanted = added.map(canonicalUri).filter((uri) => !gone.delete(uri));
      for (const folder of folders.values())
        if (folder.kind === "workspace" && gone.has(folder.uri)) close(folder);
      const fresh = wanted.filter((uri) => folders.get(uri)?.kind !== "workspace");
      for (const uri of fresh) open("workspace", uri);
      for (const folder of folders.values()) {
        if (folder.kind !== "workspace" || fresh.includes(folder.uri)) continue;
        if ([...gone, ...fresh].some((uri) => isInside(uri, folder.uri))) reshaped.fire(folder);
      }
    },
    drop(folder) {
      if (folder.kind !== "workspace" && folders.get(folder.uri) === folder) close(folder);
    },
    onOpened: opened.event,
    onReshaped: reshaped.event,
  };
}

function workspaceThenInnermost(a: Folder, b: Folder): number {
  const rank = (folder: Folder) => (folder.kind === "workspace" ? 1 : 0);
  return rank(b) - rank(a) || b.uri.length - a.uri.length;
}
