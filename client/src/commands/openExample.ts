import * as vscode from "vscode";

/** Opens the example of the walkthrough as a document of the user's own, which can be edited and thrown away. */
export async function openExample(extension: vscode.Uri): Promise<void> {
  const file = vscode.Uri.joinPath(extension, "media", "walkthrough", "example.yaml");
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
  // The cursor stands where the first step of the walkthrough points, so that the others find a workload.
  const offset = content.search(/(?<=containers:\s+- name: )/);
  const at = document.positionAt(Math.max(0, offset));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
