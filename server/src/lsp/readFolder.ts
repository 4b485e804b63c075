import type { CancellationToken } from "vscode-languageserver";
import type { Folder } from "./folder.ts";
import { indexFolder } from "./indexing.ts";
import type { Session } from "./session.ts";

/** Reads a folder again, after what is already waiting to be done with it. A cancelled scan does not wait. */
export async function readFolder(
  session: Session,
  folder: Folder,
  token: CancellationToken,
  report: (part: number, message: string) => void,
): Promise<void> {
  const stopped = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
  const read = folder.enqueue(async () => {
    if (token.isCancellationRequested) return;
    await indexFolder(session, folder, token, (done, total) => report(done / total, `${done} / ${total}`));
  });
  await Promise.race([read, stopped]);
}
