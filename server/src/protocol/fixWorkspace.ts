/**
 * Client to server: the edit that makes every preferred fix of the workspace folders. All of it asks for confirmation,
 * so that the user sees what would change; nothing is changed by the server.
 */
export const fixWorkspaceRequest = "podgrace/fixWorkspace";

export interface FixWorkspaceAnswer {
  /** A `WorkspaceEdit` of the Language Server Protocol; null where there is nothing to fix. */
  readonly edit: unknown;
  readonly findings: number;
  readonly files: number;
}
