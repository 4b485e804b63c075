import { describe, expect, it } from "vitest";
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver";
import { type Client, pause, plainCapabilities, until } from "./support/client.ts";
import { containerName, deployment, ingress, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

const isWarning = ({ severity }: Diagnostic) => severity === 2;

describe("diagnostics that the client pulls", () => {
  const { startIn, start, folder } = servers();

  it("rest on other files once those have been read, and the client is told to ask again", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    const found = await client.diagnostics(uri, (all) => all.some(isWarning));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ range: containerName, code: "prestop-missing", source: "podgrace" });
    expect(found[0]?.codeDescription?.href).toMatch(/^file:\/\/\/.+\/docs\/rules\/prestop-missing\.md$/);
    const related = found[0]?.relatedInformation?.map(({ location }) => location.uri) ?? [];
    expect(related).toContain(workspace.uriOf("ingress.yaml"));
    await until("a refresh", () => client.refreshes() > 0);
    expect(client.pushed).toEqual([]);
  });

  it("are unchanged as long as they are the same, whatever is typed beside them", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri, (all) => all.some(isWarning));
    const first = await client.pull(uri);
    const end = { line: 18, character: 0 };
    client.edit(uri, "# the end\n", { start: end, end });
    const second = await client.pull(uri, first.resultId);
    expect(second).toEqual({ kind: "unchanged", resultId: first.resultId });
    client.edit(uri, "# the start\n", { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    expect(await client.pull(uri, first.resultId)).toMatchObject({ kind: "full" });
  });

  it("follow an edit that repairs, and one that breaks again", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri, (all) => all.some(isWarning));
    const hook = "\n          lifecycle: { preStop: { sleep: { seconds: 70 } } }";
    client.edit(
      uri,
      deployment()
        .replace("grace: 45", "")
        .replace("Seconds: 45", "Seconds: 90")
        .replace("web # serves", `web${hook}`),
    );
    expect(await client.diagnostics(uri, (all) => all.length === 0)).toEqual([]);
    client.edit(uri, deployment());
    expect(await client.diagnostics(uri)).toHaveLength(1);
  });

  it("of an open file follow an edit of another open file", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    client.open(workspace.uriOf("ingress.yaml"), ingress());
    await client.diagnostics(uri, (all) => all.some(isWarning));
    const before = client.refreshes();
    client.edit(workspace.uriOf("ingress.yaml"), "");
    await until("a refresh", () => client.refreshes() > before);
    expect((await client.diagnostics(uri)).some(isWarning)).toBe(false);
  });

  it("of a file that stands in no folder rest on its siblings, not on what stands deeper", async () => {
    const { "ingress.yaml": ingressText = "", ...rest } = shop();
    const flat = folder(shop());
    const deep = folder({ ...rest, "deeper/ingress.yaml": ingressText });
    const client = await start();
    client.open(flat.uriOf("deployment.yaml"), deployment());
    client.open(deep.uriOf("deployment.yaml"), deployment());
    await client.diagnostics(flat.uriOf("deployment.yaml"), (all) => all.some(isWarning));
    await client.diagnostics(deep.uriOf("deployment.yaml"));
    await pause(300);
    expect((await client.diagnostics(deep.uriOf("deployment.yaml"))).some(isWarning)).toBe(false);
  });

  it("say of a document that cannot be read that it was not, as a hint without a rule", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("broken.yaml");
    client.open(uri, "apiVersion: apps/v1\nkind: Deployment\nspec: [\n");
    const found = await client.diagnostics(uri);
    expect(found).toMatchObject([{ severity: 4, source: "podgrace" }]);
    expect(found[0]?.code).toBeUndefined();
  });

  it("are none for files that nobody knows", async () => {
    const { client } = await startIn();
    expect(await client.pull("file:///nowhere/at/all.yaml")).toEqual({
      kind: "full",
      resultId: "none",
      items: [],
    });
  });
});

describe("diagnostics for a client that cannot pull", () => {
  const { startIn } = servers();

  function lastPush(client: Client, uri: string): PublishDiagnosticsParams | undefined {
    return client.pushed.filter((each) => each.uri === uri).at(-1);
  }

  it("are sent with the version of the text, follow edits, and end when the file is closed", async () => {
    const { client, workspace } = await startIn(shop(), { capabilities: plainCapabilities });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    const warning = () => lastPush(client, uri)?.diagnostics.some(isWarning);
    await until("a warning", warning);
    expect(lastPush(client, uri)?.version).toBe(1);
    expect(lastPush(client, uri)?.diagnostics[0]?.relatedInformation).toBeUndefined();
    client.edit(uri, "kind: Nothing\n");
    await until("nothing", () => lastPush(client, uri)?.diagnostics.length === 0);
    client.edit(uri, deployment());
    await until("a warning again", warning);
    client.close(uri);
    await until("nothing for a closed file", () => lastPush(client, uri)?.diagnostics.length === 0);
  });

  it("are sent for all files after a scan", async () => {
    const { client, workspace } = await startIn(shop(), { capabilities: plainCapabilities });
    const summary = await client.connection.sendRequest("workspace/executeCommand", {
      command: "podgrace.server.scanWorkspace",
    });
    expect(summary).toMatchObject({ files: 4, workloads: 1, findings: { warning: 2 } });
    await until("the Deployment", () => lastPush(client, workspace.uriOf("deployment.yaml")));
    await until("the Namespace", () => lastPush(client, workspace.uriOf("namespace.yaml")));
    await until("a closing message", () =>
      client.messages.some((each) => /2 findings .* in 4 files/.test(each)),
    );
  });
});
