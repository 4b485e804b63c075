import { type CodeAction, CodeActionKind, MessageType, type WorkspaceEdit } from "vscode-languageserver";
import { message } from "../core/text/message.ts";
import type { Span } from "../core/text/span.ts";
import type { OfferedFix, ResolvedFix } from "../languageService/api.ts";
import { renderPlainIn } from "../languageService/render.ts";
import { copyTextCommand } from "../protocol/commands.ts";
import { currentText } from "./currentText.ts";
import { diagnosticOptions } from "./diagnostics.ts";
import type { Folder } from "./folder.ts";
import type { Session } from "./session.ts";
import { showMessage } from "./showMessage.ts";
import { toDiagnostic } from "./toProtocol.ts";
import { workspaceEdit } from "./workspaceEdit.ts";

/** The texts that fixes are computed from, each read once per request. */
type Texts = Map<string, string>;

/**
 * Fixes are computed when they are listed, because only then is it known which of them cannot be offered – but of no more
 * text than this in one request, in UTF-16 units. A list has to be there at once; what goes beyond is computed when it is
 * chosen.
 */
const listedAtOnce = 200_000;

/** The fixes of what touches a span; the edits themselves are sent when one is chosen. */
export async function fixActions(
  session: Session,
  folder: Folder,
  uri: string,
  span: Span,
): Promise<CodeAction[]> {
  const { service } = folder;
  const fixes = service.fixes(uri, span, session.render);
  const diagnostics = diagnosticsOf(fixes, session, folder, uri);
  const texts: Texts = new Map();
  const actions: CodeAction[] = [];
  let left = session.client.codeActions.resolvesEdits ? listedAtOnce : Number.POSITIVE_INFINITY;
  for (const fix of fixes) {
    const diagnostic = diagnostics.get(fix.findingKey);
    const action: CodeAction = {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
    };
    const size = service.sizeOf(fix);
    if (size > left) {
      actions.push({ ...action, isPreferred: fix.preferred, data: { fix } });
      continue;
    }
    left -= size;
    await collectTexts(session, folder, fix, texts);
    const resolved = service.resolveFix(fix, texts, session.render);
    actions.push(...completed(session, action, fix, resolved, texts));
  }
  return actions;
}

/** The diagnostics that the fixes are for, by the key of their finding. */
function diagnosticsOf(fixes: readonly OfferedFix[], session: Session, folder: Folder, uri: string) {
  const keys = new Set(fixes.map(({ findingKey }) => findingKey));
  const options = diagnosticOptions(session, folder);
  const findings = keys.size === 0 ? [] : folder.service.findings(uri, session.render);
  return new Map(
    findings
      .filter(({ key }) => keys.has(key))
      .map((finding) => [finding.key, toDiagnostic(finding, options)]),
  );
}

/** The action with what it does; none where this client has no use for it. */
function completed(
  session: Session,
  action: CodeAction,
  fix: OfferedFix,
  resolved: ResolvedFix,
  texts: Texts,
): readonly CodeAction[] {
  const { client } = session;
  const preferred = { ...action, isPreferred: fix.preferred };
  if (resolved.state === "copy") {
    if (!client.options.canCopy) return [];
    const command = { title: fix.title, command: copyTextCommand, arguments: [resolved.text] };
    return [{ ...preferred, command }];
  }
  const outcome =
    resolved.state === "disabled" ? impossible(resolved.reason) : editOf(session, fix, resolved, texts);
  if (outcome.state === "impossible") {
    return client.codeActions.disabled ? [{ ...action, disabled: { reason: outcome.reason } }] : [];
  }
  return [
    client.codeActions.resolvesEdits ? { ...preferred, data: { fix } } : { ...preferred, edit: outcome.edit },
  ];
}

function impossible(reason: string) {
  return { state: "impossible", reason } as const;
}

function editOf(
  session: Session,
  fix: OfferedFix,
  resolved: ResolvedFix & { state: "edits" | "create" },
  texts: Texts,
) {
  const { client, documents } = session;
  return workspaceEdit(resolved, { client, documents, origin: fix.uri, texts });
}

/** The edit of a fix that was chosen. Where the file has changed since it was offered, the user is told why not. */
export async function resolveFixAction(
  session: Session,
  fix: OfferedFix,
): Promise<WorkspaceEdit | undefined> {
  const folder = session.folders.find(fix.uri);
  if (!folder) return undefined;
  const texts: Texts = new Map();
  await collectTexts(session, folder, fix, texts);
  const resolved = folder.service.resolveFix(fix, texts, session.render);
  if (resolved.state === "copy") return undefined;
  const outcome =
    resolved.state === "disabled" ? impossible(resolved.reason) : editOf(session, fix, resolved, texts);
  if (outcome.state === "edit") return outcome.edit;
  const about = message("editor.about", { topic: fix.title, text: outcome.reason });
  showMessage(session.connection, MessageType.Warning, renderPlainIn(session.render.locale)(about));
  return undefined;
}

async function collectTexts(session: Session, { service }: Folder, fix: OfferedFix, texts: Texts) {
  for (const uri of service.filesOf(fix)) {
    const text = texts.has(uri) ? null : await currentText(session, uri);
    if (text !== null) texts.set(uri, text);
  }
}
