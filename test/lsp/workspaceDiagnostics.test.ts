import { describe, expect, it } from "vitest";
import type { WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { CancellationTokenSource, ProgressType } from "vscode-languageserver/node";
import { type Client, pause, until } from "./support/client.ts";
import { deployment, ingress, service, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

interface Held {
  readonly report: Promise<WorkspaceDiagnosticReport>;
  readonly settled: () => boolean;
}

/** Pulls for the workspace as VS Code does: with what it has from the report before. */
function pullWorkspace(client: Client, had: readonly WorkspaceDocumentDiagnosticReport[] = []): Held {
  let settled = false;
  const previousResultIds = had.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
  const report = client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds,
  });
  void report.finally(() => {
    settled = true;
  });
  return { report, settled: () => settled };
}

function scan(client: Client): Promise<unknown> {
  return client.connection.sendRequest("podgrace/scan", {});
}

function pullRegistrations(client: Client): readonly boolean[] {
  return [...client.registrations.values()]
    .filter(({ method }) => method === "textDocument/diagnostic")
    .map(({ registerOptions }) => registerOptions.workspaceDiagnostics);
}

const lines = (report: WorkspaceDiagnosticReport) =>
  report.items
    .map((item) => `${item.uri.split("/").at(-1)} ${item.kind === "full" ? item.items.length : "unchanged"}`)
    .sort();

describe("diagnostics of the workspace", () => {
  const { startIn, start, folder } = servers();

  it("are registered at the first scan, in place of the registration for documents", async () => {
    const { client } = await startIn();
    await until("the first registration", () => pullRegistrations(client).length === 1);
    expect(pullRegistrations(client)).toEqual([false]);
    await scan(client);
    await until("the second one", () => pullRegistrations(client)[0] === true);
    await scan(client);
    expect(pullRegistrations(client)).toEqual([true]);
  });

  it("report only files with findings, are held until something changes, then report only what differs", async () => {
    const { client, workspace } = await startIn();
    await scan(client);
    const first = await pullWorkspace(client).report;
    expect(lines(first)).toEqual(["deployment.yaml 1", "namespace.yaml 1"]);

    const second = pullWorkspace(client, first.items);
    await pause(400);
    expect(second.settled()).toBe(false);
    workspace.delete("ingress.yaml");
    client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: workspace.uriOf("ingress.yaml"), type: 3 }],
    });
    expect(lines(await second.report)).toEqual(["deployment.yaml 1", "namespace.yaml 0"]);
  });

  it("report a file that is gone as one without findings", async () => {
    const { client, workspace } = await startIn();
    await scan(client);
    const first = await pullWorkspace(client).report;
    const second = pullWorkspace(client, first.items);
    workspace.delete("deployment.yaml");
    client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: workspace.uriOf("deployment.yaml"), type: 3 }],
    });
    expect(lines(await second.report)).toContain("deployment.yaml 0");
  });

  it("report a closed document anew, because the client shows what its buffer was pulled with", async () => {
    const { client, workspace } = await startIn({ ...shop(), "deployment.yaml": "kind: Nothing\n" });
    await scan(client);
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    const open = await pullWorkspace(client).report;
    expect(lines(open)).toContain("deployment.yaml 1");
    // VS Code forgets what it had of a document that is closed, but goes on showing it.
    const held = pullWorkspace(
      client,
      open.items.filter((item) => item.uri !== uri),
    );
    client.close(uri);
    expect(lines(await held.report)).toContain("deployment.yaml 1");
    await until("the text on the disk to count", async () => (await client.pull(uri)).resultId === "none");
    expect(lines(await pullWorkspace(client, open.items).report)).toContain("deployment.yaml 0");
  });

  it("end when the client no longer wants them", async () => {
    const { client } = await startIn({});
    const source = new CancellationTokenSource();
    const held = client.connection.sendRequest(
      "workspace/diagnostic",
      { previousResultIds: [] },
      source.token,
    );
    await pause(100);
    source.cancel();
    await expect(held).rejects.toMatchObject({ code: -32800 });
  });

  it("come in parts where there are many", async () => {
    const names = Array.from({ length: 250 }, (_, index) => ({ name: `app-${index}` }));
    const { client } = await startIn({
      ...Object.fromEntries(names.map((each) => [`${each.name}.yaml`, deployment(each)])),
      "traffic.yaml": names.flatMap((each) => [service(each), ingress(each)]).join("---\n"),
    });
    const parts: WorkspaceDiagnosticReport[] = [];
    const files = ({ items }: WorkspaceDiagnosticReport) => items.length;
    client.connection.onProgress(
      new ProgressType<WorkspaceDiagnosticReport>(),
      "parts",
      (part) => void parts.push(part),
    );
    await scan(client);
    const last = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
      partialResultToken: "parts",
    });
    // The workloads, and the front ends of a namespace that has no manifest.
    expect(parts.map(files)).toEqual([200, 51]);
    expect(files(last)).toBe(0);
  });

  it("keep folders apart: what stands in one explains nothing in the other", async () => {
    const { "ingress.yaml": ingressText = "", ...rest } = shop();
    const [one, two] = [folder(rest), folder({ "ingress.yaml": ingressText })];
    const client = await start({ folders: [one.uri, two.uri] });
    await scan(client);
    const apart = await pullWorkspace(client).report;
    const severities = apart.items.flatMap((item) =>
      item.kind === "full" ? item.items.map((each) => each.severity) : [],
    );
    expect(severities).not.toContain(2);
    expect(lines(apart)).not.toContain("namespace.yaml 1");
  });
});
