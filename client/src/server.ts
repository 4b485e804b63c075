import * as vscode from "vscode";
import { type BaseLanguageClient, type LanguageClientOptions, State } from "vscode-languageclient";
import { workspaceTrustedNotification } from "../../server/src/protocol/scanRendered.ts";
import { type ServerStatus, statusNotification } from "../../server/src/protocol/status.ts";
import { clientOptions, servedSchemes } from "./clientOptions.ts";
import { answerFileRequests } from "./fileRequests.ts";

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** The language server, started again as often as needed. */
export interface Server {
  start(): Promise<void>;
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** Tells the server that the user has come to trust the workspace. One that is started later knows it by itself. */
  trust(): void;
  /** The client, once it can be asked; rejects when the server does not start. */
  ready(): Promise<BaseLanguageClient>;
  readonly condition: Condition;
  readonly onCondition: vscode.Event<Condition>;
  /** Listens to a notification of ours, also after the server was started again. */
  onNotification(method: string, listener: () => void): vscode.Disposable;
}

/** What the user may want to know about the server. */
export type Condition = "starting" | "indexing" | "ready" | "failed";

/** @param extension the folder of the extension, where the pages of the rules are */
export function createServer(
  createClient: CreateClient,
  extension: vscode.Uri,
  output: vscode.LogOutputChannel,
): Server {
  const conditions = new vscode.EventEmitter<Condition>();
  let condition: Condition = "starting";
  const listeners = new Set<readonly [method: string, listener: () => void]>();
  let client: BaseLanguageClient | undefined;
  let started: Promise<void> = Promise.resolve();

  function become(next: Condition): void {
    condition = next;
    conditions.fire(next);
  }

  function open(): BaseLanguageClient {
    const opened = createClient(clientOptions(extension, output, () => restart()));
    opened.onDidChangeState(({ newState }) => {
      if (opened !== client) return;
      if (newState === State.Starting) become("starting");
      if (newState === State.Running && condition === "starting") become("ready");
      if (newState === State.Stopped || newState === State.StartFailed) become("failed");
    });
    opened.onNotification(statusNotification, ({ indexing }: ServerStatus) =>
      become(indexing ? "indexing" : "ready"),
    );
    for (const [method, listener] of listeners) opened.onNotification(method, listener);
    answerFileRequests(opened);
    return opened;
  }

  async function start(): Promise<void> {
    client = open();
    started = client.start();
    try {
      await started;
    } catch (error) {
      become("failed");
      output.error(`The server did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function stop(): Promise<void> {
    const stopped = client;
    client = undefined;
    await started.catch(() => {});
    if (stopped?.needsStop()) await stopped.stop();
  }

  async function restart(): Promise<void> {
    await stop();
    await start();
  }

  const schemes = JSON.stringify(servedSchemes());
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(() => {
    // Which documents the server is told about is decided when it starts.
    if (JSON.stringify(servedSchemes()) !== schemes) void restart();
  });

  return {
    start,
    async stop() {
      folders.dispose();
      await stop();
    },
    restart,
    trust: () => void started.then(() => client?.sendNotification(workspaceTrustedNotification)),
    async ready() {
      await started;
      if (!client) throw new Error("The server has been stopped.");
      return client;
    },
    get condition() {
      return condition;
    },
    onCondition: conditions.event,
    onNotification(method, listener) {
      const entry = [method, listener] as const;
      listeners.add(entry);
      return { dispose: () => void listeners.delete(entry) };
    },
  };
}
