import { beforeAll, describe, expect, it } from "vitest";
import type { Client } from "./support/client.ts";
import { hostileTexts } from "./support/hostileTexts.ts";
import { ordinaryRound } from "./support/ordinaryRound.ts";
import { servers } from "./support/server.ts";
import type { Workspace } from "./support/workspace.ts";

/** Seconds until a test is taken to hang: many share the machine. */
const patience = 40;

describe("a server that was given", () => {
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
  }

  it.each(hostileTexts)("$title", { timeout: patience * 1000 }, async ({ text, hint, rules }) => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("bad.yaml");
    client.open(uri, text);
    const report = await client.pull(uri);
    const items = report.kind === "full" ? report.items : [];
    const codes = items.flatMap(({ code }) => code ?? []);
    expect(codes).toEqual(rules);
    const hints = items.filter(({ code }) => code === undefined);
    expect(hints).toEqual(
      hint ? [expect.objectContaining({ severity: 4, message: expect.stringMatching(hint) })] : [],
    );
    for (const { range } of hints) {
      expect(range.end.line).toBe(range.start.line);
      expect(range.end.character).toBeGreaterThan(range.start.character);
    }
    const whole = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
    for (const { range } of items) {
      await client.hover(uri, range.start.line, range.start.character);
      await client.codeActions(uri, range);
    }
    await client.codeActions(uri, whole);
    client.edit(uri, "# \n", { start: whole.start, end: whole.start });
    const after = await client.pull(uri);
    expect(after.kind === "full" && after.items.map(({ message }) => message)).toEqual(
      items.map(({ message }) => message),
    );
    client.close(uri);
    await worksAsEver(client, workspace);
    expect(client.log).toEqual([]);
  });
});
