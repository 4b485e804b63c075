import type { CancellationToken } from "vscode-languageserver";
import { type Message, message } from "../core/text/message.ts";
import { scanRendered } from "../languageService/rendered/scanRendered.ts";
import { scanRenderedCommand } from "../protocol/commands.ts";
import {
  type RenderedScanSummary,
  type ScanRenderedAnswer,
  type ScanRenderedParams,
  scanRenderedRequest,
  workspaceTrustedNotification,
} from "../protocol/scanRendered.ts";
import { type Progress, type ServerCommand, serverCommand } from "./commands.ts";
import type { Configuration } from "./configuration.ts";
import { currentText } from "./currentText.ts";
import type { Folder } from "./folder.ts";
import type { DiagnosticsOutlet } from "./pullDiagnostics.ts";
import { readFolder } from "./readFolder.ts";
import { renderProgramsIn } from "./renderPrograms.ts";
import { runSafely } from "./runSafely.ts";
import type { RendererRuntime } from "./runtime.ts";
import { countFindings, countsInWords } from "./scanSummary.ts";
import type { Session } from "./session.ts";

/** The scan of what charts and overlays render to, by our own request; gives the command for other clients. */
export function serveRenderedScan(
  session: Session,
  outlet: DiagnosticsOutlet,
  configuration: Configuration,
): ServerCommand {
  const { connection, runtime, log, client } = session;
  let trusted = client.options.workspaceTrusted !== false;
  connection.onNotification(workspaceTrustedNotification, () => {
    trusted = true;
  });
  const run = runSafely(
    log,
    "Scan of what is rendered",
    null,
    async (token: CancellationToken, progress: Progress): Promise<ScanRenderedAnswer> => {
      if (!trusted) return { state: "untrusted" };
      if (runtime.createRenderer === null) return { state: "no-programs" };
      return scan(session, outlet, {
        configuration,
        createRenderer: runtime.createRenderer,
        token,
        progress,
      });
    },
  );
  connection.onRequest<ScanRenderedAnswer | null, void>(
    scanRenderedRequest,
    (params: ScanRenderedParams | undefined, token) =>
      run(token, [connection.window.attachWorkDoneProgress(params?.workDoneToken)]),
  );
  return serverCommand(scanRenderedCommand, run, describe);
}

interface RenderedScanMeans {
  readonly configuration: Configuration;
  readonly createRenderer: RendererRuntime;
  readonly token: CancellationToken;
  readonly progress: Progress;
}

async function scan(
  session: Session,
  outlet: DiagnosticsOutlet,
  means: RenderedScanMeans,
): Promise<RenderedScanSummary> {
  const { token, progress } = means;
  const start = Date.now();
  const total = { rendered: 0, notRendered: 0, problems: [] as string[] };
  const findings = countFindings();
  for (const each of progress) each.begin("Podgrace", 0, undefined, true);
  try {
    const folders = session.folders.scanned();
    for (const [at, folder] of folders.entries()) {
      if (token.isCancellationRequested) break;
      const scanned = await scanFolder(session, folder, means, (part, name) => {
        for (const each of progress) each.report((100 * (at + part)) / folders.length, name ?? "");
      });
      total.rendered += scanned.rendered.length;
      total.problems.push(...scanned.problems.map(({ message }) => message));
      for (const { targets } of scanned.problems) total.notRendered += targets.length;
      findings.add(scanned.findings);
    }
    if (!token.isCancellationRequested) await outlet.showWorkspace();
  } finally {
    for (const each of progress) each.done();
  }
  for (const problem of total.problems) session.connection.console.warn(problem);
  const cancelled = token.isCancellationRequested;
  return {
    state: "done",
    cancelled,
    ...total,
    findings: findings.counts(),
    seconds: (Date.now() - start) / 1000,
  };
}

/** The part of the progress that reading the files takes. */
const reading = 0.2;

/** Renders what stands in one folder, after what is already waiting to be done with it. */
async function scanFolder(
  session: Session,
  folder: Folder,
  { configuration, createRenderer, token }: RenderedScanMeans,
  report: (part: number, name?: string) => void,
) {
  // The programs see the disk as it is now, so the engine has to as well.
  await readFolder(session, folder, token, (part) => report(part * reading));
  session.documents.settle();
  const stopping = new AbortController();
  const listening = token.onCancellationRequested(() => stopping.abort());
  const renderer = createRenderer({
    ...renderProgramsIn(await configuration.ask(folder)),
    // A relative path would mean another program in each workspace.
    workingDirectory: null,
    signal: stopping.signal,
  });
  try {
    const scanned = await scanRendered({
      service: folder.service,
      root: folder.uri,
      renderer,
      read: (uri) => currentText(session, uri),
      options: session.render,
      progress: (done, total, name) => report(reading + (1 - reading) * (done / total), name),
    });
    // What was edited meanwhile is not what was rendered.
    session.documents.settle();
    if (!scanned.cancelled) session.renderedFindings.put(folder, scanned);
    return scanned;
  } finally {
    listening.dispose();
    await renderer.dispose();
  }
}

/** One sentence for clients that show messages, and the first thing that went wrong. */
function describe(answer: ScanRenderedAnswer): Message {
  if (answer.state !== "done") return message(`scan.${answer.state}`);
  const { rendered, notRendered, findings, problems, seconds } = answer;
  const done = message("scan.done", {
    found: countsInWords(findings) ?? message("scan.nothing-more"),
    files: message("scan.rendered", { count: rendered }),
    seconds: seconds.toFixed(1),
  });
  const outcome = answer.cancelled ? message("scan.stopped", { outcome: done }) : done;
  if (notRendered === 0) return outcome;
  return message("scan.not-rendered", { outcome, count: notRendered, problem: problems[0] ?? "" });
}
