import * as vscode from "vscode";
import type { WorkspaceEdit } from "vscode-languageclient";
import { type FixWorkspaceAnswer, fixWorkspaceRequest } from "../../../server/src/protocol/fixWorkspace.ts";
import type { Server } from "../server.ts";

/** Has the server fix what it can in all files, and makes that once the user has said so, all of it or what is ticked. */
export async function fixAllInWorkspace(server: Server): Promise<void> {
  const answer = await askForFixes(server);
  // Cancelled, or the server has said what went wrong.
  if (answer === null) return;
  const edit = answer.edit as WorkspaceEdit | null;
  if (edit === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Podgrace has nothing to fix in this workspace."),
    );
    return;
  }
  const wish = await askHow(answer);
  if (wish === null) return;
  const client = await server.ready();
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(
    wish === "all" ? withoutConfirmation(edit) : edit,
  );
  const isMade = await vscode.workspace.applyEdit(converted, { isRefactoring: true });
  if (!isMade && wish === "all")
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The files have changed meanwhile, so nothing was fixed. Try again."),
    );
}

async function askForFixes(server: Server): Promise<FixWorkspaceAnswer | null> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Podgrace: looking for fixes in the workspace"),
      cancellable: true,
    },
    async (_, token) => {
      const client = await server.ready();
      const answer = await client.sendRequest<FixWorkspaceAnswer | null>(fixWorkspaceRequest, {}, token);
      return token.isCancellationRequested ? null : answer;
    },
  );
}

/**
 * An extension can have VS Code show a preview only of changes that are to be confirmed, and then none of them is ticked, which
 * nothing on the screen says. So it is said before, and who wants all of them need not tick them one by one.
 */
async function askHow({ findings, files }: FixWorkspaceAnswer): Promise<"all" | "preview" | null> {
  const all = vscode.l10n.t("Fix All");
  const preview = vscode.l10n.t("Preview");
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t("Findings that Podgrace can fix here: {0}. Files to change: {1}.", findings, files),
    {
      modal: true,
      detail: vscode.l10n.t(
        "The preview shows each change. None of them is ticked at first: tick those that you want, then apply them.",
      ),
    },
    all,
    preview,
  );
  if (chosen === undefined) return null;
  return chosen === all ? "all" : "preview";
}

function withoutConfirmation({ changeAnnotations = {}, ...edit }: WorkspaceEdit): WorkspaceEdit {
  const annotations = Object.entries(changeAnnotations).map(([id, annotation]) => [
    id,
    { ...annotation, needsConfirmation: false },
  ]);
  return { ...edit, changeAnnotations: Object.fromEntries(annotations) };
}
