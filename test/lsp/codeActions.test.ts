import { describe, expect, it } from "vitest";
import type { CodeAction, Range } from "vscode-languageserver";
import { applied } from "./support/applyEdit.ts";
import { type Client, fullCapabilities, plainCapabilities, until } from "./support/client.ts";
import { containerName, deployment, ingress, service, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

const everything: Range = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

function resolve(client: Client, action: CodeAction | undefined): Promise<CodeAction> {
  return client.connection.sendRequest("codeAction/resolve", action);
}

describe("code actions", () => {
  const { startIn } = servers();

  async function openDeployment(text = deployment(), options: Parameters<typeof startIn>[1] = {}) {
    const { client, workspace } = await startIn({ ...shop(), "deployment.yaml": text }, options);
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, text);
    return { client, workspace, uri };
  }

  async function openWithWarning(options: Parameters<typeof startIn>[1] = {}) {
    const opened = await openDeployment(deployment(), options);
    await opened.client.diagnostics(opened.uri, (all) => all.some(({ severity }) => severity === 2));
    return opened;
  }

  it("are listed without edits; the one that is chosen gets a minimal edit for the version it was made from", async () => {
    const { client, uri } = await openWithWarning();
    const actions = await client.codeActions(uri, containerName);
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    expect(preferred).toHaveLength(1);
    expect(preferred[0]).toMatchObject({
      kind: "quickfix",
      diagnostics: [{ code: "prestop-missing", range: containerName }],
    });
    expect(preferred[0]?.edit).toBeUndefined();

    const { edit } = await resolve(client, preferred[0]);
    expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    expect(edit?.changeAnnotations).toBeUndefined();
    const fixed = applied(deployment(), uri, edit);
    expect(fixed).toContain("- name: web # serves\n");
    client.edit(uri, fixed);
    expect(await client.diagnostics(uri, (all) => all.length === 0)).toEqual([]);
  });

  it("carry their edits for clients that do not resolve", async () => {
    const { client, workspace } = await startIn(shop(), { capabilities: plainCapabilities });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    const actions = await until("a preferred fix", async () => {
      const found = await client.codeActions(uri, containerName);
      return found.find(({ isPreferred }) => isPreferred);
    });
    expect(Object.keys(actions.edit?.changes ?? {})).toEqual([uri]);
    expect(actions.edit?.documentChanges).toBeUndefined();
  });

  it("of the file that is looked at ask no questions", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("namespace.yaml");
    const text = shop()["namespace.yaml"] ?? "";
    client.open(uri, text);
    await client.diagnostics(uri);
    const [fix] = (await client.codeActions(uri, everything, ["quickfix"])).filter(
      (each) => each.isPreferred,
    );
    const { edit } = await resolve(client, fix);
    expect(edit?.changeAnnotations).toBeUndefined();
    expect(applied(text, uri, edit)).toMatch(/pod-readiness-gate-inject: "?enabled/);
  });

  it("that create a file say so, and ask for confirmation", async () => {
    const { "namespace.yaml": _, ...rest } = shop();
    const { client, workspace } = await startIn(rest);
    const uri = workspace.uriOf("ingress.yaml");
    client.open(uri, ingress());
    await client.diagnostics(uri);
    const actions = await Promise.all(
      (await client.codeActions(uri, everything, ["quickfix"])).map((each) => resolve(client, each)),
    );
    const creating = actions.find(({ edit }) => edit?.documentChanges?.some((each) => "kind" in each));
    expect(creating?.edit?.documentChanges?.[0]).toMatchObject({
      kind: "create",
      options: { overwrite: false },
    });
    expect(Object.values(creating?.edit?.changeAnnotations ?? {})).toMatchObject([
      { needsConfirmation: true },
    ]);
  });

  it("that copy are for clients that said they can", async () => {
    const { "namespace.yaml": _, ...rest } = shop();
    const commands = async (initializationOptions: unknown) => {
      const { client, workspace } = await startIn(rest, { initializationOptions });
      const uri = workspace.uriOf("ingress.yaml");
      client.open(uri, ingress());
      await client.diagnostics(uri);
      return (await client.codeActions(uri, everything)).flatMap(({ command }) => command ?? []);
    };
    expect(await commands({})).toEqual([]);
    const [copy] = await commands({ canCopy: true });
    expect(copy?.command).toBe("podgrace.copyText");
    expect(copy?.arguments?.[0]).toMatch(/^kubectl label /);
  });

  it("of a very large document are listed at once, and computed when one is chosen", async () => {
    const container = (number: number) =>
      `        - name: c${number}\n          image: example.com/c:1\n          lifecycle: { preStop: { exec: { command: ["sleep 70"] } } }\n          # ${"x".repeat(60)}\n`;
    const many = Array.from({ length: 2500 }, (_, number) => container(number)).join("");
    const text = deployment().replace(/( {6}containers:\n)[\s\S]*$/, `$1${many}`);
    expect(text.length).toBeGreaterThan(450_000);
    const { client, uri } = await openDeployment(text);
    await client.diagnostics(uri, (all) => all.length > 2000);
    const actions = await client.codeActions(uri, everything, ["quickfix"]);
    expect(actions.length).toBeGreaterThan(2500);
    // Each of them computed would take minutes, and more time than a test has.
    expect(actions.every(({ edit }) => edit === undefined)).toBe(true);
    const chosen = actions.find(({ isPreferred }) => isPreferred);
    expect((await resolve(client, chosen)).edit?.documentChanges).toHaveLength(1);
  });

  it("that cannot be done are disabled with a reason, or left out where the client cannot show one", async () => {
    const aliased = deployment()
      .replace("- name: web # serves", "- &web\n          name: web")
      .concat("        - *web\n");
    const { client, uri } = await openDeployment(aliased);
    await client.diagnostics(uri);
    const actions = await client.codeActions(uri, everything, ["quickfix"]);
    const repairs = actions.filter(({ disabled }) => disabled);
    expect(repairs.length).toBeGreaterThan(0);
    for (const { disabled, edit, data } of repairs) {
      expect(disabled?.reason).toContain("anchor");
      expect([edit, data]).toEqual([undefined, undefined]);
    }
    const simple = structuredClone(fullCapabilities);
    if (simple.textDocument?.codeAction) simple.textDocument.codeAction.disabledSupport = false;
    const other = await openDeployment(aliased, { capabilities: simple });
    await other.client.diagnostics(other.uri);
    const titles = (list: readonly CodeAction[]) => list.map(({ title }) => title);
    const offered = titles(await other.client.codeActions(other.uri, everything, ["quickfix"]));
    expect(offered).toEqual(titles(actions).filter((title) => !titles(repairs).includes(title)));
  });

  it("fix all in a file: listed by itself when asked for, and what is left has nothing more to fix", async () => {
    const { client, uri } = await openWithWarning();
    for (const only of [["source.fixAll.podgrace"], ["source.fixAll"], ["source"]]) {
      expect((await client.codeActions(uri, everything, only)).map(({ kind }) => kind)).toEqual([
        "source.fixAll.podgrace",
      ]);
    }
    const [action] = await client.codeActions(uri, everything, ["source.fixAll"]);
    const { edit } = await resolve(client, action);
    const fixed = applied(deployment(), uri, edit);
    client.edit(uri, fixed);
    await client.diagnostics(uri, (all) => all.length === 0);
    expect(await client.codeActions(uri, everything, ["source.fixAll"])).toEqual([]);
  });

  it("are not made up for kinds that nobody here has", async () => {
    const { client, uri } = await openWithWarning();
    expect(await client.codeActions(uri, everything, ["refactor"])).toEqual([]);
    expect(await client.codeActions(uri, everything, ["source.organizeImports"])).toEqual([]);
  });

  it("that come too late say why and do nothing", async () => {
    const { client, uri } = await openWithWarning();
    const [preferred] = (await client.codeActions(uri, containerName)).filter(
      ({ isPreferred }) => isPreferred,
    );
    client.edit(uri, service());
    expect((await resolve(client, preferred)).edit).toBeUndefined();
    await until("a message", () => client.messages.length > 0);
  });
});
