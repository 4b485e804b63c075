import type { ReportedFinding } from "../../languageService/api.ts";
import type { Report } from "../report.ts";
import { harmless } from "../terminal/harmless.ts";
import { findingAsText } from "./findingAsText.ts";
import type { ReportMeans } from "./reporter.ts";
import { summaryAsText } from "./summaryAsText.ts";

/** The report for people: findings under the file they stand in, then what was read, hidden and skipped. */
export async function reportAsText(report: Report, means: ReportMeans): Promise<string> {
  const blocks: string[] = [];
  for (const [uri, findings] of byFile(report.findings)) blocks.push(await fileAsText(uri, findings, means));
  if (!means.quiet) blocks.push(summaryAsText(report, means));
  return blocks.join("\n");
}

function byFile(findings: readonly ReportedFinding[]): Map<string, ReportedFinding[]> {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const others = files.get(finding.uri);
    if (others) others.push(finding);
    else files.set(finding.uri, [finding]);
  }
  return files;
}

async function fileAsText(
  uri: string,
  findings: readonly ReportedFinding[],
  means: ReportMeans,
): Promise<string> {
  const text = await means.texts.read(uri);
  const blocks = [means.terminal.palette.strong(harmless(means.pathOf(uri)))];
  for (const finding of findings) blocks.push(await findingAsText(finding, text, means));
  return blocks.join("\n");
}
