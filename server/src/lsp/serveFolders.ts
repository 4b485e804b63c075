import type { InitializeParams, WorkspaceFoldersChangeEvent } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { type ServerStatus, statusNotification } from "../protocol/status.ts";
import type { Configuration } from "./configuration.ts";
import type { Folder } from "./folder.ts";
import { followConfiguration, readConfiguration } from "./folderConfiguration.ts";
import { indexFolder } from "./indexing.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { withinMilliseconds } from "./timing.ts";

/**
 * Opens the workspace folders, and reads each one in the background: its settings first, then its files. Gives the
 * function that begins with it, once the client can be asked things.
 */
export function serveFolders(
  session: Session,
  { configure }: Configuration,
  params: InitializeParams,
): () => void {
  const { folders, connection, log, client } = session;
  const reading = announceReading(session);
  let started = false;

  async function index(folder: Folder): Promise<void> {
    const finished = reading();
    await folder.enqueue(async (closed) => void (await indexFolder(session, folder, closed)));
    finished();
  }
  const begin = runSafely(log, "Opening a folder", undefined, async (folder: Folder) => {
    await configureFromFiles(session, folder);
    await configure(folder);
    await index(folder);
  });

  folders.onOpened((folder) => void (started && begin(folder)));
  folders.onReshaped((folder) => void index(folder));
  followConfiguration(session);
  folders.replace(initialFolders(params), []);
  connection.onShutdown(() => {
    for (const folder of folders.all()) folder.close();
  });
  return () => {
    started = true;
    for (const folder of folders.all()) void begin(folder);
    if (client.workspaceFolders) followFolders(session);
  };
}

/** Milliseconds after which a file that does not come is taken to be none. */
const patience = 1000;

/** The configuration of the folder itself stands before the first answer, so that no finding shows up that it switches off. */
async function configureFromFiles(session: Session, folder: Folder): Promise<void> {
  const read = runSafely(session.log, "Reading the configuration", undefined, async () => {
    await readConfiguration(session, folder);
  });
  await withinMilliseconds(patience, read());
}

function followFolders({ connection, folders, documents, log }: Session): void {
  connection.workspace.onDidChangeWorkspaceFolders(
    runSafely(log, "Changing folders", undefined, ({ added, removed }: WorkspaceFoldersChangeEvent) => {
      const uris = (list: readonly { readonly uri: string }[]) => list.map(({ uri }) => uri);
      folders.replace(uris(added), uris(removed));
      documents.reassign();
    }),
  );
}

/** Older clients name one root, the oldest ones as a path. */
function initialFolders({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [URI.file(rootPath).toString()] : [];
}

/** Tells clients that show it when the first folder begins to be read, and when the last one has been. */
function announceReading({ client, connection }: Session): () => () => void {
  let count = 0;
  function tell(): void {
    const status: ServerStatus = { indexing: count > 0 };
    if (client.options.showsStatus) void connection.sendNotification(statusNotification, status);
  }
  return () => {
    if (++count === 1) tell();
    return () => {
      if (--count === 0) tell();
    };
  };
}
