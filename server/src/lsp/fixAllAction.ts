import type { CodeAction, WorkspaceEdit } from "vscode-languageserver";
import { message } from "../core/text/message.ts";
import { renderPlainIn } from "../languageService/render.ts";
import { fixAllKind } from "../protocol/commands.ts";
import type { Folder } from "./folder.ts";
import type { Session } from "./session.ts";
import { workspaceEdit } from "./workspaceEdit.ts";

/** The action that applies all preferred fixes of an open file; none where there is nothing to fix. */
export function fixAllAction(session: Session, { service }: Folder, uri: string): CodeAction[] {
  const fixable = service
    .findings(uri, session.render)
    .some(({ fixes }) => fixes.some(({ preferred }) => preferred));
  if (!fixable || !session.documents.has(uri)) return [];
  const title = renderPlainIn(session.render.locale)(message("editor.fix-all"));
  const action: CodeAction = { title, kind: fixAllKind };
  if (session.client.codeActions.resolvesEdits) return [{ ...action, data: { fixAll: uri } }];
  const edit = fixAllEdit(session, uri);
  return edit ? [{ ...action, edit }] : [];
}

/** The composed edits; undefined where none of the preferred fixes can be applied. */
export function fixAllEdit(
  { client, documents, folders, render }: Session,
  uri: string,
): WorkspaceEdit | undefined {
  const text = documents.get(uri)?.content.getText();
  const edits = text === undefined ? undefined : folders.find(uri)?.service.fixAll(uri, text, render);
  if (text === undefined || !edits || edits.length === 0) return undefined;
  const context = { client, documents, origin: uri, texts: new Map([[uri, text]]) };
  const outcome = workspaceEdit({ state: "edits", files: [{ uri, edits }] }, context);
  return outcome.state === "edit" ? outcome.edit : undefined;
}
