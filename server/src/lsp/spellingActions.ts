import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import type { Span } from "../core/text/span.ts";
import type { Folder } from "./folder.ts";
import type { Session } from "./session.ts";
import { problemDiagnostic } from "./toProtocol.ts";
import { workspaceEdit } from "./workspaceEdit.ts";

/** The words that were probably meant in a configuration file, where the span touches a wrong one. */
export function spellingActions(
  session: Session,
  { service }: Folder,
  uri: string,
  span: Span,
): CodeAction[] {
  const { client, documents, render } = session;
  const text = documents.get(uri)?.content.getText();
  if (text === undefined) return [];
  return service.configurationProblems(render).flatMap((problem) => {
    const { fix } = problem;
    const touches = problem.span.start <= span.end && span.start <= problem.span.end;
    if (fix === null || problem.uri !== uri || !touches) return [];
    const files = [{ uri, edits: [{ span: problem.span, newText: fix.newText }] }];
    const outcome = workspaceEdit(
      { state: "edits", files },
      { client, documents, origin: uri, texts: new Map([[uri, text]]) },
    );
    if (outcome.state !== "edit") return [];
    return [
      {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        isPreferred: true,
        diagnostics: [problemDiagnostic(problem)],
        edit: outcome.edit,
      },
    ];
  });
}
