import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/**
 * A language server as a process, with the little of an editor that measuring needs. `pulls` says how it gives its
 * diagnostics: when asked, or by itself.
 *
 * @param {{ command: readonly string[], folder: string, pulls: boolean, settings?: unknown }} options
 */
export async function startServer({ command, folder, pulls, settings = {} }) {
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = [];
  let registrations = 0;
  let refreshed = 0;
  connection.onRequest("workspace/configuration", ({ items }) =>
    items.map(({ section }) => settings[section]),
  );
  connection.onRequest("client/registerCapability", () => {
    registrations++;
    return null;
  });
  connection.onRequest("workspace/diagnostic/refresh", () => {
    refreshed++;
    return null;
  });
  connection.onRequest(() => null);
  connection.onNotification("textDocument/publishDiagnostics", (published) => {
    for (const each of waiting.splice(0)) each(published);
  });
  connection.onNotification(() => {});
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: uriOf(folder),
    ...introduction(folder),
  });
  await connection.sendNotification("initialized", {});
  const versions = new Map();
  return {
    pid: child.pid,
    connection,
    refreshed: () => refreshed,
    registrations: () => registrations,
    open(file) {
      const text = readFileSync(file, "utf8");
      versions.set(file, 1);
      const textDocument = { uri: uriOf(file), languageId: "yaml", version: 1, text };
      return connection.sendNotification("textDocument/didOpen", { textDocument });
    },
    /** Replaces a range and waits for the diagnostics of the new text; gives the milliseconds. */
    async keystroke(file, range, text) {
      const version = versions.get(file) + 1;
      versions.set(file, version);
      const textDocument = { uri: uriOf(file), version };
      const began = performance.now();
      const change = { textDocument, contentChanges: [{ range, text }] };
      const sent = connection.sendNotification("textDocument/didChange", change);
      if (pulls) {
        await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: uriOf(file) } });
      } else {
        await new Promise((resolve) => waiting.push(resolve));
      }
      await sent;
      return performance.now() - began;
    },
    diagnostics: (file) =>
      pulls
        ? connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: uriOf(file) } })
        : new Promise((resolve) => waiting.push(resolve)),
    async hover(file, position) {
      const began = performance.now();
      await connection.sendRequest("textDocument/hover", { textDocument: { uri: uriOf(file) }, position });
      return performance.now() - began;
    },
    /** Megabytes of memory now, and at the most. */
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      const read = (key) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
      return { now: read("VmRSS"), peak: read("VmHWM") };
    },
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
      connection.dispose();
    },
  };
}

export function uriOf(file) {
  return pathToFileURL(file).toString();
}

function introduction(folder) {
  return {
    workspaceFolders: [{ uri: uriOf(folder), name: "bench" }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
      textDocument: {
        diagnostic: { dynamicRegistration: true },
        publishDiagnostics: { relatedInformation: true },
        hover: { contentFormat: ["markdown"] },
      },
      window: { workDoneProgress: true },
    },
  };
}
