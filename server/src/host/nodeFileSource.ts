import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readFileSync,
  type Stats,
  statSync,
} from "node:fs";
import { type FileHandle, lstat, open, readdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { URI } from "vscode-uri";
import type { FileSource, FileVersion, ListedFile, ReadResult } from "../core/workspace/fileSource.ts";
import { type DirectoryAnswer, type DirectoryEntry, whyNotText, whyTooLarge } from "../protocol/files.ts";
import { folderUri } from "./canonicalUri.ts";
import { isOfVersion, versionOf } from "./fileVersion.ts";
import { ignoredByGit } from "./gitignore.ts";
import { type FolderReader, walkFolder } from "./walkFolder.ts";

/**
 * Files of the disk, by `file:` URIs. Listing never follows a symbolic link: what it points to inside the folder is
 * listed under its own name, and what stands outside is not part of the workspace; so loops cannot arise either.
 *
 * `mayWait`: nobody else waits for this process, as with a command line. It reads small files at one go, which takes a
 * fifth of the time, and waits for a named pipe (`podgrace scan <(helm template .)`). A server must do neither: a disk may be
 * far away, and nobody may ever write to the pipe.
 */
export function createNodeFileSource({ mayWait = true }: { readonly mayWait?: boolean } = {}): FileSource {
  const readPath = mayWait ? readPatiently : async (path: string) => (await readAside(path)).result;
  return {
    list: (folder, leftOut) => walkFolder(folder, reader, leftOut),
    leftOutOf: ignoredByGit,
    async read(uri, below) {
      const file = URI.parse(uri).fsPath;
      if (below !== undefined && (await isBehindLink(file, folderUri(below).fsPath)))
        return { state: "missing" };
      return readPath(file).catch(whyNot);
    },
    async readAgain(uri, version) {
      const file = URI.parse(uri).fsPath;
      if (version !== null && (await isOfVersion(file, version))) return { state: "unchanged" };
      const { result, version: found } = await readAside(file).catch((error: unknown) => ({
        result: whyNot(error),
        version: null,
      }));
      return { ...result, version: found };
    },
  };
}

/** Whether a symbolic link leads from a folder to a file below it. */
async function isBehindLink(file: string, folder: string): Promise<boolean> {
  for (let each = file; each.length > folder.length; each = dirname(each)) {
    const facts = await lstat(each).catch(() => null);
    if (facts?.isSymbolicLink()) return true;
  }
  return false;
}

/** The files of a folder of the disk, of any ending, that git does not ignore. */
export async function* listUnignored(
  folder: string,
  accepts?: (name: string) => boolean,
): AsyncGenerator<readonly ListedFile[]> {
  yield* walkFolder(folder, reader, await ignoredByGit(folder), accepts);
}

const reader: FolderReader = {
  directory: readFolder,
  text: (uri) => readFile(URI.parse(uri).fsPath, "utf8").catch(() => ""),
};

async function readFolder(uri: string): Promise<DirectoryAnswer> {
  try {
    const folder = URI.parse(uri).fsPath;
    const entries = (await readdir(folder, { withFileTypes: true })).flatMap(entryOf);
    return { state: "entries", entries: await withObstacles(entries, folder) };
  } catch (error) {
    // Removed since its parent was read.
    if (codeOf(error) === "ENOENT") return { state: "entries", entries: [] };
    return { state: "unreadable", detail: detailOf(error) };
  }
}

function entryOf(entry: Dirent): readonly DirectoryEntry[] {
  if (entry.isFile()) return [{ name: entry.name, kind: "file" }];
  return entry.isDirectory() ? [{ name: entry.name, kind: "directory" }] : [];
}

/** What stands for bytes that are no text, as decoders write it. */
const noText = "\ufffd";

/**
 * A name of a disk is any bytes, and on Windows any UTF-16, but a URI and a message hold text. What has another name cannot be
 * opened by the one that it is shown under; left out without a word it would be taken for checked.
 */
async function withObstacles(
  entries: readonly DirectoryEntry[],
  folder: string,
): Promise<readonly DirectoryEntry[]> {
  const shown = entries.map((entry) => ({ ...entry, name: entry.name.replace(/\p{Surrogate}/gu, noText) }));
  if (!shown.some(({ name }) => name.includes(noText))) return entries;
  const real = await readdir(folder, { encoding: "buffer" });
  const asText = new Set(real.map(String).filter((name, at) => real[at]?.equals(Buffer.from(name))));
  return shown.map((entry) => (asText.has(entry.name) ? entry : { ...entry, obstacle: nameIsNoText }));
}

/** Why something cannot be reached whose name is no text. */
export const nameIsNoText = "its name is not UTF-8";

async function readPatiently(path: string): Promise<ReadResult> {
  if (statSync(path).isFIFO()) return textOf(await readFile(path));
  const file = openSync(path, constants.O_RDONLY | withoutWaiting);
  try {
    return refusal(fstatSync(file)) ?? textOf(readFileSync(file));
  } finally {
    closeSync(file);
  }
}

interface VersionedRead {
  readonly result: ReadResult;
  readonly version: FileVersion | null;
}

/** Without ever keeping others waiting. */
async function readAside(path: string): Promise<VersionedRead> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | withoutWaiting);
    const facts = await file.stat();
    const version = versionOf(facts, Date.now());
    return { result: refusal(facts) ?? textOf(await contentOf(file, facts.size)), version };
  } finally {
    await file?.close();
  }
}

/** What was there when it was opened. Reading to an end that is not known yet takes three more turns for each file. */
async function contentOf(file: FileHandle, size: number): Promise<Uint8Array> {
  // Files that the system makes up as they are read have no size.
  if (size === 0) return file.readFile();
  const bytes = new Uint8Array(size);
  let end = 0;
  while (end < size) {
    const { bytesRead } = await file.read(bytes, end, size - end, end);
    if (bytesRead === 0) break;
    end += bytesRead;
  }
  return bytes.subarray(0, end);
}

/** Otherwise opening a named pipe waits until somebody writes to it. Windows has neither. */
const withoutWaiting = constants.O_NONBLOCK ?? 0;

/** Why a file is not read at all; null where it is. */
function refusal(facts: Stats): ReadResult | null {
  if (!facts.isFile()) return { state: "unreadable", reason: "other", detail: "it is not a regular file" };
  const detail = whyTooLarge(facts.size);
  return detail === null ? null : { state: "unreadable", reason: "too-large", detail };
}

function textOf(bytes: Uint8Array): ReadResult {
  const detail = whyNotText(bytes);
  if (detail !== null) return { state: "unreadable", reason: "binary", detail };
  return { state: "text", text: new TextDecoder("utf-8").decode(bytes) };
}

function whyNot(error: unknown): ReadResult {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR") return { state: "missing" };
  const reason = code === "EACCES" || code === "EPERM" ? "denied" : "other";
  return { state: "unreadable", reason, detail: detailOf(error) };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** What went wrong, in words where the system has only a code. */
export function detailOf(error: unknown): string {
  const code = codeOf(error);
  return words[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}

const words: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "no such file or directory",
  EEXIST: "a file of this name is there already",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EISDIR: "it is a directory",
  ENOTDIR: "it is not a directory",
  ELOOP: "its symbolic links go round in circles",
  ENAMETOOLONG: "its path is too long",
  EMFILE: "too many files are open",
  EIO: "the disk cannot be read",
  // What opening a socket gives.
  ENXIO: "it is not a regular file",
};
