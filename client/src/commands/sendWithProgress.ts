import type * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { notificationText } from "../../../server/src/protocol/notificationText.ts";

/** Sends a request that takes long, and shows its work-done progress in one of the editor's own, which can be cancelled. */
export async function sendWithProgress<R>(
  client: BaseLanguageClient,
  request: string,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<R | null> {
  const { WorkDoneProgress } = await import("vscode-languageclient");
  const workDoneToken = `${request}-${Date.now()}`;
  let percent = 0;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind !== "report") return;
    const increment = Math.max(0, (value.percentage ?? percent) - percent);
    percent += increment;
    progress.report({ increment, ...(value.message ? { message: notificationText(value.message) } : {}) });
  });
  try {
    return await client.sendRequest<R | null>(request, { workDoneToken }, token);
  } finally {
    listening.dispose();
  }
}
