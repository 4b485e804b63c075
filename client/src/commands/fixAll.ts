import * as vscode from "vscode";
import { fixAllKind } from "../../../server/src/protocol/commands.ts";
import { notificationText } from "../../../server/src/protocol/notificationText.ts";
import type { LastManifest } from "../lastManifest.ts";

/** Applies all preferred fixes of the file that people work on, as one step that can be undone. */
export async function fixAll(lastManifest: LastManifest): Promise<void> {
  const document = (await lastManifest.bring())?.document;
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a Kubernetes manifest first."));
    return;
  }
  const { uri, version } = document;
  const edit = await fixAllEdit(document);
  if (!edit) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Podgrace has nothing to fix in this file."));
    return;
  }
  // What was typed meanwhile is not in the edit.
  if (document.version === version) await vscode.workspace.applyEdit(edit, { isRefactoring: false });
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t("{0} has changed. Try again.", notificationText(uri.path)),
    );
}

async function fixAllEdit(document: vscode.TextDocument): Promise<vscode.WorkspaceEdit | undefined> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    whole,
    fixAllKind,
    // Resolves this many, so that the edit is there.
    1,
  );
  return actions.find(({ kind }) => kind?.value === fixAllKind)?.edit;
}
