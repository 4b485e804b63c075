import { Utils } from "vscode-uri";
import type { ListedFile } from "../core/workspace/fileSource.ts";
import type { DirectoryAnswer } from "../protocol/files.ts";
import { canonicalUri, folderUri } from "./canonicalUri.ts";
import { isIgnoredFolder, isManifestFile, isVendoredCode } from "./manifestFiles.ts";

/**
 * The manifest files below a folder: first those of the folder itself (even when there are none), then those of each
 * folder below it, depth first, in the order of their names.
 */
export async function* walkFolder(
  folder: string,
  readDirectory: (uri: string) => Promise<DirectoryAnswer>,
): AsyncGenerator<readonly ListedFile[]> {
  const waiting = [canonicalUri(folder)];
  for (let uri = waiting.pop(); uri !== undefined; uri = waiting.pop()) {
    const here = folderUri(uri);
    const answer = await readDirectory(here.toString());
    if (answer.state === "unreadable") {
      yield [{ state: "unreadable", uri, detail: answer.detail }];
      continue;
    }
    const files = namesOf(answer, "file");
    if (isVendoredCode(Utils.basename(here), files)) continue;
    yield files
      .filter(isManifestFile)
      .map((name) => ({ state: "file", uri: Utils.joinPath(here, name).toString() }));
    const folders = namesOf(answer, "directory").filter((name) => !isIgnoredFolder(name));
    // The last one in is the next one out.
    for (const name of folders.reverse()) waiting.push(Utils.joinPath(here, name).toString());
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
