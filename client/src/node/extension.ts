import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { startExtension } from "../extension.ts";

/** The extension on the desktop and in remote windows: the server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
  const server = { module, transport: TransportKind.ipc };
  const debug = { ...server, options: { execArgv: ["--nolazy", "--inspect=6009"] } };
  await startExtension(
    context,
    (options) => new LanguageClient("podgrace", "Podgrace", { run: server, debug }, options),
  );
}
