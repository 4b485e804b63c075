import { describe, expect, it } from "vitest";
import type { Diagnostic, WorkspaceDiagnosticReport } from "vscode-languageserver";
import { type Client, until } from "./support/client.ts";
import { deployment, ingress, service, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

const isOf = (severity: number) => (found: readonly Diagnostic[]) =>
  found.some((diagnostic) => diagnostic.severity === severity);
const warns = isOf(2);
const silent = (found: readonly Diagnostic[]) => !warns(found);

const { "ingress.yaml": front = "", ...rest } = shop();

function tell(client: Client, uri: string, type: 1 | 2 | 3): void {
  void client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });
}

function scan(client: Client): Promise<{ readonly files: number }> {
  return client.connection.sendRequest("podgrace/scan", {});
}

/** The files with findings, as the editor lists them. */
async function listed(client: Client): Promise<readonly string[]> {
  const report = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  return report.items.map(({ uri }) => uri.split("/").slice(-2).join("/")).sort();
}

describe("files that git ignores", () => {
  const { startIn, start, folder } = servers();

  it("are no part of the workspace, at the start and in a scan", async () => {
    const { client, workspace } = await startIn({
      ...rest,
      ".gitignore": "rendered/\n/*.local.yaml\n",
      "rendered/ingress.yaml": front,
      "ingress.local.yaml": front,
    });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri);
    expect(await scan(client)).toMatchObject({ files: 3 });
    expect(silent(await client.diagnostics(uri))).toBe(true);
  });

  it("come and go with the rules, as soon as those change", async () => {
    const { client, workspace } = await startIn({ ...rest, "edge/ingress.yaml": front });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri, warns);
    workspace.write(".gitignore", "edge/\n");
    tell(client, workspace.uriOf(".gitignore"), 1);
    await client.diagnostics(uri, silent);
    workspace.write(".gitignore", "# edge/\n");
    tell(client, workspace.uriOf(".gitignore"), 2);
    await client.diagnostics(uri, warns);
    workspace.write("edge/.gitignore", "*\n");
    tell(client, workspace.uriOf("edge/.gitignore"), 1);
    await client.diagnostics(uri, silent);
    workspace.delete("edge/.gitignore");
    tell(client, workspace.uriOf("edge/.gitignore"), 3);
    await client.diagnostics(uri, warns);
    workspace.write(".git/info/exclude", "ingress.yaml\n");
    tell(client, workspace.uriOf(".git/info/exclude"), 2);
    await client.diagnostics(uri, silent);
  });

  it("mean nothing when other programs write them, alone or as a folder", async () => {
    const { client, workspace } = await startIn({ ...rest, ".gitignore": "rendered\nbuild/\n" });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri);
    for (const name of ["rendered/ingress.yaml", "build/deep/ingress.yaml", "node_modules/x/ingress.yaml"]) {
      workspace.write(name, front);
      for (const each of [name.split("/")[0] ?? "", name]) tell(client, workspace.uriOf(each), 1);
    }
    // Events are dealt with in their order, so the last of them says that the others are through.
    const other = { name: "other" };
    workspace.write("other.yaml", [deployment(other), service(other), ingress(other)].join("---\n"));
    tell(client, workspace.uriOf("other.yaml"), 1);
    await until("the last file", async () => {
      const overview = await client.connection.sendRequest<{ name: string }[]>("podgrace/overview");
      return overview.map(({ name }) => name).join() === "other";
    });
    expect(silent(await client.diagnostics(uri))).toBe(true);
  });

  it("are checked while they are open, with what lies beside them, and explain nothing else", async () => {
    const { client, workspace } = await startIn({
      ...rest,
      ".gitignore": "rendered/\n",
      "rendered/deployment.yaml": deployment(),
      "rendered/service.yaml": rest["service.yaml"] ?? "",
      "rendered/ingress.yaml": front,
    });
    const [own, open] = [workspace.uriOf("deployment.yaml"), workspace.uriOf("rendered/deployment.yaml")];
    client.open(own, deployment());
    await client.diagnostics(own);
    client.open(open, deployment());
    await client.diagnostics(open, warns);
    await scan(client);
    expect(silent(await client.diagnostics(own))).toBe(true);
    // The Ingress has a finding of its own, but is not open.
    expect(await listed(client)).toEqual([
      expect.stringMatching(/^podgrace-workspace-\w+\/deployment.yaml$/),
      "rendered/deployment.yaml",
    ]);
    client.close(open);
    await until("the closed file to be no longer listed", async () => {
      return !(await listed(client)).includes("rendered/deployment.yaml");
    });
  });

  it("may be opened before the folder has been read, and in the workspace folder itself", async () => {
    const { client, workspace } = await startIn({
      ...rest,
      ".gitignore": "ingress.yaml\n",
      "ingress.yaml": front,
    });
    const [uri, ignored] = [workspace.uriOf("deployment.yaml"), workspace.uriOf("ingress.yaml")];
    client.open(ignored, front);
    client.open(uri, deployment());
    expect(await scan(client)).toMatchObject({ files: 3 });
    await client.diagnostics(uri, (found) => found.length > 0 && silent(found));
    workspace.write(".gitignore", "");
    tell(client, workspace.uriOf(".gitignore"), 2);
    await client.diagnostics(uri, warns);
    workspace.write(".gitignore", "ingress.yaml\n");
    tell(client, workspace.uriOf(".gitignore"), 2);
    await client.diagnostics(uri, silent);
  });

  it("stay what they are when another one in their folder is taken back", async () => {
    const { client, workspace } = await startIn({
      ...shop(),
      ".gitignore": "/deployment.yaml\n/ingress.yaml\n",
    });
    const [uri, other] = [workspace.uriOf("deployment.yaml"), workspace.uriOf("ingress.yaml")];
    await scan(client);
    client.open(uri, deployment());
    client.open(other, front);
    await client.diagnostics(uri, warns);
    workspace.write(".gitignore", "/deployment.yaml\n");
    tell(client, workspace.uriOf(".gitignore"), 2);
    await until("the Ingress to be a part of the workspace", async () => (await scan(client)).files === 3);
    await client.diagnostics(uri, warns);
    client.edit(uri, deployment().replace("name: web #", "name: app #"));
    await client.diagnostics(uri, (found) => found.some(({ message }) => String(message).includes('"app"')));
  });

  it("follow the configuration of the workspace", async () => {
    const { client, workspace } = await startIn({
      ".podgrace.yaml": "rules: {prestop-missing: information}\n",
      ".gitignore": "out/\n",
      ...Object.fromEntries(Object.entries(shop()).map(([name, text]) => [`out/deep/${name}`, text])),
    });
    await scan(client);
    const [uri, config] = [workspace.uriOf("out/deep/deployment.yaml"), workspace.uriOf(".podgrace.yaml")];
    client.open(uri, deployment());
    await client.diagnostics(uri, isOf(3));
    client.open(config, "rules: {prestop-missing: error}\n");
    await client.diagnostics(uri, isOf(1));
    client.close(config);
    await client.diagnostics(uri, isOf(3));
    workspace.delete(".podgrace.yaml");
    tell(client, config, 3);
    await client.diagnostics(uri, warns);
  });

  it("count where their folder was opened itself", async () => {
    const outer = folder({
      ".gitignore": "out/\n",
      ...Object.fromEntries(Object.entries(shop()).map(([name, text]) => [`out/${name}`, text])),
    });
    const client = await start({ folders: [outer.uri, outer.uriOf("out")] });
    const uri = outer.uriOf("out/deployment.yaml");
    client.open(uri, deployment());
    await client.diagnostics(uri, warns);
    expect(await scan(client)).toMatchObject({ files: 4 });
  });

  it("are known where only the client reaches the files", async () => {
    const texts: Record<string, string> = {
      ...rest,
      ".gitignore": "rendered/\n",
      ".git/info/exclude": "more.yaml\n",
      "more.yaml": front,
      "rendered/ingress.yaml": front,
    };
    const root = "virtual://host/shop";
    const client = await start({
      folders: [root],
      initializationOptions: { readsFiles: true },
      requests: {
        "podgrace/readDirectory": ({ uri }) => {
          const start = `${uri}/`.slice(`${root}/`.length);
          const names = Object.keys(texts).filter((name) => name.startsWith(start));
          const rest = names.map((name) => name.slice(start.length).split("/"));
          return {
            state: "entries",
            entries: rest.map(([name, ...more]) => ({ name, kind: more.length > 0 ? "directory" : "file" })),
          };
        },
        "podgrace/readFile": ({ uri }) => {
          const text = texts[uri.slice(`${root}/`.length)];
          return text === undefined ? { state: "missing" } : { state: "text", text };
        },
      },
    });
    const uri = `${root}/deployment.yaml`;
    client.open(uri, deployment());
    await client.diagnostics(uri);
    expect(await scan(client)).toMatchObject({ files: 3 });
    expect(silent(await client.diagnostics(uri))).toBe(true);
    texts[".gitignore"] = "";
    tell(client, `${root}/.gitignore`, 2);
    await client.diagnostics(uri, warns);
  });
});
