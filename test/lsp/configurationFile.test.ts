import { describe, expect, it } from "vitest";
import type { CompletionItem, Diagnostic } from "vscode-languageserver";
import { applied } from "./support/applyEdit.ts";
import { until } from "./support/client.ts";
import { deployment, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

const isWarning = ({ severity }: Diagnostic) => severity === 2;
const isInformation = ({ severity }: Diagnostic) => severity === 3;
const config = ".podgrace.yaml";

describe("a configuration file", () => {
  const { startIn, start, folder } = servers();

  it("takes effect at once when its buffer changes, and again when that is closed", async () => {
    const { client, workspace } = await startIn({ ...shop(), [config]: "rules: {prestop-missing: error}\n" });
    const [uri, own] = [workspace.uriOf("deployment.yaml"), workspace.uriOf(config)];
    client.open(uri, deployment());
    await client.diagnostics(uri, (all) => all.some(({ severity }) => severity === 1));
    client.open(own, "rules: {prestop-missing: error}\n");
    await client.pull(own);
    const before = client.refreshes();
    client.edit(own, "rules:\n  prestop-missing: information\n");
    await client.pull(own);
    await until("a refresh", () => client.refreshes() > before);
    expect(await client.diagnostics(uri, (all) => all.some(isInformation))).toHaveLength(1);
    client.close(own);
    await client.diagnostics(uri, (all) => all.some(({ severity }) => severity === 1));
  });

  it("on the disk is followed when it comes, changes and goes", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri, (all) => all.some(isWarning));
    workspace.write(config, "rules: {prestop-missing: information}\n");
    const happened = (type: number) =>
      client.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: workspace.uriOf(config), type }],
      });
    happened(1);
    await client.diagnostics(uri, (all) => all.some(isInformation));
    workspace.delete(config);
    happened(3);
    await client.diagnostics(uri, (all) => all.some(isWarning));
  });

  it("is for its own folder only", async () => {
    const one = folder({ ...shop(), [config]: "rules: {prestop-missing: information}\n" });
    const other = folder();
    const client = await start({ folders: [one.uri, other.uri] });
    for (const each of [one, other]) client.open(each.uriOf("deployment.yaml"), deployment());
    await client.diagnostics(one.uriOf("deployment.yaml"), (all) => all.some(isInformation));
    await client.diagnostics(other.uriOf("deployment.yaml"), (all) => all.some(isWarning));
  });

  it("has its mistakes reported on their own lines, and its good lines count", async () => {
    const { client, workspace } = await startIn();
    const [uri, own] = [workspace.uriOf("deployment.yaml"), workspace.uriOf(config)];
    client.open(uri, deployment());
    client.open(own, "rules:\n  prestop-mising: off\n  prestop-missing: information\n");
    expect(await client.diagnostics(own)).toMatchObject([
      {
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 16 } },
        severity: 1,
        source: "podgrace",
        code: "configuration",
        message: "There is no rule prestop-mising. Did you mean prestop-missing?",
      },
    ]);
    await client.diagnostics(uri, (all) => all.some(isInformation));
  });

  it("is completed and explained, manifests are not", async () => {
    const { client, workspace } = await startIn();
    const own = workspace.uriOf(config);
    const complete = (uri: string, line: number, character: number) =>
      client.connection.sendRequest<CompletionItem[]>("textDocument/completion", {
        textDocument: { uri },
        position: { line, character },
      });
    client.open(own, "rules:\n  prestop-missing: i\n");
    const [found] = (await complete(own, 1, 20)).filter(({ label }) => label === "information");
    expect(found).toMatchObject({
      textEdit: {
        newText: "information",
        range: { start: { line: 1, character: 19 }, end: { line: 1, character: 20 } },
      },
    });
    const hover = await client.hover(own, 1, 4);
    expect(JSON.stringify(hover?.contents)).toContain("no preStop hook");
    client.open(workspace.uriOf("deployment.yaml"), deployment());
    expect(await complete(workspace.uriOf("deployment.yaml"), 0, 0)).toEqual([]);
  });

  it("has a text for somebody who has none", async () => {
    const { client } = await startIn();
    const text = await client.connection.sendRequest<string>("podgrace/configurationText");
    expect(text).toContain("#kubernetesVersion:");
  });

  it("offers the word that was meant", async () => {
    const { client, workspace } = await startIn();
    const own = workspace.uriOf(config);
    client.open(own, "rules:\n  prestop-mising: off\n");
    const place = { line: 1, character: 4 };
    const [action] = await client.codeActions(own, { start: place, end: place }, ["quickfix"]);
    expect(action).toMatchObject({ title: "Write prestop-missing", isPreferred: true });
    expect(applied("rules:\n  prestop-mising: off\n", own, action?.edit)).toBe(
      "rules:\n  prestop-missing: off\n",
    );
  });

  it("beside a file that stands in no workspace counts, one farther up does not", async () => {
    const within = (name: string) =>
      Object.fromEntries(Object.entries(shop()).map(([file, text]) => [`${name}/${file}`, text]));
    const outside = folder({
      ...within("far"),
      ...within("near"),
      [config]: "rules: {prestop-missing: error}\n",
      "near/.podgrace.yaml": "rules: {prestop-missing: information}\n",
    });
    const client = await start();
    const [far, near] = [outside.uriOf("far/deployment.yaml"), outside.uriOf("near/deployment.yaml")];
    for (const uri of [far, near]) client.open(uri, deployment());
    expect(await client.diagnostics(far, (all) => all.some(isWarning))).toHaveLength(1);
    expect(await client.diagnostics(near, (all) => all.some(isInformation))).toHaveLength(1);
  });
});
