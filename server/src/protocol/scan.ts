/**
 * Client to server: read every manifest of the workspace folders again and count what is found. The findings
 * themselves arrive through the diagnostics of the workspace. Progress is reported as work-done progress.
 */
export const scanRequest = "podgrace/scan";

export interface ScanParams {
  readonly workDoneToken?: string | number;
}

export interface ScanSummary {
  readonly files: number;
  readonly documents: number;
  readonly workloads: number;
  /** Files and documents that could not be read. */
  readonly skipped: number;
  readonly findings: FindingCounts;
  readonly seconds: number;
  /** The user stopped the scan: the counts are of what had been read until then. */
  readonly cancelled: boolean;
}

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}
