import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { createLanguageService } from "../../languageService/languageService.ts";
import { startServer } from "../server.ts";

declare const self: DedicatedWorkerGlobalScope;

/** The server in a web worker: it has no files of its own and asks the editor for them. */
startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  createService: (root) => createLanguageService(undefined, root),
  files: null,
  createRenderer: null,
  rulePages: null,
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
  // A worker has no say in that.
  tightenHeap: () => () => {},
});
