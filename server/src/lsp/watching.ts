import {
  type CancellationToken,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  WatchKind,
} from "vscode-languageserver";
import { canonicalUri, isInside, parentUri } from "../host/canonicalUri.ts";
import { excludeFile, ignoreFile, isManifestFile } from "../host/manifestFiles.ts";
import type { Change } from "../languageService/api.ts";
import { changeOf } from "./changes.ts";
import { type Folder, reads } from "./folder.ts";
import { indexFolder, readOrFail, takeFile } from "./indexing.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { pacer } from "./timing.ts";

/** Follows what other programs do to the files of the folders. */
export function serveWatchedFiles(session: Session): void {
  const { connection, log } = session;
  connection.onDidChangeWatchedFiles(
    runSafely(log, "Changed files", undefined, (params) => takeEvents(session, params)),
  );
}

/**
 * Asks for events of manifests, and of everything that comes or goes: when a whole folder does, editors tell about the
 * folder alone.
 */
export function watchFiles({ connection, client, log }: Session): void {
  if (!client.registersWatchers) return;
  void runSafely(log, "Registering for changed files", undefined, async () => {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        {
          globPattern: "**/*.{yaml,yml,json,tpl}",
          kind: WatchKind.Create | WatchKind.Change | WatchKind.Delete,
        },
        {
          globPattern: `**/{Kustomization,.helmignore,${ignoreFile}}`,
          kind: WatchKind.Create | WatchKind.Change | WatchKind.Delete,
        },
        {
          globPattern: `**/${excludeFile}`,
          kind: WatchKind.Create | WatchKind.Change | WatchKind.Delete,
        },
        { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
      ],
    });
  })();
}

/** What happened last to each file or folder. */
type Events = Map<string, FileChangeType>;

function takeEvents({ folders, ...session }: Session, params: DidChangeWatchedFilesParams): void {
  const perFolder = new Map<Folder, Events>();
  for (const event of params.changes) {
    const uri = canonicalUri(event.uri);
    const folder = isIgnoring(uri) ? folders.around(uri) : folders.find(uri);
    if (!folder || !concerns(folder, uri, event.type)) continue;
    const events = perFolder.get(folder) ?? new Map();
    perFolder.set(folder, events.set(uri, event.type));
  }
  for (const [folder, events] of perFolder) {
    void folder.enqueue((closed) => followEvents({ folders, ...session }, folder, events, closed));
  }
}

/** A file that says what is left out. */
function isIgnoring(uri: string): boolean {
  return uri.endsWith(`/${ignoreFile}`) || uri.endsWith(`/${excludeFile}`);
}

function concerns(folder: Folder, uri: string, type: FileChangeType): boolean {
  // What stands in a folder that is left out itself is not looked at.
  if (isIgnoring(uri))
    return uri === `${folder.uri}/${excludeFile}` || !folder.leavesOut(parentUri(uri), true);
  if (reads(folder, uri)) return true;
  if (type === FileChangeType.Deleted) return folder.service.files().some((file) => isInside(file, uri));
  return type === FileChangeType.Created && mayBeFolder(folder, uri);
}

/** A name without a dot, of which nothing more is known, may be that of a folder that was moved here. */
function mayBeFolder(folder: Folder, uri: string): boolean {
  const name = uri.slice(parentUri(uri).length);
  return folder.kind === "workspace" && !name.includes(".") && !folder.leavesOut(uri, true);
}

async function followEvents(session: Session, folder: Folder, events: Events, closed: CancellationToken) {
  // A folder that came is found by listing again, together with everything else that changed.
  if ([...events.keys()].some(isIgnoring) || (await holdsManifests(session, events, closed))) {
    await indexFolder(session, folder, closed);
    return;
  }
  const pace = pacer(session.runtime.pause);
  const changed: [string, Change][] = [];
  for (const [uri, type] of events) {
    await pace();
    if (closed.isCancellationRequested) return;
    if (type === FileChangeType.Deleted) changed.push(...forgetBelow(session, folder, uri));
    else if (isManifestFile(uri))
      changed.push([uri, takeFile(folder, uri, await readOrFail(session.files, uri, folder.uri))]);
  }
  const change = changeOf(folder, changed, "disk");
  if (change) session.changes.fire(change);
}

/** True when one of the new things is a folder with manifests in it. */
async function holdsManifests(session: Session, events: Events, closed: CancellationToken): Promise<boolean> {
  for (const [uri, type] of events) {
    if (type !== FileChangeType.Created || isManifestFile(uri)) continue;
    for await (const files of session.files.list(uri)) {
      if (closed.isCancellationRequested) return false;
      if (files.some((file) => file.state === "file")) return true;
    }
  }
  return false;
}

/** Forgets a file, or all files of a folder. A buffer outlives its file. */
function forgetBelow({ documents }: Session, { service }: Folder, uri: string): [string, Change][] {
  const gone = service.files().filter((file) => isInside(file, uri) && !documents.has(file));
  return gone.map((file) => [file, service.remove(file)]);
}
