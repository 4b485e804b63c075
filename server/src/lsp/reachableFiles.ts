import type { FileSource } from "../core/workspace/fileSource.ts";
import { clientFileSource } from "../host/clientFileSource.ts";
import { createLeftOut } from "../host/leftOut.ts";

/** Files by whoever reaches them: this process those of the disk, the client all others, if it offered to. */
export interface ReachableFiles extends FileSource {
  canBeRead(uri: string): boolean;
}

export function reachableFiles(
  disk: FileSource | null,
  askClient: ((method: string, params: { readonly uri: string }) => Promise<unknown>) | null,
): ReachableFiles {
  const client = askClient && clientFileSource(askClient);
  const sourceOf = (uri: string) =>
    uri.startsWith("file:") && disk ? disk : withSiblings(uri) ? client : null;
  return {
    canBeRead: (uri) => sourceOf(uri) !== null,
    list: (folder, leftOut) => sourceOf(folder)?.list(folder, leftOut) ?? nothing(),
    leftOutOf: async (folder) => (await sourceOf(folder)?.leftOutOf(folder)) ?? createLeftOut("", false),
    read: async (uri, below) => (await sourceOf(uri)?.read(uri, below)) ?? { state: "missing" },
    readAgain: async (uri, version) =>
      (await sourceOf(uri)?.readAgain(uri, version)) ?? { state: "missing", version: null },
  };
}

/** An untitled document stands in no folder. */
function withSiblings(uri: string): boolean {
  return !uri.startsWith("untitled:");
}

async function* nothing(): AsyncGenerator<never> {}
