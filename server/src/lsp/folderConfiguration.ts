import { configurationFileNames, isConfigurationFile } from "../core/workspace/configurationFile.ts";
import { parentUri } from "../host/canonicalUri.ts";
import type { Change } from "../languageService/api.ts";
import { changeOf } from "./changes.ts";
import type { Folder } from "./folder.ts";
import { readOrFail, takeFile } from "./indexing.ts";
import type { Session } from "./session.ts";

/**
 * Reads the configuration files that hold for everything in a folder: its own and, for a directory whose files are left out of
 * the workspace that it stands in, those of that workspace above it.
 */
export async function readConfiguration(
  session: Session,
  folder: Folder,
): Promise<readonly [string, Change][]> {
  const changed: [string, Change][] = [];
  for (const place of placesOf(session, folder)) {
    for (const name of configurationFileNames) {
      const uri = `${place}/${name}`;
      const buffer = session.documents.get(uri)?.content.getText();
      const result =
        buffer === undefined
          ? await readOrFail(session.files, uri, place)
          : { state: "text" as const, text: buffer };
      if (result.state !== "unreadable") changed.push([uri, takeFile(folder, uri, result)]);
    }
  }
  return changed;
}

/** What holds for a workspace holds for the files that it leaves out too, as soon as it is written. */
export function followConfiguration(session: Session): void {
  const { changes, folders } = session;
  changes.event(({ folder: changed, uris }) => {
    if (changed.kind !== "workspace" || !uris?.some(isConfigurationFile)) return;
    for (const folder of folders.all()) {
      if (folder.kind !== "directory" || folders.around(folder.uri) !== changed) continue;
      void folder.enqueue(async () => {
        const change = changeOf(folder, await readConfiguration(session, folder), "disk");
        if (change) changes.fire(change);
      });
    }
  });
}

/** From the outermost to the folder itself. */
function placesOf({ folders }: Session, folder: Folder): readonly string[] {
  if (folder.kind === "document") return [];
  const outer = folder.kind === "directory" ? folders.around(folder.uri) : undefined;
  const places = [folder.uri];
  for (let at = folder.uri; outer && at !== outer.uri; ) {
    at = parentUri(at);
    places.unshift(at);
  }
  return places;
}
