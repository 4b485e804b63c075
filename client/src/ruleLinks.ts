import { type Diagnostic, Uri } from "vscode";
import type { Middleware, vsdiag } from "vscode-languageclient";
import { diagnosticSource, showRuleCommand } from "../../server/src/protocol/commands.ts";

/** Makes the code of a finding, in Problems and in the hover, a link to the page of its rule inside the extension. */
export const linkRules: Middleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    return report && linkedReport(report);
  },
  async provideWorkspaceDiagnostics(resultIds, token, reporter, next) {
    const report = await next(resultIds, token, (chunk) =>
      reporter(chunk && { items: chunk.items.map(linkedReport) }),
    );
    return report && { items: report.items.map(linkedReport) };
  },
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(linked)),
};

function linkedReport<R extends vsdiag.DocumentDiagnosticReport | vsdiag.WorkspaceDocumentDiagnosticReport>(
  report: R,
): R {
  return "items" in report ? { ...report, items: report.items.map(linked) } : report;
}

function linked(diagnostic: Diagnostic): Diagnostic {
  const { code, source } = diagnostic;
  const rule = typeof code === "object" ? code.value : code;
  if (source !== diagnosticSource || typeof rule !== "string") return diagnostic;
  const query = encodeURIComponent(JSON.stringify([rule]));
  diagnostic.code = { value: rule, target: Uri.parse(`command:${showRuleCommand}?${query}`) };
  return diagnostic;
}
