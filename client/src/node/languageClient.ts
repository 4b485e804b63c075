import { Uri } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { CreateClient } from "../library.ts";

/** Clients whose server is a process of its own. */
export function clientsIn(extension: Uri): CreateClient {
  const module = Uri.joinPath(extension, "dist", "server.js").fsPath;
  const server = { module, transport: TransportKind.ipc };
  const debug = { ...server, options: { execArgv: ["--nolazy", "--inspect=6009"] } };
  return (options) => new LanguageClient("podgrace", "Podgrace", { run: server, debug }, options);
}
