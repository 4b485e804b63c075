import type { Severity } from "../core/settings.ts";
import { isAtLeast, type SeverityCounts, severities } from "./severity.ts";

/** What the process says by its exit code; of the first three, the lower ones give way to the ones above them. */
export const exitCode = {
  /** The command line, or a configuration file, could not be understood. Nothing is reported. */
  badUsage: 2,
  /** A path named on the command line could not be read. Everything else was scanned. */
  unreadablePath: 3,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  none: 0,
  /** A mistake of ours, or a report that cannot be written; the number is `EX_SOFTWARE` of sysexits.h. */
  crash: 70,
} as const;

/** The exit code of a scan. `counts` are those of all findings, also of the ones `--severity` hides. */
export function exitCodeOfScan(counts: SeverityCounts, failOn: Severity, allNamedPathsRead: boolean): number {
  if (!allNamedPathsRead) return exitCode.unreadablePath;
  const failing = severities.some((severity) => counts[severity] > 0 && isAtLeast(severity, failOn));
  return failing ? exitCode.findings : exitCode.none;
}
