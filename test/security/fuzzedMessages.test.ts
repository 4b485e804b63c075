import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import type { Client } from "../lsp/support/client.ts";
import { deployment, ingress, namespace, service, shop } from "../lsp/support/manifests.ts";
import { servers } from "../lsp/support/server.ts";
import type { Workspace } from "../lsp/support/workspace.ts";

/** Milliseconds until a test is taken to hang: many share the machine. */
const timeout = 60_000;

const files: Readonly<Record<string, string>> = {
  ...shop(),
  "other/deployment.yaml": deployment({ name: "other" }),
  "kustomization.yaml":
    "resources: [deployment.yaml, service.yaml, ingress.yaml, namespace.yaml, ../../outside.yaml]\n",
};
const names = [...Object.keys(files), "not-there.yaml", "../outside.yaml"];

const file = fc.constantFrom(...names);
const number = fc.oneof(
  { weight: 5, arbitrary: fc.nat(25) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1e9, 2 ** 53, 0.5, Number.NaN) },
);
const position = fc.record({ line: number, character: number });
const range = fc.record({ start: position, end: position });
const text = fc.oneof(
  fc.constantFrom(deployment(), service(), ingress(), namespace(), "", "kind: [", "---\n---\n", "{{ if }}"),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "\n",
    "  ",
    "kind: Service\n",
    "sleep: {seconds: 70}",
    "&a [*a]",
    "\ud800",
    "\u0000",
    "- ".repeat(200),
  ),
);
const anything = fc.anything({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value) ?? "null"));

/** What a client may say: mostly what is right, in any order, at times nonsense. */
const message = fc.oneof(
  { weight: 3, arbitrary: fc.record({ say: fc.constant("open" as const), file, text }) },
  {
    weight: 9,
    arbitrary: fc.record({
      say: fc.constant("change" as const),
      file,
      text,
      range,
      version: fc.integer({ min: -2, max: 50 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ say: fc.constant("close" as const), file }) },
  {
    weight: 2,
    arbitrary: fc.record({ say: fc.constant("touch" as const), file, type: fc.integer({ min: 0, max: 4 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      say: fc.constant("ask" as const),
      file,
      position,
      range,
      cancel: fc.boolean(),
      method: fc.constantFrom(
        "textDocument/hover",
        "textDocument/codeAction",
        "textDocument/diagnostic",
        "textDocument/completion",
        "textDocument/codeLens",
        "textDocument/inlayHint",
        "podgrace/timeline",
        "podgrace/overview",
        "podgrace/fixWorkspace",
        "podgrace/scan",
        "podgrace/nothing",
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      say: fc.constant("nonsense" as const),
      method: fc.constantFrom(
        "textDocument/didChange",
        "textDocument/didClose",
        "textDocument/hover",
        "codeAction/resolve",
        "podgrace/timeline",
        "workspace/didChangeWatchedFiles",
        "workspace/didChangeConfiguration",
        "workspace/executeCommand",
        "$/cancelRequest",
        "$/setTrace",
      ),
      params: anything,
    }),
  },
);

const requests = /hover|resolve|timeline|execute/;

/** Sends a message; resolves when what has an answer was answered. */
async function send(
  client: Client,
  workspace: Workspace,
  each: typeof message extends fc.Arbitrary<infer T> ? T : never,
) {
  const { connection } = client;
  if (each.say === "nonsense") {
    const params = each.params as object;
    if (!requests.test(each.method)) return void connection.sendNotification(each.method, params);
    return connection.sendRequest(each.method, params).catch(() => {});
  }
  const uri = workspace.uriOf(each.file);
  const textDocument = { uri };
  switch (each.say) {
    case "open":
      return client.open(uri, each.text);
    case "close":
      return client.close(uri);
    case "touch":
      return void connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri, type: each.type }],
      });
    case "change":
      return void connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: each.version },
        contentChanges: [{ range: each.range, text: each.text }],
      });
    case "ask": {
      const source = new CancellationTokenSource();
      const params = {
        uri,
        textDocument,
        position: each.position,
        range: each.range,
        context: { diagnostics: [] },
      };
      const answer = connection.sendRequest(each.method, params, source.token).catch(() => {});
      if (each.cancel) source.cancel();
      return answer;
    }
  }
}

describe("a server that is told anything in any order", { timeout }, () => {
  const { startIn } = servers();
  let expected: unknown;

  /** The findings of every file as it stands on the disk, in the words of a pull. */
  async function findings(client: Client, workspace: Workspace): Promise<unknown> {
    await client.connection.sendRequest("podgrace/scan", {});
    const reports: [string, unknown][] = [];
    for (const name of Object.keys(files)) {
      const report = await client.pull(workspace.uriOf(name));
      reports.push([name, report.kind === "full" ? report.items : report.kind]);
    }
    return JSON.parse(JSON.stringify(reports).replaceAll(workspace.uri, "file:///workspace"));
  }

  beforeAll(async () => {
    const { client, workspace } = await startIn(files);
    expected = await findings(client, workspace);
    expect(JSON.stringify(expected)).toContain("prestop-missing");
  });

  it("finds at the end what a fresh one does", async () => {
    const { client, workspace } = await startIn(files);
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 20, maxLength: 60 }), async (messages) => {
        await Promise.all(messages.map((each) => send(client, workspace, each)));
        for (const name of names) client.close(workspace.uriOf(name));
        expect(client.process.exitCode).toBeNull();
        expect(await findings(client, workspace)).toEqual(expected);
        expect(client.log.filter((line) => /Uncaught|Unhandled/.test(line))).toEqual([]);
      }),
      { numRuns: 40, seed: 7, endOnFailure: true },
    );
  });

  it("keeps up with 500 edits in a second, and is right behind them", async () => {
    const { client, workspace } = await startIn(files);
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    const end = { line: 1, character: 0 };
    const began = performance.now();
    for (let at = 0; at < 500; at++) {
      client.edit(uri, `# ${at}\n`, {
        start: { line: 0, character: 0 },
        end: at === 0 ? { line: 0, character: 0 } : end,
      });
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + at * 2 - performance.now())));
    }
    const items = await client.diagnostics(uri, (found) => found.some(({ severity }) => severity === 2));
    expect(items[0]?.range.start.line).toBe(15);
    client.close(uri);
    expect(await findings(client, workspace)).toEqual(expected);
  });

  it("does not wait for a client that never answers", async () => {
    const silent = () => new Promise<never>(() => {});
    const asked =
      "workspace/configuration client/registerCapability client/unregisterCapability workspace/diagnostic/refresh workspace/codeLens/refresh window/workDoneProgress/create window/showMessageRequest workspace/applyEdit";
    const answers = Object.fromEntries(asked.split(" ").map((method) => [method, silent]));
    const { client, workspace } = await startIn(files, { requests: answers });
    expect(await findings(client, workspace)).toEqual(expected);
    expect(client.registrations.size).toBe(0);
    // The command asks for a progress of its own, which nobody grants.
    const command = { command: "podgrace.server.scanWorkspace" };
    await client.connection.sendRequest("workspace/executeCommand", command);
    expect(await findings(client, workspace)).toEqual(expected);
    expect(await client.stop()).toBe(0);
  });
});
