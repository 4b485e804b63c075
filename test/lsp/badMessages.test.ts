import { beforeAll, describe, expect, it } from "vitest";
import { CancellationTokenSource, ResponseError } from "vscode-languageserver/node";
import { type Client, pause, until } from "./support/client.ts";
import { containerName, deployment } from "./support/manifests.ts";
import { ordinaryRound } from "./support/ordinaryRound.ts";
import { servers } from "./support/server.ts";
import type { Workspace } from "./support/workspace.ts";
import { wrongSettings } from "./support/wrongSettings.ts";

/** Milliseconds until a test is taken to hang: many share the machine. */
const timeout = 40_000;

describe("a server that was told", { timeout }, () => {
  const { startIn } = servers();
  let expected: unknown;

  beforeAll(async () => {
    const { client, workspace } = await startIn();
    expected = await ordinaryRound(client, workspace);
    expect(JSON.stringify(expected)).toContain("prestop-missing");
  });

  /** It answers as a server does that has just been started. */
  async function worksAsEver(client: Client, workspace: Workspace): Promise<void> {
    expect(await ordinaryRound(client, workspace)).toEqual(expected);
    expect(client.log.filter((line) => /Uncaught|Unhandled/.test(line))).toEqual([]);
  }

  it("parameters of every wrong shape answers each request, with nothing or an error", async () => {
    const { client, workspace } = await startIn();
    const textDocument = { uri: workspace.uriOf("deployment.yaml") };
    client.open(textDocument.uri, deployment());
    const range = { start: { line: 14, character: 16 }, end: { line: 14, character: 19 } };
    const shapes: readonly unknown[] = [
      ...[undefined, null, 7, "x", true, [], [null], {}],
      ...[
        { textDocument: null },
        { textDocument: {} },
        { textDocument: { uri: 5 } },
        { textDocument: { uri: null } },
      ],
      ...[{ textDocument: { uri: "file:///nowhere.yaml" }, position: { line: 0, character: 0 }, range }],
      ...[{ textDocument }, { textDocument, position: null }, { textDocument, position: {} }],
      { textDocument, position: { line: "3", character: [] } },
      { textDocument, range: null, context: null },
      { textDocument, range: { start: null, end: null } },
      { textDocument, range, context: { only: "quickfix", diagnostics: null } },
      { textDocument, range, context: { only: [null, 5], triggerKind: "x" } },
      { textDocument, previousResultId: {}, identifier: 5 },
      { title: null, data: { fix: null } },
      { data: { fix: { id: "constructor", title: "", kind: "copy", rule: "", findingKey: "", uri: "\0" } } },
      { data: { fix: { id: "a", title: "a", kind: "edit", rule: "a", findingKey: "a", ...textDocument } } },
      ...[{ data: { fixAll: {} } }, { data: { fixAll: "file:///nowhere.yaml" } }, { data: "x" }],
      ...[{ command: 5 }, { command: "rm", arguments: ["-rf"] }, { command: "toString", arguments: null }],
      { command: "podgrace.server.scanWorkspace", arguments: { x: 1 }, workDoneToken: {} },
      { workDoneToken: [] },
    ];
    const requests = ["hover", "codeAction", "diagnostic"].map((name) => `textDocument/${name}`);
    requests.push(
      "codeAction/resolve",
      "workspace/executeCommand",
      "podgrace/scan",
      "textDocument/rename",
      "$/x",
    );
    const notifications = ["didOpen", "didChange", "didClose", "didSave"].map(
      (name) => `textDocument/${name}`,
    );
    notifications.push("workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles");
    notifications.push(
      "workspace/didChangeWorkspaceFolders",
      "$/setTrace",
      "$/cancelRequest",
      "$/x",
      "podgrace/x",
    );
    for (const params of shapes) {
      for (const method of notifications) void client.connection.sendNotification(method, params);
      for (const method of requests) {
        const answer = await client.connection.sendRequest(method, params).catch((error: unknown) => error);
        if (answer instanceof Error) expect(answer).toBeInstanceOf(ResponseError);
      }
    }
    expect(client.process.exitCode).toBeNull();
    await worksAsEver(client, workspace);
  });

  it("commands and methods that do not exist says so", async () => {
    const { client, workspace } = await startIn();
    const { connection } = client;
    const unknown = connection.sendRequest("workspace/executeCommand", { command: "podgrace.fixAll" });
    await expect(unknown).rejects.toThrow("There is no command podgrace.fixAll.");
    await expect(connection.sendRequest("textDocument/rename", {})).rejects.toThrow("textDocument/rename");
    await worksAsEver(client, workspace);
  });

  it("edits of documents that are not open, in any order, keeps to what is open", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    const tell = (method: string, version: unknown, rest: object) =>
      void client.connection.sendNotification(`textDocument/${method}`, {
        textDocument: { uri, version, languageId: "yaml", ...rest },
        ...rest,
      });
    const text = deployment();
    const end = { line: 1e9, character: 1e9 };
    const all = { start: { line: 0, character: 0 }, end };
    tell("didChange", 1, { contentChanges: [{ text: "kind: [" }] });
    tell("didClose", 1, {});
    tell("didOpen", 5, { text: "kind: [" });
    tell("didOpen", 5, { text: "# again\n" });
    tell("didChange", 3, { contentChanges: [{ range: all, text: "# older\n" }] });
    tell("didChange", null, { contentChanges: [{ text: "x" }, null, { text: 5 }] });
    tell("didChange", 9, { contentChanges: null });
    tell("didChange", 9, { contentChanges: [{ range: { start: end, end: all.start }, text: "" }] });
    tell("didChange", 9, { contentChanges: [{ range: { start: { line: -4, character: -4 }, end }, text }] });
    tell("didChange", -1, { contentChanges: [{ text }] });
    const found = await client.diagnostics(uri, (items) => items.some(({ severity }) => severity === 2));
    expect(found[0]?.range).toEqual(containerName);
    client.close(uri);
    client.close(uri);
    await worksAsEver(client, workspace);
  });

  it("places that do not exist answers for the nearest one, or not at all", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri, (items) => items.some(({ severity }) => severity === 2));
    const title = "Add a preStop delay of 70 s and set terminationGracePeriodSeconds to 90";
    const titles = async (start: object, end: object) => {
      const range = { start, end } as typeof containerName;
      return (await client.codeActions(uri, range, ["quickfix"])).map((action) => action.title);
    };
    const { start, end } = containerName;
    expect(await titles(end, start)).toContain(title);
    expect(await titles({ line: -9, character: -9 }, { line: 2 ** 31, character: 2 ** 53 })).toContain(title);
    expect(await titles({ line: 14, character: 1e9 }, { line: 14, character: 1e308 })).toEqual([]);
    expect(await titles({ line: 99, character: 0 }, { line: 99, character: 0 })).toEqual([]);
    expect((await client.hover(uri, 14, 17))?.range).toEqual(containerName);
    for (const [line, character] of [
      [-1, 0],
      [1e9, 0],
      [2 ** 53, 2 ** 53],
      [14.5, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(await client.hover(uri, line, character)).toBeNull();
    }
    client.close(uri);
    await worksAsEver(client, workspace);
  });

  it("settings that are none names each, and keeps what was right before", async () => {
    const { client, workspace } = await startIn();
    for (const [settings, complaint] of wrongSettings) {
      const before = client.messages.length;
      client.settings = settings;
      void client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
      await until(
        `a word about ${JSON.stringify(settings).slice(0, 80)}`,
        () => client.messages.length > before,
      );
      const message = client.messages.at(-1) ?? "";
      expect(message).toContain(complaint);
      expect(message.length).toBeLessThan(1500);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
      expect(message).not.toMatch(/[\u0000-\u001f]/);
      expect(await ordinaryRound(client, workspace)).toEqual(expected);
    }
  });

  it("nothing when it asks for settings, or nonsense, works without them", async () => {
    const answers: (() => unknown)[] = [
      () => null,
      () => [],
      () => "x",
      () => {
        throw new Error("no settings today");
      },
      () => pause(60_000),
    ];
    for (const answer of answers) {
      const { client, workspace } = await startIn(undefined, {
        requests: { "workspace/configuration": answer },
      });
      await worksAsEver(client, workspace);
    }
  });

  it("to cancel every request goes on", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    const textDocument = { uri };
    client.open(uri, deployment());
    const params: Readonly<Record<string, object>> = {
      "textDocument/hover": { textDocument, position: containerName.start },
      "textDocument/codeAction": { textDocument, range: containerName, context: { diagnostics: [] } },
      "textDocument/diagnostic": { textDocument },
      "workspace/diagnostic": { previousResultIds: [] },
      "codeAction/resolve": { title: "x", data: { fixAll: uri } },
      "workspace/executeCommand": { command: "podgrace.server.scanWorkspace" },
      "podgrace/scan": {},
    };
    for (const wait of [0, 1, 5, 30]) {
      const answers = Object.entries(params).map(async ([method, each]) => {
        const source = new CancellationTokenSource();
        const answer = client.connection.sendRequest(method, each, source.token);
        setTimeout(() => source.cancel(), wait);
        return answer.catch((error: unknown) => expect(error).toBeInstanceOf(ResponseError));
      });
      expect(await Promise.all(answers)).toHaveLength(Object.keys(params).length);
    }
    client.close(uri);
    await worksAsEver(client, workspace);
  });

  it("200 edits, each with a pull behind it, answers for the text of that moment or a later one", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri, (items) => items.some(({ severity }) => severity === 2));
    const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const pulls = Array.from({ length: 200 }, () => {
      client.edit(uri, "#\n", top);
      return client.pull(uri);
    });
    const lines = (await Promise.all(pulls)).map((report) =>
      report.kind === "full" ? (report.items[0]?.range.start.line ?? 0) : 0,
    );
    expect(lines.filter((line, at) => line < 14 + at + 1)).toEqual([]);
    expect(lines.at(-1)).toBe(14 + 200);
    client.close(uri);
    await worksAsEver(client, workspace);
  });
});
