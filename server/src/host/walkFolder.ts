import { Utils } from "vscode-uri";
import type { LeftOut, ListedFile } from "../core/workspace/fileSource.ts";
import type { DirectoryAnswer } from "../protocol/files.ts";
import { canonicalUri, folderUri } from "./canonicalUri.ts";
import { ignoreFile, isIgnoredFolder, isManifestFile, isVendoredCode } from "./manifestFiles.ts";

/** How a walk reads: the entries of a folder, and the text of a file, empty where it cannot be read. */
export interface FolderReader {
  directory(uri: string): Promise<DirectoryAnswer>;
  text(uri: string): Promise<string>;
}

interface Waiting {
  readonly uri: string;
  /** The names from the folder of the walk on. */
  readonly path: readonly string[];
}

/**
 * The manifest files below a folder: first those of the folder itself (even when there are none), then those of each
 * folder below it, depth first, in the order of their names.
 *
 * @param leftOut learns what the `.gitignore` files say on the way; without it they do not count
 * @param accepts by its name, whether a file is wanted
 */
export async function* walkFolder(
  folder: string,
  read: FolderReader,
  leftOut?: LeftOut,
  accepts: (name: string) => boolean = isManifestFile,
): AsyncGenerator<readonly ListedFile[]> {
  const waiting: Waiting[] = [{ uri: canonicalUri(folder), path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { uri, path } = next;
    const here = folderUri(uri);
    const answer = await read.directory(here.toString());
    if (answer.state === "unreadable") {
      yield [{ state: "unreadable", uri, reason: "denied", detail: answer.detail }];
      continue;
    }
    const files = namesOf(answer, "file");
    if (isVendoredCode(Utils.basename(here), files)) continue;
    if (leftOut && files.includes(ignoreFile))
      leftOut.learn(path, await read.text(Utils.joinPath(here, ignoreFile).toString()));
    const isWanted = (name: string, isFolder: boolean) =>
      (isFolder ? !isIgnoredFolder(name) : accepts(name)) && !leftOut?.isLeftOut([...path, name], isFolder);
    yield [
      ...files
        .filter((name) => isWanted(name, false))
        .map((name) => ({ state: "file", uri: Utils.joinPath(here, name).toString() }) as const),
      ...answer.entries.flatMap(({ name, kind, obstacle: detail }): readonly ListedFile[] => {
        if (detail === undefined || !isWanted(name, kind === "directory")) return [];
        return [{ state: "unreadable", uri: Utils.joinPath(here, name).toString(), reason: "other", detail }];
      }),
    ];
    const folders = namesOf(answer, "directory").filter((name) => isWanted(name, true));
    // The last one in is the next one out.
    for (const name of folders.reverse())
      waiting.push({ uri: Utils.joinPath(here, name).toString(), path: [...path, name] });
  }
}

function namesOf(answer: DirectoryAnswer & { state: "entries" }, kind: "file" | "directory"): string[] {
  return answer.entries
    .filter((entry) => entry.kind === kind && entry.obstacle === undefined)
    .map((entry) => entry.name)
    .sort(byCodeUnits);
}

/** An order that does not depend on the user's language. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
