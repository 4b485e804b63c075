import { Utils } from "vscode-uri";
import type { ListedFile } from "../core/workspace/fileSource.ts";
import type { DirectoryAnswer } from "../protocol/files.ts";
import { canonicalUri, folderUri } from "./canonicalUri.ts";
import { isIgnoredFolder, isManifestFile, isVendoredCode } from "./manifestFiles.ts";

/** What a walk leaves out, seen from one folder. */
export interface LeftOut {
  isLeftOut(name: string, isFolder: boolean): boolean;
  /** The same seen from a folder in it; `files` are the names of its files. */
  enter(uri: string, files: readonly string[]): Promise<LeftOut>;
}

/**
 * The manifest files below a folder: first those of the folder itself (even when there are none), then those of each
 * folder below it, depth first, in the order of their names.
 *
 * @param accepts by its name, whether a file is wanted
 * @param above what is left out, seen from above the folder; null: nothing but what never is a manifest
 */
export async function* walkFolder(
  folder: string,
  readDirectory: (uri: string) => Promise<DirectoryAnswer>,
  accepts: (name: string) => boolean = isManifestFile,
  above: LeftOut | null = null,
): AsyncGenerator<readonly ListedFile[]> {
  const waiting: { uri: string; outer: LeftOut | null }[] = [{ uri: canonicalUri(folder), outer: above }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { uri, outer } = next;
    const here = folderUri(uri);
    const answer = await readDirectory(here.toString());
    if (answer.state === "unreadable") {
      yield [{ state: "unreadable", uri, detail: answer.detail }];
      continue;
    }
    const files = namesOf(answer, "file");
    if (isVendoredCode(Utils.basename(here), files)) continue;
    const rules = outer && (await outer.enter(here.toString(), files));
    yield files
      .filter((name) => accepts(name) && !rules?.isLeftOut(name, false))
      .map((name) => ({ state: "file", uri: Utils.joinPath(here, name).toString() }));
    const folders = namesOf(answer, "directory").filter(
      (name) => !isIgnoredFolder(name) && !rules?.isLeftOut(name, true),
    );
    // The last one in is the next one out.
    for (const name of folders.reverse())
      waiting.push({ uri: Utils.joinPath(here, name).toString(), outer: rules });
  }
}

function namesOf(answer: DirectoryAnswer & { state: "entries" }, kind: "file" | "directory"): string[] {
  return answer.entries
    .filter((entry) => entry.kind === kind)
    .map((entry) => entry.name)
    .sort(byCodeUnits);
}

/** An order that does not depend on the user's language. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
