import type { Connection, InitializeParams } from "vscode-languageserver";
import { judgeRendered } from "../languageService/rendered/scanRendered.ts";
import { createChanges } from "./changes.ts";
import { clientTraits } from "./clientTraits.ts";
import { currentText } from "./currentText.ts";
import { createDisplays } from "./display.ts";
import { createDocuments } from "./documents.ts";
import { createFolders } from "./folders.ts";
import { reachableFiles } from "./reachableFiles.ts";
import { createRenderedFindings } from "./renderedFindings.ts";
import { runSafely } from "./runSafely.ts";
import type { Runtime } from "./runtime.ts";
import type { Session } from "./session.ts";

/** Puts together what the parts of the server share, for the client that introduced itself with `params`. */
export function createSession(connection: Connection, runtime: Runtime, params: InitializeParams): Session {
  const client = clientTraits(params);
  const log = (line: string) => connection.console.error(line);
  const ask = (method: string, asked: { readonly uri: string }) =>
    connection.sendRequest<unknown>(method, asked);
  const files = reachableFiles(runtime.files, client.options.readsFiles ? ask : null);
  const changes = createChanges();
  const folders = createFolders({ createService: runtime.createService, log, canBeRead: files.canBeRead });
  const documents = createDocuments(folders, changes, log);
  const render = { locale: client.locale };
  const read = (uri: string) => currentText({ documents, files }, uri);
  const renderedFindings = createRenderedFindings(
    changes,
    documents,
    runSafely(log, "Judging what is rendered", [], ({ service }, outputs) =>
      judgeRendered(outputs, { service, read, options: render }),
    ),
  );
  const displays = createDisplays();
  return {
    displays,
    connection,
    runtime,
    client,
    log,
    files,
    folders,
    documents,
    changes,
    renderedFindings,
    render,
  };
}
