import * as vscode from "vscode";

/** Milliseconds for which the status bar says that it is done. */
const noticeMilliseconds = 4000;

/** Puts the text of a fix that happens outside of the editor (a `kubectl` command) on the clipboard. */
export async function copyText(text: unknown): Promise<void> {
  if (typeof text !== "string") return;
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Podgrace: copied to the clipboard"), noticeMilliseconds);
}
