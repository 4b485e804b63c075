import { type Message, message } from "../core/text/message.ts";
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
export function describeScan({ files, findings, seconds, skipped, cancelled }: ScanSummary): Message {
  const done = message("scan.done", {
    found: foundInWords(findings),
    files: message(files === 1 ? "scan.files-one" : "scan.files", { count: files }),
    seconds: seconds.toFixed(1),
  });
  const outcome = cancelled ? message("scan.stopped", { outcome: done }) : done;
  return skipped > 0 ? message("scan.unread", { outcome, count: skipped }) : outcome;
}

function foundInWords(findings: FindingCounts): Message {
  const parts = countsInWords(findings);
  if (parts === null) return message("scan.nothing-found");
  const count = Object.values(findings).reduce((sum, each) => sum + each, 0);
  return message(count === 1 ? "scan.found-one" : "scan.found", { count, parts });
}

/** How many there are of each severity; null where there are none. */
export function countsInWords(findings: FindingCounts): Message | null {
  const parts = Object.entries(findings)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => message(`scan.${severity}`, { count }));
  return parts.reduce<Message | null>(
    (all, next) => (all === null ? next : message("scan.and", { all, next })),
    null,
  );
}
