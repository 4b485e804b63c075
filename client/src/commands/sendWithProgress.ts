import type * as vscode from "vscode";
import { notificationText } from "../../../server/src/protocol/notificationText.ts";
import type { Server } from "../server.ts";

/** Sends a request that takes long, and shows its work-done progress in one of the editor's own, which can be cancelled. */
export async function sendWithProgress<R>(
  server: Server,
  request: string,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<R | null> {
  const client = await server.ready();
  const workDoneToken = `${request}-${Date.now()}`;
  let percent = 0;
  const listening = server.onProgress(workDoneToken, ({ percentage, message }) => {
    const increment = Math.max(0, (percentage ?? percent) - percent);
    percent += increment;
    progress.report({ increment, ...(message ? { message: notificationText(message) } : {}) });
  });
  try {
    return await client.sendRequest<R | null>(request, { workDoneToken }, token);
  } finally {
    listening.dispose();
  }
}
