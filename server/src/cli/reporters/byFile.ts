import type { ScanFinding } from "../report.ts";

/** Findings under the file they stand in, in the order of the report. */
export function byFile(findings: readonly ScanFinding[]): ReadonlyMap<string, readonly ScanFinding[]> {
  const files = new Map<string, ScanFinding[]>();
  for (const finding of findings) {
    const others = files.get(finding.file);
    if (others) others.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}
