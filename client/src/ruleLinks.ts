import { type Diagnostic, env, Uri } from "vscode";
import type { Middleware, vsdiag } from "vscode-languageclient";
import { configurationCode, diagnosticSource, showRuleCommand } from "../../server/src/protocol/commands.ts";
import { rulePage } from "../../server/src/protocol/rulePages.ts";

/** Makes the code of a finding, in Problems and in the hover, a link to the page of its rule inside the extension. */
export function linkRules(extension: Uri): Middleware {
  const linked = (diagnostic: Diagnostic) => link(diagnostic, extension);
  const linkedReport = <R extends Report>(report: R): R =>
    "items" in report ? { ...report, items: report.items.map(linked) } : report;
  return {
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
}

type Report = vsdiag.DocumentDiagnosticReport | vsdiag.WorkspaceDocumentDiagnosticReport;

function link(diagnostic: Diagnostic, extension: Uri): Diagnostic {
  const { code, source } = diagnostic;
  const rule = typeof code === "object" ? code.value : code;
  if (source !== diagnosticSource || typeof rule !== "string") return diagnostic;
  diagnostic.code = { value: rule, target: pageOf(rule, extension) };
  return diagnostic;
}

/**
 * A file, because VS Code's hovers no longer run commands (microsoft/vscode#329652); that it opens in the preview is
 * in package.json, `workbench.editorAssociations`. An extension that came from the web has no files to open.
 */
function pageOf(rule: string, extension: Uri): Uri {
  if (rule === configurationCode) return Uri.joinPath(extension, "docs", "configuration.md");
  if (extension.scheme === "file")
    return Uri.joinPath(extension, "docs", "rules", rulePage(rule, env.language));
  return Uri.parse(`command:${showRuleCommand}?${encodeURIComponent(JSON.stringify([rule]))}`);
}
