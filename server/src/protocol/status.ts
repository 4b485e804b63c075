/** Server to client, for clients that said `showsStatus`: what the server is doing. */
export const statusNotification = "podgrace/status";

export interface ServerStatus {
  /** Workspace folders are being read; what rests on other files is not concluded yet. */
  readonly indexing: boolean;
}
