import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

/** The text of a file after an edit, as an editor would have it. */
export function applied(text: string, uri: string, edit: WorkspaceEdit | undefined): string {
  const changes =
    edit?.documentChanges?.filter((each): each is TextDocumentEdit => "textDocument" in each) ?? [];
  const versioned = changes.filter((each) => each.textDocument.uri === uri).flatMap((each) => each.edits);
  const edits = [...(edit?.changes?.[uri] ?? []), ...versioned] as TextEdit[];
  return TextDocument.applyEdits(TextDocument.create(uri, "yaml", 0, text), edits);
}
