import type { Severity } from "../core/settings.ts";
import type {
  FileSummary,
  ReportedFinding,
  SkippedDocument,
  SuppressedReport,
} from "../languageService/api.ts";
import { describeFinding, describeWithoutFixes } from "./describeFinding.ts";
import { reportLocale } from "./locale.ts";
import { placeOf, rangeOf, type Surroundings } from "./places.ts";
import type { Progress } from "./progress.ts";
import { findingsOf, type RenderedReport } from "./renderedReport.ts";
import type { Fixed, Report, ScanFinding, ScanWorkload, SkippedPlace, SuppressedFinding } from "./report.ts";
import type { Contents } from "./reporters/reporter.ts";
import type { Selection } from "./selection.ts";
import { countBySeverity, isAtLeast } from "./severity.ts";

/** What the user wants to see, and what has been done already. */
export interface Choices {
  readonly selection: Selection;
  readonly lowestShown: Severity;
  readonly fixed: Fixed | null;
  readonly contents: Contents;
  readonly rendered: RenderedReport;
  readonly progress: Progress;
}

/** Asks the engine about every file it knows, one after the other, so that few texts are in memory at a time. */
export async function makeReport(around: Surroundings, choices: Choices): Promise<Report> {
  const { selection, lowestShown, fixed, rendered, progress } = choices;
  const { service, pathOf } = around;
  const files = service.files().filter(service.isChecked);
  const parts = await inTurn(files, (uri, number) => {
    progress.reporting(number, files.length);
    return partOf(uri, around, choices);
  });
  progress.end();
  const all = <T>(of: (part: FilePart) => readonly T[]): readonly T[] => parts.flatMap(of);
  const sum = (of: (part: FilePart) => number) => parts.reduce((total, part) => total + of(part), 0);
  const counting = all((part) => part.counting);
  const accepted = all((part) => part.accepted);
  return {
    totals: {
      files: files.length,
      documents: sum(({ summary }) => summary.documents),
      workloads: sum(({ summary }) => summary.workloads),
    },
    counts: countBySeverity(counting),
    findings: all((part) => part.shown),
    hidden: countBySeverity(counting.filter(({ severity }) => !isAtLeast(severity, lowestShown))),
    suppressed: all((part) => part.suppressed),
    accepted: await inTurn(accepted, (finding) => describeWithoutFixes(finding, around)),
    staleEntries: selection.staleEntries(accepted, files),
    unchanged: sum((part) => part.unchanged),
    skipped: [
      ...service
        .skippedFiles()
        .map(({ uri, reason, detail }) => ({ file: pathOf(uri), range: null, reason, detail })),
      ...rendered.skipped,
      ...all((part) => part.skipped),
    ],
    workloads: all((part) => part.workloads),
    rules: service.rules(reportLocale),
    fixed,
  };
}

/** What one file adds to the report. */
interface FilePart {
  readonly summary: FileSummary;
  readonly counting: readonly ReportedFinding[];
  /** Those of them that are shown. */
  readonly shown: readonly ScanFinding[];
  readonly accepted: readonly ReportedFinding[];
  readonly unchanged: number;
  readonly suppressed: readonly SuppressedFinding[];
  readonly skipped: readonly SkippedPlace[];
  readonly workloads: readonly ScanWorkload[];
}

async function partOf(
  uri: string,
  around: Surroundings,
  { selection, lowestShown, contents, rendered }: Choices,
): Promise<FilePart> {
  const { service } = around;
  const summary = service.fileSummary(uri);
  const judged = findingsOf(uri, service, rendered).map(
    (finding) => [selection.judge(finding), finding] as const,
  );
  const judgedAs = (choice: ReturnType<Selection["judge"]>) =>
    judged.filter(([own]) => own === choice).map(([, finding]) => finding);
  const counting = judgedAs("counts");
  const wanted = counting.filter(({ severity }) => isAtLeast(severity, lowestShown));
  return {
    summary,
    counting,
    shown: await inTurn(wanted, (finding) => describeFinding(finding, around, contents.fixes)),
    accepted: judgedAs("accepted"),
    unchanged: judgedAs("unchanged").length,
    suppressed: await inTurn(service.suppressed(uri, reportLocale), (each) =>
      describeSuppressed(each, around),
    ),
    skipped: summary.skipped.map((document) => skippedPlace(uri, document, around)),
    workloads: contents.workloads ? workloadsIn(uri, around) : [],
  };
}

async function describeSuppressed(
  { finding, by }: SuppressedReport,
  around: Surroundings,
): Promise<SuppressedFinding> {
  const reason = by.find((each) => each.reason !== null)?.reason ?? null;
  const medium = by.some((each) => each.medium !== "configuration") ? "manifest" : "configuration";
  return { finding: await describeWithoutFixes(finding, around), reason, by: medium };
}

/** A document that was not read. */
function skippedPlace(
  uri: string,
  { span, at, reason, detail }: SkippedDocument,
  { service, pathOf }: Surroundings,
): SkippedPlace {
  const range = rangeOf(service, uri, { start: at, end: span.end });
  return { file: pathOf(uri), range, reason, detail };
}

function workloadsIn(uri: string, around: Surroundings): readonly ScanWorkload[] {
  return around.service.workloads(uri).map((workload) => {
    const { uri: _uri, span: _span, ...facts } = workload;
    return { ...placeOf(around, workload), ...facts };
  });
}

/** The results of `work`, each begun when the one before has ended. */
async function inTurn<T, R>(
  items: readonly T[],
  work: (item: T, number: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const [number, item] of items.entries()) results.push(await work(item, number));
  return results;
}
