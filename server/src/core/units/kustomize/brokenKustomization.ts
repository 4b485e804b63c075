import type { FileFacts } from "../../workspace/snapshot.ts";
import { isWithin, resolveRelative } from "../../workspace/uriPath.ts";
import type { KustomizationFile } from "./kustomizationFiles.ts";

/**
 * What a kustomization may mean that cannot be read at the moment: files and folders that its lines seem to name, and the files
 * below its folder that no other kustomization is nearer to. Somebody may be typing in it, and what it applies must not be taken
 * for loose meanwhile.
 */
export function targetsOfBroken(
  file: KustomizationFile,
  files: ReadonlyMap<string, FileFacts>,
  kustomizations: ReadonlyMap<string, KustomizationFile>,
): readonly string[] {
  const named = file.text.matchAll(pathInLine);
  const targets = [...named].flatMap(([, path = ""]) => resolveRelative(file.folder, path) ?? []);
  const folders = [...kustomizations.keys()].filter(
    (other) => other.length > file.folder.length && isWithin(other, file.folder),
  );
  const below = [...files.keys()].filter(
    (uri) =>
      uri !== file.uri && isWithin(uri, file.folder) && !folders.some((folder) => isWithin(uri, folder)),
  );
  return [...new Set([...targets, ...below])].filter(
    (target) => kustomizations.has(target) || files.has(target),
  );
}

/** An item of a list, or the value of `path`. */
const pathInLine = /(?:^|[\s[,])(?:-|path:|[[,])[ \t]*["']?([\w./-]+)/gm;
