import { themes } from "../core/picture/palette.ts";
import { type WorkspaceReportParams, workspaceReportRequest } from "../protocol/workspaceReport.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";

/** The report on the workspace, one folder after the other. */
export function serveWorkspaceReport(session: Session): void {
  const answer = runSafely<[WorkspaceReportParams | undefined], string | null>(
    session.log,
    "Report",
    null,
    (params) => workspaceReport(session, params?.theme),
  );
  session.connection.onRequest(workspaceReportRequest, (params?: WorkspaceReportParams) => answer(params));
}

function workspaceReport(session: Session, wished: unknown): string | null {
  session.documents.settle();
  const theme = themes.find((each) => each === wished) ?? "light";
  const folders = session.folders.scanned();
  if (folders.length === 0 || folders.some(({ service }) => !service.isComplete())) return null;
  // Markdown previews take an address without a scheme to start at the first folder.
  const reports = folders.map(({ service }, index) =>
    service.workspaceReport({ ...session.render, theme, linked: index === 0 }),
  );
  return ["# Podgrace", ...reports].join("\n\n");
}
