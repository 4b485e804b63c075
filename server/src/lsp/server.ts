import {
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
} from "vscode-languageserver";
import { serveCodeActions } from "./codeActions.ts";
import { serveCommands } from "./commands.ts";
import { serveCompletion } from "./completion.ts";
import { serveConfiguration, serveConfigurationText, watchConfiguration } from "./configuration.ts";
import { createSession } from "./createSession.ts";
import { serveDocuments } from "./documentSync.ts";
import { serveFixWorkspace } from "./fixWorkspace.ts";
import { serveHover } from "./hover.ts";
import { serveInPlace } from "./inPlace.ts";
import { serveOverview } from "./overview.ts";
import { servePullDiagnostics } from "./pullDiagnostics.ts";
import { servePushDiagnostics } from "./pushDiagnostics.ts";
import type { Runtime } from "./runtime.ts";
import { serveScan } from "./scan.ts";
import { serveRenderedScan } from "./scanRendered.ts";
import { serveFolders } from "./serveFolders.ts";
import { serverCapabilities } from "./serverCapabilities.ts";
import { serveTimeline } from "./timeline.ts";
import { serveWatchedFiles, watchFiles } from "./watching.ts";
import { serveWorkspaceReport } from "./workspaceReport.ts";

/** Serves one client until it leaves. Everything that differs between hosts comes with `runtime`. */
export function startServer(connection: Connection, runtime: Runtime): void {
  let initialized = false;
  connection.onInitialize((params) => {
    if (initialized) return new ResponseError(ErrorCodes.InvalidRequest, "already initialized");
    initialized = true;
    return initialize(connection, runtime, params);
  });
  connection.listen();
}

/** Each part takes the requests it answers; which of them come depends on what the client can do. */
function initialize(connection: Connection, runtime: Runtime, params: InitializeParams): InitializeResult {
  const session = createSession(connection, runtime, params);
  const { client } = session;
  serveDocuments(session);
  serveHover(session);
  serveCompletion(session);
  serveCodeActions(session);
  serveConfigurationText(session);
  serveFixWorkspace(session);
  serveTimeline(session);
  serveInPlace(session);
  serveOverview(session);
  serveWorkspaceReport(session);
  serveWatchedFiles(session);
  const diagnostics = client.diagnostics.pull ? servePullDiagnostics(session) : servePushDiagnostics(session);
  const configuration = serveConfiguration(session);
  serveCommands(session, [
    serveScan(session, diagnostics),
    serveRenderedScan(session, diagnostics, configuration),
  ]);
  const openFolders = serveFolders(session, configuration, params);
  connection.onInitialized(() => {
    diagnostics.start();
    watchConfiguration(session);
    watchFiles(session);
    openFolders();
  });
  return { capabilities: serverCapabilities(client), serverInfo: { name: "podgrace" } };
}
