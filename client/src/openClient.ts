import type * as vscode from "vscode";
import { type BaseLanguageClient, type LanguageClientOptions, State } from "vscode-languageclient";
import { clientOptions } from "./clientOptions.ts";
import { answerFileRequests } from "./fileRequests.ts";

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What the client tells of itself, and asks for. */
export interface ClientHooks {
  changed(state: "starting" | "running" | "stopped"): void;
  restart(): Promise<void>;
}

/** A client of the language server that has not been started yet. With this file the library for it is loaded. */
export function openClient(
  createClient: CreateClient,
  extension: vscode.Uri,
  output: vscode.LogOutputChannel,
  hooks: ClientHooks,
): BaseLanguageClient {
  const client = createClient(clientOptions(extension, output, () => hooks.restart()));
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) hooks.changed("starting");
    if (newState === State.Running) hooks.changed("running");
    if (newState === State.Stopped || newState === State.StartFailed) hooks.changed("stopped");
  });
  answerFileRequests(client);
  return client;
}
