import type { Diagnostic } from "vscode-languageserver";
import { digestOf } from "../core/text/digest.ts";
import { rulePage } from "../protocol/rulePages.ts";
import type { Folder } from "./folder.ts";
import type { Session } from "./session.ts";
import { type DiagnosticOptions, problemDiagnostic, toDiagnostic, unreadHint } from "./toProtocol.ts";

/** The diagnostics of one file at this moment. */
export interface FileDiagnostics {
  /** Equal ids mean equal diagnostics, whenever and for whatever reason they were asked for. */
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

/** The id of having nothing to say. */
export const nothing: FileDiagnostics = { resultId: "none", items: [] };

export function diagnosticsOf(session: Session, folder: Folder, uri: string): FileDiagnostics {
  const { service } = folder;
  if (!service.has(uri)) return nothing;
  const options = diagnosticOptions(session, folder);
  const items = [
    ...service.findings(uri, session.render).map((finding) => toDiagnostic(finding, options)),
    ...session.renderedFindings.of(folder, uri).map((finding) => toDiagnostic(finding, options)),
    ...service
      .configurationProblems(session.render)
      .filter((problem) => problem.uri === uri)
      .map(problemDiagnostic),
    ...service.unread(uri, session.render).map((document) => unreadHint(document, uri, service)),
  ];
  return items.length === 0 ? nothing : { resultId: digestOf(JSON.stringify(items)), items };
}

export function diagnosticOptions(
  { client, documents, runtime }: Session,
  { service }: Folder,
): DiagnosticOptions {
  const { rulePages } = runtime;
  return {
    service,
    relatedInformation: client.diagnostics.relatedInformation,
    pageOf:
      rulePages !== null && client.diagnostics.codeDescription
        ? (rule) => `${rulePages}/${rulePage(rule, client.locale)}`
        : null,
    spelled: documents.spelled,
  };
}
