import { describe, expect, it } from "vitest";
import { plainCapabilities, until } from "./support/client.ts";
import { deployment, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

describe("settings", () => {
  const { startIn, start, folder } = servers();
  const changed = "workspace/didChangeConfiguration";

  it("are asked for at the start and take effect at once when they change", async () => {
    const { client, workspace } = await startIn(shop(), { settings: { enable: false } });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    expect(await client.pull(uri)).toMatchObject({ items: [] });
    await until("a registration", () =>
      [...client.registrations.values()].some(({ method }) => method === changed),
    );
    const before = client.refreshes();
    client.settings = { rules: { "prestop-missing": "information" } };
    client.connection.sendNotification(changed, { settings: null });
    const found = await client.diagnostics(uri, (all) => all.some(({ severity }) => severity === 3));
    expect(found).toHaveLength(1);
    await until("a refresh", () => client.refreshes() > before);
  });

  it("belong to a folder", async () => {
    const [on, off] = [folder(), folder()];
    const settings = (scope: string) => ({ enable: scope === on.uri });
    const client = await start({ folders: [on.uri, off.uri], settings });
    for (const each of [on, off]) client.open(each.uriOf("deployment.yaml"), deployment());
    await client.diagnostics(on.uriOf("deployment.yaml"));
    expect(await client.pull(off.uriOf("deployment.yaml"))).toMatchObject({ items: [] });
  });

  it("that are wrong are left out and named once, the others hold", async () => {
    const settings = {
      requiredSeconds: { albIp: "sixty" },
      nonsense: 1,
      rules: { "prestop-missing": "information" },
    };
    const { client, workspace } = await startIn(shop(), { settings });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri, (all) => all.some(({ severity }) => severity === 3));
    client.connection.sendNotification(changed, { settings: null });
    await client.pull(uri);
    expect(client.messages).toHaveLength(1);
    expect(client.messages[0]).toContain("podgrace.requiredSeconds.albIp must be a number of seconds");
    expect(client.messages[0]).toContain("There is no setting podgrace.nonsense.");
  });

  it("may be pushed by clients that cannot be asked", async () => {
    const { client, workspace } = await startIn(shop(), {
      capabilities: plainCapabilities,
      initializationOptions: { settings: { enable: false } },
    });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.hover(uri, 0, 0);
    client.connection.sendNotification(changed, { settings: { podgrace: { enable: true } } });
    await until("diagnostics", () =>
      client.pushed.some((each) => each.uri === uri && each.diagnostics.length > 0),
    );
  });
});
