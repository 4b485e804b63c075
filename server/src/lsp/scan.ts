import type { CancellationToken } from "vscode-languageserver";
import { scanWorkspaceCommand } from "../protocol/commands.ts";
import { type ScanParams, type ScanSummary, scanRequest } from "../protocol/scan.ts";
import { type Progress, type ServerCommand, serverCommand } from "./commands.ts";
import type { Folder } from "./folder.ts";
import type { DiagnosticsOutlet } from "./pullDiagnostics.ts";
import { readFolder } from "./readFolder.ts";
import { runSafely } from "./runSafely.ts";
import { createTally, describeScan, type Tally } from "./scanSummary.ts";
import type { Session } from "./session.ts";
import { skippedLines } from "./skippedLines.ts";
import { pacer } from "./timing.ts";

/** The scan of the workspace, by our own request; gives the command that any client can run. */
export function serveScan(session: Session, outlet: DiagnosticsOutlet): ServerCommand {
  const { connection, log } = session;
  const run = runSafely(log, "Scan", null, (token: CancellationToken, progress: Progress) =>
    scan(session, outlet, token, progress),
  );
  connection.onRequest(scanRequest, (params: ScanParams | undefined, token) =>
    run(token, [connection.window.attachWorkDoneProgress(params?.workDoneToken)]),
  );
  return serverCommand(scanWorkspaceCommand, run, describeScan);
}

async function scan(
  session: Session,
  outlet: DiagnosticsOutlet,
  token: CancellationToken,
  progress: Progress,
): Promise<ScanSummary> {
  const start = Date.now();
  const tally = createTally();
  const loosen = session.runtime.tightenHeap();
  for (const each of progress) each.begin("Podgrace", 0, undefined, true);
  try {
    const folders = session.folders.scanned();
    for (const [at, folder] of folders.entries()) {
      session.renderedFindings.put(folder, null);
      await readFolder(session, folder, token, (part, message) => {
        for (const each of progress) each.report((100 * (at + part)) / folders.length, message);
      });
      await countFolder(session, folder, token, tally);
      for (const line of skippedLines(folder.service)) session.connection.console.info(line);
    }
    if (!token.isCancellationRequested) await outlet.showWorkspace();
  } finally {
    loosen();
    for (const each of progress) each.done();
  }
  return tally.summary({ seconds: (Date.now() - start) / 1000, cancelled: token.isCancellationRequested });
}

async function countFolder(session: Session, { service }: Folder, token: CancellationToken, tally: Tally) {
  session.documents.settle();
  const pace = pacer(session.runtime.pause);
  for (const _ of service.analyse()) {
    await pace();
    if (token.isCancellationRequested) return;
  }
  for (const uri of service.files().filter(service.isChecked)) {
    await pace();
    if (token.isCancellationRequested) return;
    tally.add(service, uri, session.render);
  }
  tally.addSkipped(service.skippedFiles().length);
}
