import type { FindingCounts } from "./scan.ts";

/**
 * Client to server: render the charts and overlays of the workspace folders and check the outcome. The findings arrive
 * through diagnostics, until a file they rest on changes. Progress is reported as work-done progress.
 */
export const scanRenderedRequest = "podgrace/scanRendered";

export interface ScanRenderedParams {
  readonly workDoneToken?: string | number;
}

export type ScanRenderedAnswer =
  | RenderedScanSummary
  /** The workspace is not trusted. */
  | { readonly state: "untrusted" }
  /** The server runs where no programs are, in a browser. */
  | { readonly state: "no-programs" };

export interface RenderedScanSummary {
  readonly state: "done";
  readonly cancelled: boolean;
  /** Charts and overlays that were rendered, and those that could not be. */
  readonly rendered: number;
  readonly notRendered: number;
  /** Why not, a sentence or two each. */
  readonly problems: readonly string[];
  /** What only rendering shows. */
  readonly findings: FindingCounts;
  readonly seconds: number;
}

/** Client to server, for clients that said `workspaceTrusted: false`: the user trusts the workspace now. */
export const workspaceTrustedNotification = "podgrace/workspaceTrusted";
