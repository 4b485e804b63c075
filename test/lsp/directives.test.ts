import { describe, expect, it } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { applied } from "./support/applyEdit.ts";
import { type Client, until } from "./support/client.ts";
import { containerName, deployment } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

const wholeFile = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

describe("directives, written and judged in an editor", { timeout: 40_000 }, () => {
  const { startIn } = servers();

  /** An open deployment with its warning, once the folder has been read. */
  async function opened(text = deployment()) {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, text);
    await until("the index", async () => (await client.pull(uri)).kind === "full");
    return { client, uri };
  }

  async function codes(client: Client, uri: string) {
    const report = await client.pull(uri);
    return report.kind === "full" ? report.items.map(({ code }) => code) : [];
  }

  async function actionNamed(client: Client, uri: string, title: RegExp): Promise<CodeAction> {
    const found = await until(`the action ${title}`, async () =>
      (await client.codeActions(uri, containerName, ["quickfix"])).find((action) => title.test(action.title)),
    );
    return client.connection.sendRequest<CodeAction>("codeAction/resolve", found);
  }

  it.each([
    [/on this line$/, /# podgrace-ignore(-next-line)? prestop-missing -- .+$/m],
    [/in this file$/, /^# podgrace-ignore-file prestop-missing -- .+$/m],
    [/\(annotation\)$/, /podgrace\/ignore: "?prestop-missing"?/],
  ])("the quick fix %s writes one that works at once", async (title, written) => {
    const { client, uri } = await opened();
    const action = await actionNamed(client, uri, title);
    expect(action.isPreferred ?? false).toBe(false);
    const text = applied(deployment(), uri, action.edit);
    expect(text).toMatch(written);
    client.edit(uri, text);
    await until("silence", async () => !(await codes(client, uri)).includes("prestop-missing"));
    expect(await codes(client, uri)).not.toContain("directive-invalid");
  });

  it("fix all never writes one", async () => {
    const { client, uri } = await opened();
    await actionNamed(client, uri, /on this line$/);
    const [all] = await client.codeActions(uri, wholeFile, ["source.fixAll.podgrace"]);
    const resolved = all?.edit
      ? all
      : await client.connection.sendRequest<CodeAction>("codeAction/resolve", all);
    expect(JSON.stringify(resolved.edit)).toContain("sleep");
    expect(JSON.stringify(resolved.edit)).not.toMatch(/podgrace.ignore/);
  });

  it.each([
    ["unused", "# podgrace-ignore-file rollout-outage -- one replica is enough\n", "rollout-outage"],
    ["of an unknown rule", "# podgrace-ignore-file prestop-mising -- a reason\n", "prestop-missing"],
    ["misspelt", "# podgrace-ignore-fil prestop-missing -- a reason\n", "podgrace-ignore-file"],
  ])("one that is %s is a hint, and can be repaired", async (_, comment, words) => {
    const { client, uri } = await opened(comment + deployment());
    const found = await until("the hint", async () => {
      const report = await client.pull(uri);
      return report.kind === "full" && report.items.find(({ code }) => code === "directive-invalid");
    });
    expect(found).toMatchObject({ severity: 4, message: expect.stringContaining(words) });
    const actions = await client.codeActions(uri, found.range, ["quickfix"]);
    expect(actions.length).toBeGreaterThan(0);
  });
});
