import type { LanguageService, ReportedFinding } from "../languageService/api.ts";
import { type Baseline, entriesFor } from "./baseline/baseline.ts";
import type { BaselineFile } from "./baseline/baselineFile.ts";
import { exitCodeOfScan } from "./exitCode.ts";
import type { Failure } from "./fill.ts";
import { makeReport } from "./makeReport.ts";
import { complain, write } from "./output.ts";
import { pathsFrom, reportBase, standardInputUri } from "./paths.ts";
import { type Progress, progressOn } from "./progress.ts";
import { readPaths } from "./readPaths.ts";
import { findingsOf, nothingRendered, type RenderedReport } from "./renderedReport.ts";
import { contents, reporters } from "./reporters/reporter.ts";
import type { ScanOptions } from "./scanOptions.ts";
import { createSelection } from "./selection.ts";
import { isAtLeast } from "./severity.ts";
import { terminalOf } from "./terminal/terminal.ts";
import { readVersion } from "./version.ts";

/** `podgrace scan`: reads the paths, reports on standard output, and gives the exit code. */
export async function scan(options: ScanOptions): Promise<number> {
  const workingDirectory = process.cwd();
  const baseline = await baselineFor(options, workingDirectory);
  const isChanged = await changesFor(options, workingDirectory);
  const progress = progressOn(process.stderr);
  const { service, texts, root, failures } = await readPaths(options.paths, options.configuration, progress);
  check(service, progress);

  const around = { service, texts, pathOf: pathsFrom(root) };
  const known = createSelection(options.baseline?.write ? null : baseline, isChanged);
  const wanted = (finding: ReportedFinding) =>
    known.judge(finding) === "counts" && isAtLeast(finding.severity, options.severity);
  const fixed = options.fix === "write" ? await (await fixing()).fixFiles(around, wanted) : null;
  const difference =
    options.fix === "show"
      ? await (await fixing()).differenceOfFixes(around, wanted, pathsFrom(workingDirectory))
      : null;

  const { render } = options;
  const rendered = render ? await (await rendering()).renderPaths(around, root, render) : nothingRendered;
  const accepted = options.baseline?.write ? await renew(baseline, service, failures, rendered) : baseline;
  const selection = createSelection(accepted, isChanged);
  const report = await makeReport(around, {
    selection,
    lowestShown: options.severity,
    fixed,
    contents: contents[options.format],
    rendered,
    progress,
  });
  const style = {
    terminal: terminalOf(process.stdout, process.env),
    quiet: options.quiet,
    failOn: options.failOn,
    version: readVersion(),
    base: reportBase(root, process.env.GITHUB_WORKSPACE),
  };
  write(difference ?? (await reporters[options.format]())(report, style));
  return exitCodeOfScan(report.counts, options.failOn, failures.length === 0);
}

// What not every scan does is loaded for those that do.
const fixing = () => import("./fix/fix.ts");
const rendering = () => import("./renderPaths.ts");
const baselines = () => import("./baseline/baselineFile.ts");

async function baselineFor(
  { baseline }: ScanOptions,
  workingDirectory: string,
): Promise<BaselineFile | null> {
  if (baseline === null) return null;
  return (await baselines()).openBaseline(baseline.file, baseline.write, workingDirectory);
}

/** Whether a file has changed, where that was asked for. What comes from standard input is new. */
async function changesFor(
  { changedSince, paths }: ScanOptions,
  workingDirectory: string,
): Promise<((uri: string) => boolean) | null> {
  if (changedSince === null) return null;
  const { changedFiles } = await import("./git/changedFiles.ts");
  const changed = await changedFiles(paths, changedSince, workingDirectory);
  const input = standardInputUri(workingDirectory);
  return (uri) => changed.has(uri) || uri === input;
}

/** Asks the rules, so that what takes longest of a large scan can be seen to go on. */
function check(service: LanguageService, progress: Progress): void {
  let checked = 0;
  for (const _ of service.analyse()) progress.checking(++checked);
  progress.end();
}

/** Accepts all that is found, whatever its severity. Half a scan would lose what the other half holds. */
async function renew(
  baseline: BaselineFile | null,
  service: LanguageService,
  failures: readonly Failure[],
  rendered: RenderedReport,
): Promise<Baseline | null> {
  if (baseline === null) return null;
  if (failures.length > 0) {
    complain(`${baseline.name} is not written, because not everything could be read.`);
    return baseline;
  }
  const findings = service.files().flatMap((uri) => findingsOf(uri, service, rendered));
  const entries = entriesFor(findings, baseline.pathOf);
  await (await baselines()).saveBaseline(baseline, entries);
  complain(`Wrote ${entries.length === 1 ? "1 entry" : `${entries.length} entries`} to ${baseline.name}.`);
  return { ...baseline, entries };
}
