import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  Registration,
  Unregistration,
} from "vscode-languageserver";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** A small editor: it speaks the protocol over stdio and writes down what it is told. */
export interface Client {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  /** What the server has registered and not taken back. */
  readonly registrations: Map<string, Registration>;
  readonly log: readonly string[];
  readonly messages: readonly string[];
  readonly pushed: readonly PublishDiagnosticsParams[];
  readonly refreshes: () => number;
  /** The tree below `podgrace` that the server gets when it asks; by scope, or for all. */
  settings: unknown | ((scope: string) => unknown);

  open(uri: string, text: string, languageId?: string): void;
  /** Replaces a range, or without one the whole text. */
  edit(uri: string, text: string, range?: Range): void;
  close(uri: string): void;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** The diagnostics of a file, once there are as many as the predicate wants. */
  diagnostics(
    uri: string,
    enough?: (found: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]>;
  hover(uri: string, line: number, character: number): Promise<Hover | null>;
  codeActions(uri: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]>;
  /** Shuts the server down as the protocol wants it; gives its exit code. */
  stop(): Promise<number | null>;
}

export interface ClientOptions {
  readonly server: string;
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly settings?: Client["settings"];
  /** Null where the server runs as somebody who may not see this process: it would take it for dead and end itself. */
  readonly processId?: null;
  /** Answers to requests of our own. */
  readonly requests?: Readonly<Record<string, (params: { readonly uri: string }) => unknown>>;
}

/** What VS Code can do, as far as it matters here. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ["create", "rename", "delete"],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["", "quickfix", "source"] } },
      dataSupport: true,
      disabledSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ["edit", "command"] },
    },
  },
  window: { workDoneProgress: true },
};

/** What an old or simple editor can do: push, plain edits, no configuration. */
export const plainCapabilities: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: {},
    hover: { contentFormat: ["plaintext"] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
  },
};

export async function startClient(options: ClientOptions): Promise<Client> {
  const process = spawn(globalThis.process.execPath, [options.server, "--stdio"], { stdio: "pipe" });
  const connection = createMessageConnection(
    new StreamMessageReader(process.stdout),
    new StreamMessageWriter(process.stdin),
  );
  const versions = new Map<string, number>();
  const registrations = new Map<string, Registration>();
  const log: string[] = [];
  const messages: string[] = [];
  const pushed: PublishDiagnosticsParams[] = [];
  let refreshes = 0;
  process.stderr.on("data", (data) => void log.push(String(data)));
  // Whoever waits for an answer of a server that has ended hears so at once.
  process.on("exit", () => connection.dispose());

  connection.onRequest("client/registerCapability", (params: { registrations: Registration[] }) => {
    for (const each of params.registrations) registrations.set(each.id, each);
    return null;
  });
  connection.onRequest("client/unregisterCapability", (params: { unregisterations: Unregistration[] }) => {
    for (const { id } of params.unregisterations) registrations.delete(id);
    return null;
  });
  connection.onRequest("workspace/configuration", ({ items }: { items: { scopeUri: string }[] }) =>
    items.map(({ scopeUri }) => {
      const { settings } = client;
      return typeof settings === "function" ? settings(scopeUri) : (settings ?? null);
    }),
  );
  connection.onRequest("workspace/diagnostic/refresh", () => {
    refreshes += 1;
    return null;
  });
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onNotification(
    "window/logMessage",
    ({ message }: { message: string }) => void log.push(message),
  );
  connection.onNotification(
    "window/showMessage",
    ({ message }: { message: string }) => void messages.push(message),
  );
  connection.onNotification("textDocument/publishDiagnostics", (params) => void pushed.push(params));
  for (const [method, answer] of Object.entries(options.requests ?? {})) connection.onRequest(method, answer);
  connection.onUnhandledNotification(() => {});
  connection.listen();

  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: options.processId === null ? null : globalThis.process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? fullCapabilities,
    initializationOptions: options.initializationOptions,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
  });
  // A server that has just ended takes no more notifications.
  const notify = (method: string, params: unknown) =>
    void connection.sendNotification(method, params).catch(() => {});

  const client: Client = {
    connection,
    process,
    initialized,
    registrations,
    log,
    messages,
    pushed,
    refreshes: () => refreshes,
    settings: options.settings,
    open(uri, text, languageId = "yaml") {
      versions.set(uri, 1);
      notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
    },
    edit(uri, text, range) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const change = range ? { range, text } : { text };
      notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [change] });
    },
    close: (uri) => notify("textDocument/didClose", { textDocument: { uri } }),
    pull: (uri, previousResultId) =>
      connection.sendRequest("textDocument/diagnostic", { textDocument: { uri }, previousResultId }),
    diagnostics: (uri, enough = (found) => found.length > 0) =>
      until(`diagnostics of ${uri}`, async () => {
        const report = await client.pull(uri);
        return report.kind === "full" && enough(report.items) ? report.items : undefined;
      }),
    hover: (uri, line, character) =>
      connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: { line, character } }),
    codeActions: (uri, range, only) =>
      connection.sendRequest("textDocument/codeAction", {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      }),
    async stop() {
      await connection.sendRequest("shutdown");
      const exited = once(process, "exit");
      notify("exit", undefined);
      const [code] = await exited;
      connection.dispose();
      return code;
    },
  };
  notify("initialized", {});
  return client;
}

/** Asks again and again, and says what was waited for in vain. */
export async function until<T>(
  expectation: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 25,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s for ${expectation}`);
    await pause(20);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
