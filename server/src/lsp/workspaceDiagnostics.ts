import {
  type CancellationToken,
  type DiagnosticServerCancellationData,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { canonicalUri } from "../host/canonicalUri.ts";
import { diagnosticsOf, type FileDiagnostics, nothing } from "./diagnostics.ts";
import type { Folder } from "./folder.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { delay, pacer } from "./timing.ts";

/** Files in one partial answer. */
const filesPerPart = 200;

/** Milliseconds to wait after a change, because changes come in flocks. */
const flock = 300;

type Parts = ResultProgressReporter<WorkspaceDiagnosticReport> | undefined;
type Answer = WorkspaceDiagnosticReport | ResponseError<DiagnosticServerCancellationData>;

/**
 * Answers the pull of the workspace: held until something differs from what the client has, then only the files that
 * differ. What the client has is read from its own result ids; nothing is remembered here but which documents were
 * closed, because a client goes on showing what it last pulled for those.
 */
export function serveWorkspaceDiagnostics(session: Session): void {
  const { connection, documents, log } = session;
  const closed = new Set<string>();
  documents.onClosed(({ uri }) => closed.add(uri));
  const answer = runSafely<[WorkspaceDiagnosticParams, CancellationToken, Parts], Answer>(
    log,
    "Diagnostics of the workspace",
    { items: [] },
    async (params, token, parts) => {
      const had = new Map(params.previousResultIds.map(({ uri, value }) => [canonicalUri(uri), value]));
      for (;;) {
        // Listened to before anything is computed, so that no change is missed meanwhile.
        const change = nextChange(session, token);
        const reports = await differences(session, had, closed, token);
        if (token.isCancellationRequested)
          return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
        for (const { uri } of reports) closed.delete(canonicalUri(uri));
        if (reports.length > 0) return inParts(reports, parts);
        await change;
      }
    },
  );
  connection.languages.diagnostics.onWorkspace((params, token, _, parts) => answer(params, token, parts));
}

/** The reports of all files whose diagnostics are not those the client has. */
async function differences(
  session: Session,
  had: ReadonlyMap<string, string>,
  closed: ReadonlySet<string>,
  token: CancellationToken,
): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
  session.documents.settle();
  const pace = pacer(session.runtime.pause);
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  for (const uri of candidates(session, had, closed)) {
    await pace();
    if (token.isCancellationRequested) break;
    const folder = folderShowing(session, uri);
    // What has not been read completely cannot be told from what has changed.
    if (folder && !folder.service.isComplete()) continue;
    const current = folder ? diagnosticsOf(session, folder, uri) : nothing;
    const known = had.get(uri) ?? nothing.resultId;
    if (current.resultId !== known || closed.has(uri)) reports.push(report(session, uri, current));
  }
  return reports;
}

function candidates(
  { folders, documents }: Session,
  had: ReadonlyMap<string, string>,
  closed: ReadonlySet<string>,
) {
  const scanned = folders.scanned().flatMap((folder) => folder.service.files());
  const open = documents.all().map(({ uri }) => uri);
  return new Set([...scanned, ...open, ...had.keys(), ...closed]);
}

/** What lies beside an open file outside of the workspace is read for the sake of that file, and not reported. */
function folderShowing({ folders, documents }: Session, uri: string): Folder | undefined {
  const folder = folders.find(uri);
  return folder && (documents.has(uri) || folders.scanned().includes(folder)) ? folder : undefined;
}

function report(
  session: Session,
  uri: string,
  diagnostics: FileDiagnostics,
): WorkspaceDocumentDiagnosticReport {
  return {
    kind: DocumentDiagnosticReportKind.Full,
    uri: session.documents.spelled(uri),
    version: session.documents.get(uri)?.content.version ?? null,
    resultId: diagnostics.resultId,
    items: [...diagnostics.items],
  };
}

/** Large answers go in parts to clients that take them; the answer itself is empty then. */
function inParts(
  reports: readonly WorkspaceDocumentDiagnosticReport[],
  parts: Parts,
): WorkspaceDiagnosticReport {
  if (!parts || reports.length <= filesPerPart) return { items: [...reports] };
  for (let start = 0; start < reports.length; start += filesPerPart) {
    parts.report({ items: reports.slice(start, start + filesPerPart) });
  }
  return { items: [] };
}

/** Resolves soon after the next change, or at once when the request is cancelled. */
function nextChange({ changes, documents }: Session, token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    const listeners = [
      changes.event(() => done(flock)),
      documents.onEdited(() => done(flock)),
      documents.onClosed(() => done(flock)),
      token.onCancellationRequested(() => done(0)),
    ];
    function done(wait: number): void {
      for (const listener of listeners) listener.dispose();
      void delay(wait).then(resolve);
    }
  });
}
