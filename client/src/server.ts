import * as vscode from "vscode";
import type { BaseLanguageClient, WorkDoneProgressReport } from "vscode-languageclient";
import { workspaceTrustedNotification } from "../../server/src/protocol/scanRendered.ts";
import { type ServerStatus, statusNotification } from "../../server/src/protocol/status.ts";
import type { Library } from "./library.ts";
import { servedSchemes } from "./servedSchemes.ts";

/** Nothing of it is needed before the server is started. */
export type LoadLibrary = () => Promise<Library>;

/** The language server, started again as often as needed. */
export interface Server {
  start(): Promise<void>;
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** Tells the server that the user has come to trust the workspace. One that is started later knows it by itself. */
  trust(): void;
  /** The client, once it can be asked; rejects when the server does not start. */
  ready(): Promise<BaseLanguageClient>;
  /** Listens to the reports on a request that carries the token, which has to be sent behind this. */
  onProgress(token: string, listener: (report: WorkDoneProgressReport) => void): vscode.Disposable;
  readonly condition: Condition;
  readonly onCondition: vscode.Event<Condition>;
  /** Listens to a notification of ours, also after the server was started again. */
  onNotification(method: string, listener: () => void): vscode.Disposable;
}

/** What the user may want to know about the server. */
export type Condition = "starting" | "indexing" | "ready" | "failed";

/** @param extension the folder of the extension, where the pages of the rules are */
export function createServer(
  loadLibrary: LoadLibrary,
  extension: vscode.Uri,
  output: vscode.LogOutputChannel,
): Server {
  const conditions = new vscode.EventEmitter<Condition>();
  let condition: Condition = "starting";
  const listeners = new Set<readonly [method: string, listener: () => void]>();
  let library: Library | undefined;
  let client: BaseLanguageClient | undefined;
  let started: Promise<void> = Promise.resolve();

  function become(next: Condition): void {
    condition = next;
    conditions.fire(next);
  }

  async function open(): Promise<BaseLanguageClient> {
    // What the editor waits for comes first.
    await new Promise((resolve) => setTimeout(resolve));
    library ??= await loadLibrary();
    const opened = library.openClient(extension, output, {
      restart,
      changed(state) {
        if (opened !== client) return;
        if (state === "starting") become("starting");
        if (state === "running" && condition === "starting") become("ready");
        if (state === "stopped") become("failed");
      },
    });
    opened.onNotification(statusNotification, ({ indexing }: ServerStatus) =>
      become(indexing ? "indexing" : "ready"),
    );
    for (const [method, listener] of listeners) opened.onNotification(method, listener);
    return opened;
  }

  async function start(): Promise<void> {
    started = open().then((opened) => {
      client = opened;
      return opened.start();
    });
    try {
      await started;
    } catch (error) {
      become("failed");
      output.error(`The server did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function stop(): Promise<void> {
    await started.catch(() => {});
    const stopped = client;
    client = undefined;
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
    onProgress(token, listener) {
      if (!client || !library) return new vscode.Disposable(() => {});
      return client.onProgress(library.workDoneProgress, token, (value) => {
        if (value.kind === "report") listener(value);
      });
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
