import * as vscode from "vscode";
import { configurationTextRequest } from "../../../server/src/protocol/configuration.ts";
import { notificationText } from "../../../server/src/protocol/notificationText.ts";
import type { Server } from "../server.ts";

/** The names under which a configuration is found. */
const names = [".podgrace.yaml", ".podgrace.yml"] as const;

/** Writes a commented configuration file into a workspace folder and opens it; one that is there is opened as it is. */
export async function createConfiguration(server: Server): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const existing = await existingIn(folder.uri);
  if (existing) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        "{0} exists already, and stays as it is.",
        notificationText(vscode.workspace.asRelativePath(existing)),
      ),
    );
    await vscode.window.showTextDocument(existing);
    return;
  }
  const client = await server.ready();
  const text = await client.sendRequest<string>(configurationTextRequest);
  const uri = vscode.Uri.joinPath(folder.uri, names[0]);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(uri);
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) {
    const placeHolder = vscode.l10n.t("For which folder?");
    return vscode.window.showWorkspaceFolderPick({ placeHolder });
  }
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("A configuration belongs to a folder: open one first."),
    );
  }
  return folders[0];
}

async function existingIn(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (const name of names) {
    const uri = vscode.Uri.joinPath(folder, name);
    try {
      await vscode.workspace.fs.stat(uri);
      return uri;
    } catch {
      // Not there.
    }
  }
  return undefined;
}
