import { Uri } from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from "vscode-languageclient/browser";
import type { CreateClient } from "../library.ts";

/** Clients whose server is a worker. */
export function clientsIn(extension: Uri): CreateClient {
  const script = Uri.joinPath(extension, "dist", "server.js").toString(true);
  // A new worker for each start. The transports are made here because the editor's own `Worker` function
  // gives objects that are no instance of it, which the client would not take for workers.
  const start = async (): Promise<MessageTransports> => {
    const worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return (options) => new LanguageClient("podgrace", "Podgrace", start, options);
}
