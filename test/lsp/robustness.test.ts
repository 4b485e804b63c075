import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { type Client, until } from "./support/client.ts";
import { deployment, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

describe("the server outlives", () => {
  const { startIn, start, folder } = servers();

  /** It still answers, and rightly. */
  async function works(client: Client, uri: string): Promise<void> {
    client.open(uri, deployment());
    expect(await client.diagnostics(uri)).toHaveLength(1);
  }

  it("parameters that are none", async () => {
    const { client, workspace } = await startIn();
    const { connection } = client;
    const uri = workspace.uriOf("deployment.yaml");
    const junk = [
      null,
      {},
      [],
      7,
      { textDocument: null },
      { textDocument: { uri: 5 } },
      { textDocument: { uri } },
    ];
    const requests = [
      "textDocument/hover",
      "textDocument/codeAction",
      "textDocument/diagnostic",
      "workspace/executeCommand",
    ];
    const more = ["codeAction/resolve", "podgrace/scan"];
    for (const params of junk) {
      for (const method of [...requests, ...more])
        await connection.sendRequest(method, params).catch(() => {});
      for (const method of ["didOpen", "didChange", "didClose"]) {
        void connection.sendNotification(`textDocument/${method}`, params);
      }
      for (const method of ["didChangeConfiguration", "didChangeWatchedFiles", "didChangeWorkspaceFolders"]) {
        void connection.sendNotification(`workspace/${method}`, params);
      }
    }
    await works(client, uri);
    expect(client.log.some((line) => line.startsWith("Hover failed"))).toBe(true);
  });

  it("positions that do not exist", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    await works(client, uri);
    // Behind the end of a line means its end: the name of the Deployment.
    expect((await client.hover(uri, 3, 1e9))?.range?.end).toEqual({ line: 3, character: 12 });
    for (const [line, character] of [
      [-5, -5],
      [1e9, 1e9],
      [0.5, 1.5],
      [Number.NaN, 0],
    ] as const) {
      expect(await client.hover(uri, line, character)).toBeNull();
      const range = { start: { line, character }, end: { line: 0, character: 0 } };
      expect(await client.codeActions(uri, range, ["refactor"])).toEqual([]);
      expect(Array.isArray(await client.codeActions(uri, range))).toBe(true);
    }
    client.edit(uri, "x", { start: { line: 1e6, character: 9 }, end: { line: 2, character: 1 } });
    client.edit(uri, deployment());
    expect(await client.diagnostics(uri)).toHaveLength(1);
  });

  it("documents that stand nowhere, and URIs that are odd", async () => {
    const { client, workspace } = await startIn();
    client.open("untitled:Untitled-1", deployment());
    expect((await client.pull("untitled:Untitled-1")).kind).toBe("full");
    for (const uri of [
      "",
      "x",
      "file:",
      "file://",
      "::",
      "file:///%",
      "file:////a//b.yaml",
      "http://[::1/x.yaml",
    ]) {
      client.open(uri, deployment());
      client.edit(uri, deployment());
      await client.pull(uri);
      client.close(uri);
    }
    await works(client, workspace.uriOf("deployment.yaml"));
  });

  it("files that are no manifests, links in circles and folders full of nothing", async () => {
    const workspace = folder();
    writeFileSync(path.join(workspace.path, "binary.yaml"), Buffer.from([0, 1, 2, 0xff, 0xfe, 0]));
    writeFileSync(path.join(workspace.path, "latin1.yaml"), Buffer.from([0xe4, 0xf6, 0xfc, 0x0a]));
    mkdirSync(path.join(workspace.path, "folder.yaml"));
    symlinkSync("..", path.join(workspace.path, "folder.yaml", "loop"));
    symlinkSync("/dev/zero", path.join(workspace.path, "zero.yaml"));
    const client = await start({ folders: [workspace.uri] });
    const summary = await client.connection.sendRequest("podgrace/scan", {});
    expect(summary).toMatchObject({ files: 5, skipped: 1 });
    await works(client, workspace.uriOf("deployment.yaml"));
  });

  it("ten thousand documents in one file", async () => {
    const { client, workspace } = await startIn({ ...shop(), "many.yaml": "a: 1\n---\n".repeat(10_000) });
    client.open(
      workspace.uriOf("many.yaml"),
      `${"a: 1\n---\n".repeat(10_000)}${deployment({ name: "last" })}`,
    );
    await client.pull(workspace.uriOf("many.yaml"));
    await works(client, workspace.uriOf("deployment.yaml"));
  });

  it("files that vanish while they are scanned", async () => {
    const names = Array.from({ length: 300 }, (_, index) => `gone/${index}.yaml`);
    const { client, workspace } = await startIn({
      ...shop(),
      ...Object.fromEntries(names.map((name) => [name, deployment()])),
    });
    const scan = client.connection.sendRequest("podgrace/scan", {});
    workspace.delete("gone");
    await scan;
    expect(await client.connection.sendRequest("podgrace/scan", {})).toMatchObject({ files: 4 });
    await works(client, workspace.uriOf("deployment.yaml"));
  });

  it("a second initialize, unknown methods and text that is no message", async () => {
    const { client, workspace } = await startIn();
    await expect(client.connection.sendRequest("initialize", { capabilities: {} })).rejects.toThrow();
    await expect(client.connection.sendRequest("podgrace/nothing", {})).rejects.toThrow();
    client.process.stdin?.write("Content-Length: 7\r\n\r\n{nonsen");
    await works(client, workspace.uriOf("deployment.yaml"));
  });
});

describe("the life of the server", () => {
  const { startIn, start } = servers();

  it("ends with code 0 after shutdown and exit, and with 1 when the client just leaves", async () => {
    const { client } = await startIn();
    expect(await client.stop()).toBe(0);
    const { client: other } = await startIn();
    const code = new Promise((resolve) => other.process.once("exit", resolve));
    void other.connection.sendNotification("exit");
    expect(await code).toBe(1);
    const { client: third } = await startIn();
    await until("its registrations", () => third.registrations.size === 3);
    const left = new Promise((resolve) => third.process.once("exit", resolve));
    third.process.stdin?.end();
    expect(await left).toBe(1);
  });

  it("ends at once also while a pull of the workspace is held", async () => {
    const { client } = await startIn({});
    const held = client.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] });
    held.catch(() => {});
    await client.connection.sendRequest("podgrace/scan", {});
    expect(await client.stop()).toBe(0);
  });

  it("says what it offers", async () => {
    const client = await start();
    expect(client.initialized).toEqual({
      serverInfo: { name: "podgrace" },
      capabilities: {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: 2 },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [" "] },
        codeLensProvider: {},
        inlayHintProvider: true,
        codeActionProvider: {
          codeActionKinds: ["quickfix", "source.fixAll.podgrace"],
          resolveProvider: true,
        },
        executeCommandProvider: {
          commands: ["podgrace.server.scanWorkspace", "podgrace.server.scanRendered"],
          workDoneProgress: true,
        },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    });
  });
});

describe("a scan", () => {
  const { startIn } = servers();

  it("counts, and tells how far it is", async () => {
    const { client } = await startIn();
    const seen: string[] = [];
    client.connection.onNotification(
      "$/progress",
      ({ token, value }) => void seen.push(`${token} ${value.kind}`),
    );
    const summary = await client.connection.sendRequest("podgrace/scan", { workDoneToken: "t" });
    expect(summary).toMatchObject({
      files: 4,
      documents: 4,
      workloads: 1,
      skipped: 0,
      findings: { error: 0, warning: 2, information: 0, hint: 0 },
      cancelled: false,
    });
    expect(seen[0]).toBe("t begin");
    expect(seen).toContain("t report");
    expect(seen.at(-1)).toBe("t end");
  });

  it("can be cancelled, and hovers are answered while it runs", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 600 }, (_, at) => [`${at}.yaml`, deployment({ name: `n${at}` })]),
    );
    const { client, workspace } = await startIn(files);
    client.open(workspace.uriOf("0.yaml"), deployment({ name: "n0" }));
    const source = new CancellationTokenSource();
    let finished = false;
    const scan = client.connection
      .sendRequest("podgrace/scan", { workDoneToken: "t" }, source.token)
      .finally(() => {
        finished = true;
      });
    expect(await client.hover(workspace.uriOf("0.yaml"), 12, 10)).not.toBeNull();
    expect(finished).toBe(false);
    source.cancel();
    expect(await scan).toMatchObject({ cancelled: true });
    const pulling = [...client.registrations.values()].find(
      ({ method }) => method === "textDocument/diagnostic",
    );
    expect(pulling?.registerOptions.workspaceDiagnostics).toBe(false);
    await until(
      "the server to go on",
      async () => (await client.pull(workspace.uriOf("0.yaml"))).kind === "full",
    );
  });
});
