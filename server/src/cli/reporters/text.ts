import type { Report } from "../report.ts";
import { harmless } from "../terminal/harmless.ts";
import { withoutCommands } from "../terminal/pipelineCommands.ts";
import { byFile } from "./byFile.ts";
import { findingAsText } from "./findingAsText.ts";
import type { ReportStyle } from "./reporter.ts";
import { summaryAsText } from "./summaryAsText.ts";

/** The report for people: findings under the file they stand in, then what was read, hidden and skipped. */
export function reportAsText(report: Report, { terminal, quiet }: ReportStyle): string {
  const blocks = [...byFile(report.findings)].map(([file, findings]) =>
    [
      terminal.palette.strong(harmless(file)),
      ...findings.map((finding) => findingAsText(finding, terminal)),
    ].join("\n"),
  );
  if (!quiet) blocks.push(summaryAsText(report, terminal));
  return withoutCommands(blocks.join("\n"));
}
