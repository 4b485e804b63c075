import * as vscode from "vscode";

/** The manifest that people work on, also while something else is in front, such as the walkthrough. */
export interface LastManifest extends vscode.Disposable {
  /** Its editor, brought to the front; undefined where no manifest has been open, or it was closed. */
  bring(): Promise<vscode.TextEditor | undefined>;
}

export function followManifests(): LastManifest {
  let last = manifestOf(vscode.window.activeTextEditor);
  const listening = vscode.window.onDidChangeActiveTextEditor((editor) => {
    last = manifestOf(editor) ?? last;
  });
  return {
    async bring() {
      const active = vscode.window.activeTextEditor;
      if (active) return active;
      return last && !last.isClosed ? vscode.window.showTextDocument(last) : undefined;
    },
    dispose: () => listening.dispose(),
  };
}

/** What an editor shows, if it is something that we read. */
function manifestOf(editor: vscode.TextEditor | undefined): vscode.TextDocument | undefined {
  return editor && isManifest(editor.document) ? editor.document : undefined;
}

export function isManifest({ languageId }: vscode.TextDocument): boolean {
  return ["yaml", "helm", "json"].includes(languageId);
}
