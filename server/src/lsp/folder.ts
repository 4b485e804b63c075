import { type CancellationToken, CancellationTokenSource } from "vscode-languageserver";
import type { FileVersion, LeftOut } from "../core/workspace/fileSource.ts";
import { isInside, parentUri } from "../host/canonicalUri.ts";
import { isIgnoredFolder, namesBelow, wouldBeListed } from "../host/manifestFiles.ts";
import type { LanguageService } from "../languageService/api.ts";
import { describe, type Log } from "./runSafely.ts";

/**
 * A part of the world with a language service of its own: a workspace folder, the directory of a file that stands in
 * none, or a document that stands nowhere (an untitled one).
 */
export interface Folder {
  readonly kind: "workspace" | "directory" | "document";
  /** Canonical; of a `document`, its own URI. */
  readonly uri: string;
  readonly service: LanguageService;
  /** Of the files whose text the service was given from the disk, and that may be as they were. */
  readonly versions: Map<string, FileVersion>;
  /** What git ignores in it, once it has been listed. */
  leaveOut(leftOut: LeftOut): void;
  /** True for what is no part of the workspace although it stands in its folder: what git ignores, and folders of tools. */
  leavesOut(uri: string, isFolder?: boolean): boolean;
  /** Work on its files, one job after another, so that an older text never overwrites a newer one. */
  enqueue(job: (closed: CancellationToken) => Promise<void>): Promise<void>;
  /** Its settings are there. */
  readonly configured: Promise<void>;
  markConfigured(): void;
  /** Stops its jobs. */
  close(): void;
}

export function createFolder(kind: Folder["kind"], uri: string, service: LanguageService, log: Log): Folder {
  const closing = new CancellationTokenSource();
  let last: Promise<void> = Promise.resolve();
  let markConfigured = () => {};
  const configured = new Promise<void>((resolve) => {
    markConfigured = resolve;
  });
  let ignored: LeftOut | null = null;
  return {
    kind,
    uri,
    service,
    versions: new Map(),
    leaveOut(leftOut) {
      ignored = leftOut;
    },
    leavesOut(file, isFolder = false) {
      if (kind !== "workspace") return false;
      const names = namesBelow(file, uri);
      if (names.slice(0, isFolder ? undefined : -1).some(isIgnoredFolder)) return true;
      return ignored?.leavesOut(names, isFolder) === true;
    },
    enqueue(job) {
      last = last
        .then(() => (closing.token.isCancellationRequested ? undefined : job(closing.token)))
        .catch((error: unknown) => log(`Reading ${uri} failed: ${describe(error)}`));
      return last;
    },
    configured,
    markConfigured: () => markConfigured(),
    close: () => closing.cancel(),
  };
}

/** True for what the folder reads from the disk by itself, as far as the name tells. */
export function reads(folder: Folder, uri: string): boolean {
  if (folder.kind === "document" || !wouldBeListed(uri, folder.uri)) return false;
  return folder.kind === "workspace" || parentUri(uri) === folder.uri;
}

/** True when a file stands in the folder, nested workspace folders aside. */
export function contains(folder: Folder, uri: string): boolean {
  if (folder.kind === "workspace") return isInside(uri, folder.uri);
  return folder.uri === (folder.kind === "directory" ? parentUri(uri) : uri);
}
