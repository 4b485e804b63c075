import type { LanguageService, RenderOptions, ReportedFinding } from "../languageService/api.ts";
import type { FindingCounts, ScanSummary } from "../protocol/scan.ts";

type Counts = { -readonly [key in keyof FindingCounts]: number };

/** Adds up what is known of one file after the other. */
export interface Tally {
  add(service: LanguageService, uri: string, render: RenderOptions): void;
  addSkipped(files: number): void;
  summary(rest: Pick<ScanSummary, "seconds" | "cancelled">): ScanSummary;
}

export function createTally(): Tally {
  const findings = countFindings();
  const sums = { files: 0, documents: 0, workloads: 0, skipped: 0 };
  return {
    add(service, uri, render) {
      const { documents, workloads, skipped } = service.fileSummary(uri);
      sums.files += 1;
      sums.documents += documents;
      sums.workloads += workloads;
      sums.skipped += skipped.length;
      findings.add(service.findings(uri, render));
    },
    addSkipped(files) {
      sums.skipped += files;
    },
    summary: (rest) => ({ ...sums, findings: findings.counts(), ...rest }),
  };
}

/** Counts findings by severity. */
export function countFindings() {
  const counts: Counts = { error: 0, warning: 0, information: 0, hint: 0 };
  return {
    add(findings: readonly Pick<ReportedFinding, "severity">[]): void {
      for (const { severity } of findings) counts[severity] += 1;
    },
    counts: (): FindingCounts => ({ ...counts }),
  };
}

/** One sentence for clients that show messages. */
export function inWords({ files, findings, seconds, skipped, cancelled }: ScanSummary): string {
  const total = findings.error + findings.warning + findings.information + findings.hint;
  const parts = Object.entries(findings).flatMap(([severity, count]) =>
    count > 0 ? [`${severity} ${count}`] : [],
  );
  const found =
    total === 0 ? "no findings" : `${total} ${total === 1 ? "finding" : "findings"} (${parts.join(", ")})`;
  const stopped = cancelled ? "Scan stopped: " : "";
  const unread = skipped > 0 ? ` Not read: ${skipped} (see the log).` : "";
  return `${stopped}${found} in ${files} ${files === 1 ? "file" : "files"}, ${seconds.toFixed(1)} s.${unread}`;
}
