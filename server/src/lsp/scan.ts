import {
  type CancellationToken,
  CancellationTokenSource,
  ErrorCodes,
  MessageType,
  ResponseError,
  WorkDoneProgressReporter,
} from "vscode-languageserver";
import { scanWorkspaceCommand } from "../protocol/commands.ts";
import { type ScanParams, type ScanSummary, scanRequest } from "../protocol/scan.ts";
import type { Folder } from "./folder.ts";
import { indexFolder } from "./indexing.ts";
import type { DiagnosticsOutlet } from "./pullDiagnostics.ts";
import { runSafely } from "./runSafely.ts";
import { createTally, inWords, type Tally } from "./scanSummary.ts";
import type { Session } from "./session.ts";
import { showMessage } from "./showMessage.ts";
import { skippedLines } from "./skippedLines.ts";
import { pacer } from "./timing.ts";

/** The scan of the workspace: by our own request, and by a command that any client can run. */
export function serveScan(session: Session, outlet: DiagnosticsOutlet): void {
  const { connection, log } = session;
  const run: Run = runSafely(log, "Scan", null, (token: CancellationToken, progress: ScanProgress) =>
    scan(session, outlet, token, progress),
  );
  connection.onRequest(scanRequest, (params: ScanParams | undefined, token) =>
    run(token, [connection.window.attachWorkDoneProgress(params?.workDoneToken)]),
  );
  connection.onExecuteCommand((params, token, progress) => {
    if (params?.command === scanWorkspaceCommand) return scanByCommand(session, run, token, progress);
    throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${String(params?.command)}.`);
  });
}

/** Wherever the client wants to see how far we are: with the request, in a progress of its own, or nowhere. */
type ScanProgress = readonly WorkDoneProgressReporter[];

type Run = (token: CancellationToken, progress: ScanProgress) => Promise<ScanSummary | null>;

/** With progress that can be cancelled from the editor, and a closing message. */
async function scanByCommand(
  { connection, log }: Session,
  run: Run,
  token: CancellationToken,
  given: WorkDoneProgressReporter,
): Promise<ScanSummary | null> {
  const create = runSafely(log, "Progress", undefined, () => connection.window.createWorkDoneProgress());
  const own = WorkDoneProgressReporter.isNullInstance(given) ? await create() : undefined;
  const either = new CancellationTokenSource();
  token.onCancellationRequested(() => either.cancel());
  own?.token.onCancellationRequested(() => either.cancel());
  const summary = await run(either.token, [own ?? given]);
  if (summary) showMessage(connection, MessageType.Info, `Podgrace: ${inWords(summary)}`);
  return summary;
}

async function scan(
  session: Session,
  outlet: DiagnosticsOutlet,
  token: CancellationToken,
  progress: ScanProgress,
): Promise<ScanSummary> {
  const start = Date.now();
  const tally = createTally();
  for (const each of progress) each.begin("Podgrace", 0, undefined, true);
  try {
    const folders = session.folders.scanned();
    for (const [at, folder] of folders.entries()) {
      await readFolder(session, folder, token, (part, message) => {
        for (const each of progress) each.report((100 * (at + part)) / folders.length, message);
      });
      await countFolder(session, folder, token, tally);
      for (const line of skippedLines(folder.service)) session.connection.console.info(line);
    }
    if (!token.isCancellationRequested) await outlet.showWorkspace();
  } finally {
    for (const each of progress) each.done();
  }
  return tally.summary({ seconds: (Date.now() - start) / 1000, cancelled: token.isCancellationRequested });
}

/** Reads a folder again, after what is already waiting to be done with it. A cancelled scan does not wait. */
async function readFolder(
  session: Session,
  folder: Folder,
  token: CancellationToken,
  report: (part: number, message: string) => void,
): Promise<void> {
  const stopped = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
  const read = folder.enqueue(async () => {
    if (token.isCancellationRequested) return;
    await indexFolder(session, folder, token, (done, total) => report(done / total, `${done} / ${total}`));
  });
  await Promise.race([read, stopped]);
}

async function countFolder(session: Session, { service }: Folder, token: CancellationToken, tally: Tally) {
  session.documents.settle();
  const pace = pacer(session.runtime.pause);
  for (const uri of service.files().filter(service.isChecked)) {
    await pace();
    if (token.isCancellationRequested) return;
    tally.add(service, uri, session.render);
  }
  tally.addSkipped(service.skippedFiles().length);
}
