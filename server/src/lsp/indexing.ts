import type { CancellationToken } from "vscode-languageserver";
import type { FileSource, FileVersion, LeftOut, ReadResult } from "../core/workspace/fileSource.ts";
import { parentUri } from "../host/canonicalUri.ts";
import type { Change } from "../languageService/api.ts";
import { changeOf } from "./changes.ts";
import { type Folder, reads } from "./folder.ts";
import type { Session } from "./session.ts";
import { pacer } from "./timing.ts";

/** How many files have been dealt with, of how many. */
export type Progress = (done: number, total: number) => void;

/** Reads at one time: enough to keep a disk or an editor busy, few enough to stop at once. */
const filesAtOnce = 16;

/**
 * More manifests than this are not a repository but a whole disk, opened by mistake. The rest is not read, and what
 * rests on absence is then never concluded.
 */
const mostFiles = 50_000;

/** Reads all files of a folder again and forgets those that are gone. True when it came to its end. */
export async function indexFolder(
  session: Session,
  folder: Folder,
  token: CancellationToken,
  progress: Progress = () => {},
): Promise<boolean> {
  const loosen = session.runtime.tightenHeap();
  try {
    return await readWhole(session, folder, token, progress);
  } finally {
    loosen();
  }
}

async function readWhole(
  session: Session,
  folder: Folder,
  token: CancellationToken,
  progress: Progress,
): Promise<boolean> {
  const leftOut = await session.files.leftOutOf(folder.uri);
  const listed = await listFiles(session, folder, leftOut, token);
  // A list that was cut short does not say which files are gone.
  if (token.isCancellationRequested) return false;
  folder.leaveOut(leftOut);
  session.documents.reassign();
  indexDirectoriesIn(session, folder);
  const changed: [string, Change][] = forgetOthers(session, folder, new Set(listed.uris));
  const pace = pacer(session.runtime.pause);
  for (let done = 0; done < listed.uris.length; done += filesAtOnce) {
    const some = listed.uris.slice(done, done + filesAtOnce);
    const results = await Promise.all(some.map((uri) => readIfChanged(session, folder, uri)));
    for (const [at, uri] of some.entries()) {
      await pace();
      if (token.isCancellationRequested) return false;
      const result = results[at];
      if (result !== undefined && result.state !== "unchanged") {
        changed.push([uri, takeFile(folder, uri, result, result.version)]);
      }
    }
    progress(Math.min(done + filesAtOnce, listed.uris.length), listed.uris.length);
  }
  if (token.isCancellationRequested) return false;
  changed.push([folder.uri, folder.service.setComplete(listed.all)]);
  const change = changeOf(folder, changed, "index");
  if (change) session.changes.fire(change);
  return true;
}

/** What lies beside a file that is left out may have been left out before, or be now. */
function indexDirectoriesIn(session: Session, workspace: Folder): void {
  if (workspace.kind !== "workspace") return;
  for (const folder of session.folders.all()) {
    if (folder.kind !== "directory" || session.folders.around(folder.uri) !== workspace) continue;
    void folder.enqueue(async (closed) => void (await indexFolder(session, folder, closed)));
  }
}

/** Only what the language service holds of a file can be used again. */
async function readIfChanged(session: Session, { service, versions }: Folder, uri: string) {
  const known = service.has(uri) ? (versions.get(uri) ?? null) : null;
  try {
    return await session.files.readAgain(uri, known);
  } catch (error) {
    return { ...failure(error), version: null };
  }
}

/** What was read of one file, handed to the language service. */
export function takeFile(
  { service, versions }: Folder,
  uri: string,
  result: ReadResult,
  version: FileVersion | null = null,
): Change {
  if (version === null || result.state !== "text") versions.delete(uri);
  else versions.set(uri, version);
  if (result.state === "text") return service.updateFromDisk(uri, result.text);
  const change = service.has(uri) ? service.remove(uri) : { file: false, others: false };
  if (result.state === "unreadable") service.skip(uri, result.reason, result.detail);
  return change;
}

/** A port that throws is a mistake, but one file must not cost the others. */
export async function readOrFail(files: FileSource, uri: string, below?: string): Promise<ReadResult> {
  try {
    return await files.read(uri, below);
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): ReadResult {
  const detail = error instanceof Error ? error.message : String(error);
  return { state: "unreadable", reason: "other", detail };
}

interface Listed {
  readonly uris: readonly string[];
  /** False when there were too many, or when the folder cannot be read at all. */
  readonly all: boolean;
}

async function listFiles(
  session: Session,
  folder: Folder,
  leftOut: LeftOut,
  token: CancellationToken,
): Promise<Listed> {
  const uris: string[] = [];
  if (folder.kind === "document") return { uris, all: true };
  for await (const files of session.files.list(folder.uri, leftOut)) {
    if (token.isCancellationRequested) break;
    for (const file of files) {
      if (file.state === "unreadable") {
        folder.service.skip(file.uri, file.reason, file.detail);
        if (file.uri === folder.uri) return { uris, all: false };
      } else if (isOwn(session, folder, file.uri)) uris.push(file.uri);
    }
    if (uris.length > mostFiles) {
      session.log(`${folder.uri} has more than ${mostFiles} manifest files, only the first ones are read.`);
      return { uris: uris.slice(0, mostFiles), all: false };
    }
    // Of a directory without a workspace, the first batch are its own files; those below it are not looked for.
    if (folder.kind === "directory") break;
  }
  return { uris, all: true };
}

function isOwn(session: Session, folder: Folder, uri: string): boolean {
  if (folder.kind === "directory") return parentUri(uri) === folder.uri;
  return session.folders.around(uri) === folder;
}

/** Forgets files that are no longer there; open documents stay, their buffers are all there is. */
function forgetOthers(session: Session, folder: Folder, listed: ReadonlySet<string>): [string, Change][] {
  return folder.service
    .files()
    .filter((uri) => !listed.has(uri) && reads(folder, uri) && !session.documents.has(uri))
    .map((uri) => [uri, folder.service.remove(uri)]);
}
