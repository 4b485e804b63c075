import {
  type Disposable,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
} from "vscode-languageserver";
import { canonicalUri } from "../host/canonicalUri.ts";
import { diagnosticsOf, type FileDiagnostics, nothing } from "./diagnostics.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { debounced, withinMilliseconds } from "./timing.ts";
import { serveWorkspaceDiagnostics } from "./workspaceDiagnostics.ts";

/** How findings reach the client. */
export interface DiagnosticsOutlet {
  /** The client is ready to take registrations. */
  start(): void;
  /** From now on the findings of files that nobody opened are shown too. */
  showWorkspace(): Promise<void>;
}

/** Milliseconds that a scan waits for a client to confirm a registration: its figures are there without it. */
const patience = 3000;

/** Milliseconds without a change after which the client is asked to pull again. */
const quiet = 150;

/** The client pulls: it asks for the files it shows, and is told when to ask again. */
export function servePullDiagnostics(session: Session): DiagnosticsOutlet {
  const { connection, client, log } = session;
  const answer = runSafely(log, "Diagnostics", fullReport(nothing), (params: DocumentDiagnosticParams) =>
    report(session, params),
  );
  connection.languages.diagnostics.on((params) => answer(params));
  serveWorkspaceDiagnostics(session);
  if (client.diagnostics.refresh) askToPullAgain(session);
  return client.diagnostics.dynamicRegistration ? registeredAnew(session) : fixedRegistration;
}

async function report(session: Session, params: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
  const uri = canonicalUri(params.textDocument.uri);
  session.documents.settle();
  const folder = session.folders.find(uri);
  if (!folder) return fullReport(nothing);
  await folder.configured;
  session.documents.settle();
  const current = diagnosticsOf(session, folder, uri);
  return current.resultId === params.previousResultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: current.resultId }
    : fullReport(current);
}

function fullReport({ resultId, items }: FileDiagnostics): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
}

/** What was announced in the capabilities stays as it is; whoever pulls for the workspace gets it. */
const fixedRegistration: DiagnosticsOutlet = { start: () => {}, showWorkspace: async () => {} };

/** A client pulls for the document that was edited; about everything else it has to be told. */
function askToPullAgain({ connection, changes, documents, log }: Session): void {
  const refresh = runSafely(log, "Refreshing diagnostics", undefined, () =>
    connection.languages.diagnostics.refresh(),
  );
  const soon = debounced(quiet, () => void refresh());
  changes.event(({ cause, others }) => {
    const known = cause === "edit" && (!others || documents.all().length < 2);
    if (!known && documents.all().length > 0) soon();
  });
}

/**
 * Registers pulling for documents, and at the first scan once more, with the workspace. Two registrations at a time
 * would show every finding twice, so the first is taken back before.
 */
function registeredAnew({ connection, log }: Session): DiagnosticsOutlet {
  const register = runSafely(
    log,
    "Registering diagnostics",
    undefined,
    async (workspaceDiagnostics: boolean) =>
      connection.client.register(DocumentDiagnosticRequest.type, {
        documentSelector: null,
        identifier: "podgrace",
        interFileDependencies: true,
        workspaceDiagnostics,
      }),
  );
  let documentsOnly: Promise<Disposable | undefined> = Promise.resolve(undefined);
  let workspace: Promise<unknown> | undefined;
  return {
    start() {
      documentsOnly = register(false);
    },
    async showWorkspace() {
      workspace ??= documentsOnly.then((registration) => {
        registration?.dispose();
        return register(true);
      });
      await withinMilliseconds(patience, workspace);
    },
  };
}
