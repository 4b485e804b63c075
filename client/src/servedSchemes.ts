import * as vscode from "vscode";

/** Schemes of files that can be saved. The left side of a diff (`git:`) would show every finding a second time. */
export function servedSchemes(): readonly string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [...new Set(["file", "untitled", ...folders.map(({ uri }) => uri.scheme)])];
}
