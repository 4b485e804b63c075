import type * as vscode from "vscode";
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  State,
  WorkDoneProgress,
} from "vscode-languageclient";
import { clientOptions } from "./clientOptions.ts";
import { answerFileRequests } from "./fileRequests.ts";

/** What needs the library of the language client, which is most of our code: with this file it is loaded. */
export interface Library {
  /** A client of the language server that has not been started yet. */
  openClient(extension: vscode.Uri, output: vscode.LogOutputChannel, hooks: ClientHooks): BaseLanguageClient;
  readonly workDoneProgress: typeof WorkDoneProgress.type;
}

/** What the client tells of itself, and asks for. */
export interface ClientHooks {
  changed(state: "starting" | "running" | "stopped"): void;
  restart(): Promise<void>;
}

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

export function libraryWith(clientsIn: (extension: vscode.Uri) => CreateClient): Library {
  return {
    openClient(extension, output, hooks) {
      const createClient = clientsIn(extension);
      const client = createClient(clientOptions(extension, output, () => hooks.restart()));
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Starting) hooks.changed("starting");
        if (newState === State.Running) hooks.changed("running");
        if (newState === State.Stopped || newState === State.StartFailed) hooks.changed("stopped");
      });
      answerFileRequests(client);
      return client;
    },
    workDoneProgress: WorkDoneProgress.type,
  };
}
