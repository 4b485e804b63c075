import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { canonicalUri } from "../host/canonicalUri.ts";
import { fixAllKind } from "../protocol/commands.ts";
import { fixActions, resolveFixAction } from "./fixActions.ts";
import { fixAllAction, fixAllEdit } from "./fixAllAction.ts";
import { fixAllIn, fixIn, spanOf } from "./fromProtocol.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { spellingActions } from "./spellingActions.ts";

/** Quick fixes at a place, and all preferred fixes of a file at once. Edits follow when one is chosen. */
export function serveCodeActions(session: Session): void {
  const { connection, log, client } = session;
  if (!client.codeActions.literals) return;
  const list = runSafely(log, "Code actions", [], (params: CodeActionParams) => actions(session, params));
  connection.onCodeAction((params) => list(params));
  connection.onCodeActionResolve((action) =>
    runSafely(log, "Resolving a code action", action, () => resolve(session, action))(),
  );
}

async function actions(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const uri = canonicalUri(params.textDocument.uri);
  session.documents.settle();
  const folder = session.folders.find(uri);
  if (!folder?.service.has(uri)) return [];
  await folder.configured;
  const wanted = params.context?.only;
  const found: CodeAction[] = [];
  if (asksFor(wanted, CodeActionKind.QuickFix)) {
    const span = spanOf(folder.service, uri, params.range);
    found.push(...(await fixActions(session, folder, uri, span)));
    found.push(...spellingActions(session, folder, uri, span));
  }
  if (offersFixAll(session, params)) found.push(...fixAllAction(session, folder, uri));
  return found;
}

/** A kind is asked for by its own name or by that of a kind above it; without `only`, all kinds are. */
function asksFor(only: readonly string[] | undefined, kind: string): boolean {
  return (
    only === undefined || only.some((each) => each === "" || kind === each || kind.startsWith(`${each}.`))
  );
}

/** Not among what an editor shows by itself at every move of the cursor, unless it asks for this kind. */
function offersFixAll({ client }: Session, { context }: CodeActionParams): boolean {
  if (context?.only !== undefined) return asksFor(context.only, fixAllKind);
  return client.codeActions.resolvesEdits && context?.triggerKind !== CodeActionTriggerKind.Automatic;
}

async function resolve(session: Session, action: CodeAction): Promise<CodeAction> {
  session.documents.settle();
  const edit = await editFor(session, action.data);
  return edit ? { ...action, edit } : action;
}

async function editFor(session: Session, data: unknown): Promise<WorkspaceEdit | undefined> {
  const fix = fixIn(data);
  if (fix) return resolveFixAction(session, fix);
  const uri = fixAllIn(data);
  return uri === undefined ? undefined : fixAllEdit(session, uri);
}
