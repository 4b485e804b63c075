import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { startExtension } from "../extension.ts";

/** The extension in VS Code for the Web: the server is a worker. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist", "browser", "server.js").toString(true);
  const start = async () => new Worker(script);
  await startExtension(context, (options) => new LanguageClient("podgrace", "Podgrace", start, options));
}
