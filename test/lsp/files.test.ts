import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { type Client, until } from "./support/client.ts";
import { deployment, ingress, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

const isWarning = ({ severity }: Diagnostic) => severity === 2;
const warns = (found: readonly Diagnostic[]) => found.some(isWarning);
const silent = (found: readonly Diagnostic[]) => !found.some(isWarning);

function tell(client: Client, uri: string, type: 1 | 2 | 3): void {
  void client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });
}

describe("files that other programs change", () => {
  const { startIn, start, folder } = servers();

  it("are watched: manifests, and everything that comes or goes", async () => {
    const { client } = await startIn();
    const watching = await until("the registration", () =>
      [...client.registrations.values()].find(({ method }) => method === "workspace/didChangeWatchedFiles"),
    );
    expect(watching.registerOptions.watchers[0].globPattern).toBe("**/*.{yaml,yml,json,tpl}");
  });

  it("change, go and come back", async () => {
    const { client, workspace } = await startIn();
    const [uri, front] = [workspace.uriOf("deployment.yaml"), workspace.uriOf("ingress.yaml")];
    client.open(uri, deployment());
    await client.diagnostics(uri, warns);
    workspace.delete("ingress.yaml");
    tell(client, front, 3);
    await client.diagnostics(uri, silent);
    workspace.write("ingress.yaml", ingress());
    tell(client, front, 1);
    await client.diagnostics(uri, warns);
    workspace.write("ingress.yaml", ingress().replace("name: shop, port", "name: other, port"));
    tell(client, front, 2);
    await client.diagnostics(uri, silent);
  });

  it("go and come as whole folders, of which the editor tells only the folder", async () => {
    const { "ingress.yaml": front = "", ...rest } = shop();
    const { client, workspace } = await startIn({ ...rest, "edge/ingress.yaml": front });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri, warns);
    workspace.delete("edge");
    tell(client, workspace.uriOf("edge"), 3);
    await client.diagnostics(uri, silent);
    workspace.write("edge/ingress.yaml", front);
    tell(client, workspace.uriOf("edge"), 1);
    await client.diagnostics(uri, warns);
  });

  it("are not read through links, which lead out of the folder", async () => {
    const { "ingress.yaml": front = "", ...rest } = shop();
    const { client, workspace } = await startIn(rest);
    const outside = folder({ "ingress.yaml": front });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri);
    symlinkSync(path.join(outside.path, "ingress.yaml"), path.join(workspace.path, "ingress.yaml"));
    symlinkSync(outside.path, path.join(workspace.path, "edge"));
    for (const name of ["ingress.yaml", "edge", "edge/ingress.yaml"]) tell(client, workspace.uriOf(name), 1);
    // What somebody opens is read while it is open, as any document.
    const link = workspace.uriOf("ingress.yaml");
    client.open(link, front);
    await client.diagnostics(uri, warns);
    client.close(link);
    await client.diagnostics(uri, silent);
    tell(client, link, 2);
    tell(client, workspace.uriOf("edge/ingress.yaml"), 2);
    workspace.write("edge.yaml", front.replaceAll("name: shop", "name: other"));
    tell(client, workspace.uriOf("edge.yaml"), 1);
    expect(await client.connection.sendRequest("podgrace/scan", {})).toMatchObject({
      files: 4,
      findings: { warning: 0 },
    });
    expect(silent(await client.diagnostics(uri))).toBe(true);
  });

  it("in folders of tools mean nothing", async () => {
    const { "ingress.yaml": front = "", ...rest } = shop();
    const { client, workspace } = await startIn({ ...rest, "node_modules/x/ingress.yaml": front });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri);
    tell(client, workspace.uriOf("node_modules/x/ingress.yaml"), 1);
    await client.connection.sendRequest("podgrace/scan", {});
    expect(silent(await client.diagnostics(uri))).toBe(true);
  });

  it("count again when the buffer that stood over them is closed", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    client.open(workspace.uriOf("ingress.yaml"), "# an empty buffer\n");
    await client.diagnostics(uri, silent);
    client.close(workspace.uriOf("ingress.yaml"));
    await client.diagnostics(uri, warns);
  });

  it("follow the folders of the workspace as those come and go", async () => {
    const { "ingress.yaml": front = "", ...rest } = shop();
    const outer = folder({ ...rest, "inner/ingress.yaml": front });
    const client = await start({ folders: [outer.uri] });
    const uri = outer.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri, warns);
    const inner = { uri: outer.uriOf("inner"), name: "inner" };
    const event = (added: unknown[], removed: unknown[]) =>
      void client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
        event: { added, removed },
      });
    event([inner], []);
    await client.diagnostics(uri, silent);
    event([], [inner]);
    await client.diagnostics(uri, warns);
  });

  it("may be read by the client, where the server cannot reach them", async () => {
    const disk = folder();
    const path = (uri: string) => URI.parse(uri).path.slice("/shop".length);
    const client = await start({
      folders: ["virtual://host/shop"],
      initializationOptions: { readsFiles: true, showsStatus: true },
      requests: {
        "podgrace/readDirectory": ({ uri }) =>
          uri === "virtual://host/shop"
            ? { state: "entries", entries: Object.keys(shop()).map((name) => ({ name, kind: "file" })) }
            : { state: "unreadable", detail: "?" },
        "podgrace/readFile": ({ uri }) => ({
          state: "text",
          text: readFileSync(disk.path + path(uri), "utf8"),
        }),
      },
    });
    const uri = "virtual://host/shop/deployment.yaml";
    client.open(uri, deployment());
    await client.diagnostics(uri, warns);
  });
});
