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
  /** The folder that is responsible for a file; undefined for one outside of all of them. */
  find(uri: string): Folder | undefined;
  /** The innermost workspace folder that something stands in, be it a part of it or left out. */
  around(uri: string): Folder | undefined;
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
    folders.get(keyOf({ kind, uri }))?.close();
    const folder = createFolder(kind, uri, createService(uri), log);
    folders.set(keyOf(folder), folder);
    opened.fire(folder);
    return folder;
  }

  function close(folder: Folder): void {
    folder.close();
    folders.delete(keyOf(folder));
  }

  function around(uri: string): Folder | undefined {
    const outer = [...folders.values()].filter(
      (folder) => folder.kind === "workspace" && contains(folder, uri),
    );
    return outer.sort((a, b) => b.uri.length - a.uri.length)[0];
  }

  /** What a workspace leaves out counts as if it stood outside: only what lies beside it can explain it. */
  function find(uri: string): Folder | undefined {
    const workspace = around(uri);
    if (workspace && !workspace.leavesOut(uri)) return workspace;
    return [...folders.values()].find((folder) => folder.kind !== "workspace" && contains(folder, uri));
  }

  return {
    all: () => [...folders.values()],
    scanned() {
      const workspace = [...folders.values()].filter((folder) => folder.kind === "workspace");
      return workspace.length > 0 ? workspace : [...folders.values()];
    },
    find,
    around,
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
      const fresh = wanted.filter((uri) => !folders.has(keyOf({ kind: "workspace", uri })));
      for (const uri of fresh) open("workspace", uri);
      for (const folder of folders.values()) {
        if (folder.kind !== "workspace" || fresh.includes(folder.uri)) continue;
        if ([...gone, ...fresh].some((uri) => isInside(uri, folder.uri))) reshaped.fire(folder);
      }
    },
    drop(folder) {
      if (folder.kind !== "workspace" && folders.get(keyOf(folder)) === folder) close(folder);
    },
    onOpened: opened.event,
    onReshaped: reshaped.event,
  };
}

/** A file that is left out may stand in the workspace folder itself, so that its directory is the same one. */
function keyOf({ kind, uri }: Pick<Folder, "kind" | "uri">): string {
  return `${kind} ${uri}`;
}
