import * as vscode from "vscode";
import type { WorkspaceEdit } from "vscode-languageclient";
import { type FixWorkspaceAnswer, fixWorkspaceRequest } from "../../../server/src/protocol/fixWorkspace.ts";
import type { Server } from "../server.ts";

/** Has the server fix what it can in all files, and lets the user look at it in the refactor preview first. */
export async function fixAllInWorkspace(server: Server): Promise<void> {
  const edit = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Podgrace: looking for fixes in the workspace"),
      cancellable: true,
    },
    async (_, token) => {
      const client = await server.ready();
      const answer = await client.sendRequest<FixWorkspaceAnswer | null>(fixWorkspaceRequest, {}, token);
      if (token.isCancellationRequested || !answer?.edit) return answer && null;
      return client.protocol2CodeConverter.asWorkspaceEdit(answer.edit as WorkspaceEdit, token);
    },
  );
  if (edit) await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  else if (edit === null)
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Podgrace has nothing to fix in this workspace."),
    );
}
