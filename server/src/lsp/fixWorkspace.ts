import type { CancellationToken } from "vscode-languageserver";
import type { FolderFix } from "../languageService/api.ts";
import { type FixWorkspaceAnswer, fixWorkspaceRequest } from "../protocol/fixWorkspace.ts";
import { currentText } from "./currentText.ts";
import type { Folder } from "./folder.ts";
import { indexFolder } from "./indexing.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { editToConfirm } from "./workspaceEdit.ts";

/** All preferred fixes of the workspace in one edit, which the client shows before it makes it. */
export function serveFixWorkspace(session: Session): void {
  const { connection, log } = session;
  const answer = runSafely(log, "Fixing the workspace", null, (token: CancellationToken) =>
    fixWorkspace(session, token),
  );
  connection.onRequest(fixWorkspaceRequest, (_: unknown, token: CancellationToken) => answer(token));
}

async function fixWorkspace(session: Session, token: CancellationToken): Promise<FixWorkspaceAnswer | null> {
  const texts = new Map<string, string>();
  const fixes: FolderFix[] = [];
  for (const folder of session.folders.scanned()) {
    await folder.configured;
    // What rests on other files is known only when all of them have been read, and as they are now.
    await folder.enqueue(async () => void (await indexFolder(session, folder, token)));
    if (token.isCancellationRequested) return null;
    session.documents.settle();
    fixes.push(await fixFolder(session, folder, texts));
  }
  const files = fixes.flatMap((fix) => fix.files);
  const { client, documents } = session;
  const context = { client, documents, origin: "", texts };
  const edit = files.length === 0 ? null : editToConfirm(files, context);
  const findings = fixes.reduce((sum, { applied }) => sum + applied.length, 0);
  return { edit, findings, files: files.length };
}

async function fixFolder(
  session: Session,
  { service }: Folder,
  texts: Map<string, string>,
): Promise<FolderFix> {
  const steps = service.fixFolder({ ...session.render, wanted: () => true });
  let step = steps.next();
  while (!step.done) {
    const text = await currentText(session, step.value);
    if (text !== null) texts.set(step.value, text);
    step = steps.next(text);
  }
  return step.value;
}
