import { changeOf } from "./changes.ts";
import type { OpenDocument } from "./documents.ts";
import { reads } from "./folder.ts";
import { readOrFail } from "./indexing.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";

/** Keeps the buffers; what is closed falls back to the file on the disk. */
export function serveDocuments(session: Session): void {
  const { connection, documents, log } = session;
  connection.onDidOpenTextDocument(runSafely(log, "Opening a document", undefined, documents.open));
  connection.onDidChangeTextDocument(runSafely(log, "Editing a document", undefined, documents.change));
  connection.onDidCloseTextDocument(
    runSafely(log, "Closing a document", undefined, (params) => {
      const document = documents.close(params);
      if (document) fallBack(session, document);
    }),
  );
}

function fallBack(session: Session, { uri, folder }: OpenDocument): void {
  const { documents, changes, files, folders } = session;
  void folder.enqueue(async () => {
    const result = reads(folder, uri) ? await readOrFail(files, uri, folder.uri) : undefined;
    // Opened again meanwhile: the buffer counts.
    if (documents.has(uri)) return;
    const text = result?.state === "text" ? result.text : null;
    const change = changeOf(folder, [[uri, folder.service.close(uri, text)]], "disk");
    if (change) changes.fire(change);
  });
  if (!documents.all().some((document) => document.folder === folder)) folders.drop(folder);
}
