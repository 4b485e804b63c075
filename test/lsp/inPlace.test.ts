import { describe, expect, it } from "vitest";
import { type CodeLens, CodeLensRequest, type InlayHint, InlayHintRequest } from "vscode-languageserver";
import type { Client } from "./support/client.ts";
import { deployment } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe("quiet hints in place", () => {
  const { startIn } = servers();

  async function opened(settings: unknown, options: Record<string, unknown> = {}) {
    const { client, workspace } = await startIn(undefined, {
      settings,
      initializationOptions: options,
    });
    await client.connection.sendRequest("podgrace/scan", {});
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    return { client, uri };
  }

  const lenses = (client: Client, uri: string) =>
    client.connection.sendRequest<CodeLens[]>(CodeLensRequest.method, { textDocument: { uri } });
  const hints = (client: Client, uri: string, range = whole) =>
    client.connection.sendRequest<InlayHint[]>(InlayHintRequest.method, { textDocument: { uri }, range });

  it("are a lens on the workload, which opens its timeline where the client can", async () => {
    const on = { codeLens: { enable: true } };
    const plain = await opened(on);
    const range = { start: { line: 3, character: 8 }, end: { line: 3, character: 12 } };
    const title = "ALB shop · no delay · 45 s to finish · loses requests";
    expect(await lenses(plain.client, plain.uri)).toEqual([
      { range, command: { title, command: "", arguments: [] } },
    ]);
    const { client, uri } = await opened(on, { canShowTimeline: true });
    expect((await lenses(client, uri))[0]?.command).toEqual({
      title,
      command: "podgrace.showTimeline",
      arguments: [{ uri, position: range.start }],
    });
  });

  it("are a hint behind the grace period, within the lines that are asked for", async () => {
    const { client, uri } = await opened({});
    expect(await hints(client, uri)).toMatchObject([
      { position: { line: 12, character: 39 }, label: "= 0 delay + 45 to finish" },
    ]);
    const above = { start: { line: 0, character: 0 }, end: { line: 11, character: 0 } };
    expect(await hints(client, uri, above)).toEqual([]);
  });

  it("are there as the settings say: lenses are off unless asked for", async () => {
    const { client, uri } = await opened({ inlayHints: { enable: false } });
    expect(await lenses(client, uri)).toEqual([]);
    expect(await hints(client, uri)).toEqual([]);
    const wrong = await opened({ codeLens: "on", inlayHints: { enable: "no" } });
    expect(await lenses(wrong.client, wrong.uri)).toEqual([]);
    expect(await hints(wrong.client, wrong.uri)).toHaveLength(1);
  });
});
