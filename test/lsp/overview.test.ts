import { describe, expect, it } from "vitest";
import { overviewChangedNotification, overviewRequest } from "../../server/src/protocol/overview.ts";
import { workspaceReportRequest } from "../../server/src/protocol/workspaceReport.ts";
import { containerName, deployment } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

describe("the overview of load balancers", () => {
  const { startIn } = servers();

  it("answers with lines and characters", async () => {
    const { client, workspace } = await startIn();
    await client.connection.sendRequest("podgrace/scan", {});
    expect(await client.connection.sendRequest(overviewRequest)).toMatchObject([
      {
        uri: workspace.uriOf("ingress.yaml"),
        range: { start: { line: 3, character: 8 }, end: { line: 3, character: 12 } },
        title: "ALB",
        workloads: [{ name: "shop", state: "at-risk", uri: workspace.uriOf("deployment.yaml") }],
      },
    ]);
  });

  it("tells a client that asked for it when it may have changed", async () => {
    const { client, workspace } = await startIn(undefined, {
      initializationOptions: { showsOverview: true },
    });
    await client.connection.sendRequest("podgrace/scan", {});
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    const changed = new Promise<void>((resolve) => {
      client.connection.onNotification(overviewChangedNotification, () => resolve());
    });
    const hook = "\n          lifecycle: { preStop: { sleep: { seconds: 70 } } }";
    client.edit(uri, hook, { start: containerName.end, end: { line: 14, character: 25 } });
    await changed;
    const overview = await client.connection.sendRequest(overviewRequest);
    expect(JSON.stringify(overview)).not.toContain("loses requests");
  });
});

describe("the report on the workspace", () => {
  const { startIn } = servers();

  it("is one Markdown document with pictures", async () => {
    const { client } = await startIn();
    await client.connection.sendRequest("podgrace/scan", {});
    const report = await client.connection.sendRequest(workspaceReportRequest, { theme: "dark" });
    expect(report).toMatch(/^# Podgrace\n\nLoad balancers: 1\./);
    expect(report).toContain("](data:image/svg+xml;charset=utf-8,");
  });
});
