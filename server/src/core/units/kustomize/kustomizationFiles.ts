import type { Kustomization } from "../../kubernetes/kustomization.ts";
import type { DocumentFacts, FileFacts } from "../../workspace/snapshot.ts";
import { folderOf, isKustomizationFile } from "../../workspace/uriPath.ts";

/** The kustomization of a folder. */
export interface KustomizationFile {
  readonly uri: string;
  readonly folder: string;
  /** Null where the file cannot be read. */
  readonly kustomization: Kustomization | null;
  readonly document: DocumentFacts | null;
  /** As far as it is kept; empty otherwise. */
  readonly text: string;
}

/** The kustomizations of a workspace by their folders, in the order of their names, so that the order in which files were read has no say. */
export function kustomizationFiles(
  files: ReadonlyMap<string, FileFacts>,
): ReadonlyMap<string, KustomizationFile> {
  const found = new Map<string, KustomizationFile>();
  const named = [...files.keys()].filter(isKustomizationFile).sort();
  for (const uri of named) {
    const folder = folderOf(uri);
    const documents = files.get(uri)?.documents ?? [];
    const document = documents.find(({ kustomization }) => kustomization !== null);
    const isBroken = documents.some(({ skipped }) => skipped !== null);
    // A file of that name which holds something else, or nothing, is none.
    if (document === undefined && !isBroken) continue;
    // Kustomize refuses a folder with two; the first one speaks.
    if (found.has(folder)) continue;
    found.set(folder, {
      uri,
      folder,
      document: document ?? null,
      kustomization: document?.kustomization ?? null,
      text: (document ?? documents.find(({ text }) => text !== null))?.text ?? "",
    });
  }
  return found;
}
