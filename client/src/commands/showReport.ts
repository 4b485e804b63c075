import * as vscode from "vscode";
import { workspaceReportRequest } from "../../../server/src/protocol/workspaceReport.ts";
import { currentTheme } from "../pictureTheme.ts";
import type { Server } from "../server.ts";

const scheme = "podgrace-report";

export interface WorkspaceReport extends vscode.Disposable {
  /** Shows the report as it is now in the Markdown preview. */
  show(): Promise<void>;
}

/** The report on the workspace: a Markdown document that stands in no file. */
export function createWorkspaceReport(server: Server): WorkspaceReport {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const uri = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t("Podgrace Report")}.md` });
  let text = "";
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => text,
  });
  return {
    async show() {
      const client = await server.ready();
      const report = await client.sendRequest<string | null>(workspaceReportRequest, {
        theme: currentTheme(),
      });
      if (report === null) {
        void vscode.window.showInformationMessage(vscode.l10n.t("The workspace is still being read."));
        return;
      }
      text = report;
      changed.fire(uri);
      await vscode.commands.executeCommand("markdown.showPreview", uri);
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}
