import * as vscode from "vscode";
import { rulePage } from "../../../server/src/protocol/rulePages.ts";

/** Opens the packaged page of a rule in the Markdown preview. Asked for without a rule, it lets the user choose. */
export async function showRule(extension: vscode.Extension<unknown>, rule: unknown): Promise<void> {
  const id = typeof rule === "string" ? rule : await chooseRule(extension);
  // Links carry the id, so it may come from anywhere; only names of our own pages are opened.
  if (id === undefined || !rulesOf(extension).includes(id)) return;
  const page = vscode.Uri.joinPath(
    extension.extensionUri,
    "docs",
    "rules",
    rulePage(id, vscode.env.language),
  );
  try {
    await vscode.commands.executeCommand("markdown.showPreview", page);
  } catch {
    await vscode.window.showTextDocument(page);
  }
}

function chooseRule(extension: vscode.Extension<unknown>): Thenable<string | undefined> {
  const placeHolder = vscode.l10n.t("Which rule?");
  return vscode.window.showQuickPick([...rulesOf(extension)], { placeHolder });
}

/** The rules are those that can be configured. */
function rulesOf({ packageJSON }: vscode.Extension<unknown>): readonly string[] {
  return Object.keys(packageJSON.contributes.configuration.properties["podgrace.rules"].properties);
}
