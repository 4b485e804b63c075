/** Client to server: the report of all workspace folders in Markdown, from what was read. Null while it is being read. */
export const workspaceReportRequest = "podgrace/workspaceReport";

export interface WorkspaceReportParams {
  /** What pictures are drawn for; light where none is named. */
  readonly theme?: "light" | "dark" | "high-contrast-dark" | "high-contrast-light";
}
