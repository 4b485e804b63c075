import { type ExtensionContext, Uri } from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from "vscode-languageclient/browser";
import { startExtension } from "../extension.ts";

/** The extension in VS Code for the Web: the server is a worker. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist", "server.js").toString(true);
  // A new worker for each start. The transports are made here because the editor's own `Worker` function
  // gives objects that are no instance of it, which the client would not take for workers.
  const start = async (): Promise<MessageTransports> => {
    const worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  await startExtension(context, (options) => new LanguageClient("podgrace", "Podgrace", start, options));
}
