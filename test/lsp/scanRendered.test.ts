import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { CancellationTokenSource, ProgressType } from "vscode-languageserver/node";
import type { RenderedScanSummary, ScanRenderedAnswer } from "../../server/src/protocol/scanRendered.ts";
import { type Client, plainCapabilities, until } from "./support/client.ts";
import { servers } from "./support/server.ts";
import type { Workspace } from "./support/workspace.ts";

const workload = (grace: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      terminationGracePeriodSeconds: ${grace}
      containers:
        - name: web
          image: registry.example.com/web:1
          lifecycle: {preStop: {exec: {command: ["sleep", "25"]}}}
`;

const template = "chart/templates/web.yaml";
const chart = {
  "chart/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
  "chart/values.yaml": "grace: 20\n",
  [template]: workload("{{ tpl .Values.grace . }}"),
};

/** A program that stands in for helm. */
function helmIn(workspace: Workspace, script: string): string {
  const file = path.join(workspace.path, "helm-stand-in");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const printsChart = `echo '# Source: shop/templates/web.yaml'\n/bin/cat <<'END'\n${workload("20")}END`;

function scan(client: Client): Promise<ScanRenderedAnswer> {
  return client.connection.sendRequest("podgrace/scanRendered", {});
}

async function summaryOf(client: Client): Promise<RenderedScanSummary> {
  const answer = await scan(client);
  if (answer.state !== "done") throw new Error(`The scan ended as ${answer.state}.`);
  return answer;
}

const rules = (found: readonly { readonly code?: unknown }[]) => found.map(({ code }) => code);

describe("podgrace/scanRendered", () => {
  const { startIn } = servers();

  async function withHelm(script: string, options: Parameters<typeof startIn>[1] = {}) {
    const started = await startIn(chart, options);
    const helm = helmIn(started.workspace, script);
    started.client.settings = { helm: { path: helm } };
    return started;
  }

  it("places findings in the template, and takes them away when a file of the chart changes", async () => {
    const { client, workspace } = await withHelm(printsChart);
    expect(await summaryOf(client)).toMatchObject({
      cancelled: false,
      rendered: 1,
      notRendered: 0,
      problems: [],
      findings: { error: 1, warning: 0 },
    });
    const uri = workspace.uriOf(template);
    client.open(uri, chart[template] ?? "");
    const [found] = await client.diagnostics(uri, (all) => rules(all).includes("grace-period-too-short"));
    expect(found).toMatchObject({
      code: "grace-period-too-short",
      source: "podgrace",
      range: { start: { line: 7, character: 37 }, end: { line: 7, character: 62 } },
    });
    expect(found?.message).toContain("In chart shop, rendered with its default values");

    const values = workspace.uriOf("chart/values.yaml");
    client.open(values, "grace: 20\n");
    client.edit(values, "grace: 40\n");
    await client.diagnostics(uri, (all) => !rules(all).includes("grace-period-too-short"));
  });

  it("keeps findings while only the display changes, and other files come", async () => {
    const { client, workspace } = await withHelm(printsChart);
    await summaryOf(client);
    const uri = workspace.uriOf(template);
    await client.diagnostics(uri, (all) => rules(all).includes("grace-period-too-short"));
    client.settings = { ...(client.settings as object), codeLens: { enable: true } };
    client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    workspace.write("other/service.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: late\n");
    const changes = [{ uri: workspace.uriOf("other"), type: 1 }];
    client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    await new Promise((resolve) => setTimeout(resolve, 700));
    const kept = await client.diagnostics(uri, () => true);
    expect(rules(kept)).toContain("grace-period-too-short");
  });

  it("follows the configuration, as long as it shows what was rendered", async () => {
    const { client, workspace } = await withHelm(":");
    helmIn(workspace, `echo "$@" > ${path.join(workspace.path, "arguments")}\n${printsChart}`);
    await summaryOf(client);
    const uri = workspace.uriOf(template);
    const config = workspace.uriOf(".podgrace.yaml");
    const severityOf = (all: readonly Diagnostic[]) =>
      all.find(({ code }) => code === "grace-period-too-short")?.severity;
    client.open(uri, chart[template] ?? "");
    await client.diagnostics(uri, (all) => severityOf(all) === 1);
    const write = (setting: string) => client.edit(config, `rules: {grace-period-too-short: ${setting}}\n`);
    client.open(config, "");
    write("information");
    await client.diagnostics(uri, (all) => severityOf(all) === 3);
    write("off");
    await client.diagnostics(uri, (all) => severityOf(all) === undefined);
    write("error");
    await client.diagnostics(uri, (all) => severityOf(all) === 1);
    client.close(config);
    client.settings = { ...(client.settings as object), rules: { "grace-period-too-short": "hint" } };
    client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await client.diagnostics(uri, (all) => severityOf(all) === 4);

    // What was rendered of other values, or for another version, is not judged again.
    const values = workspace.uriOf("chart/values.yaml");
    client.open(values, "grace: 20\n");
    client.edit(values, "grace: 40\n");
    await client.diagnostics(uri, (all) => severityOf(all) === undefined);
    client.open(config, "rules: {grace-period-too-short: error}\n");
    await client.pull(config);
    await summaryOf(client);
    await client.diagnostics(uri, (all) => severityOf(all) === 1);
    client.edit(config, 'kubernetesVersion: "1.29"\n');
    await client.diagnostics(uri, (all) => severityOf(all) === undefined);
    await summaryOf(client);
    await client.diagnostics(uri, (all) => severityOf(all) === 4);
    expect(readFileSync(path.join(workspace.path, "arguments"), "utf8")).toContain("--kube-version 1.29.0");
  });

  it("takes the findings of the scan before away", async () => {
    const { client, workspace } = await withHelm(printsChart);
    await summaryOf(client);
    const uri = workspace.uriOf(template);
    await client.diagnostics(uri, (all) => rules(all).includes("grace-period-too-short"));
    helmIn(workspace, ":");
    await summaryOf(client);
    await client.diagnostics(uri, (all) => !rules(all).includes("grace-period-too-short"));
  });

  it("is a command with progress for clients that push and cannot be asked for settings", async () => {
    const { client, workspace } = await startIn(chart, {
      capabilities: { ...plainCapabilities, window: { workDoneProgress: true } },
    });
    const helm = helmIn(workspace, printsChart);
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { podgrace: { helm: { path: helm } } },
    });
    await client.connection.sendRequest("workspace/executeCommand", {
      command: "podgrace.server.scanRendered",
    });
    const uri = workspace.uriOf(template);
    await until("the finding to be pushed", () =>
      client.pushed.some(
        (each) => each.uri === uri && rules(each.diagnostics).includes("grace-period-too-short"),
      ),
    );
    await until("a closing message", () => client.messages.some((message) => message.includes("error 1")));
  });

  it("reports progress under the token of the request", async () => {
    const { client } = await withHelm(printsChart);
    const seen: string[] = [];
    client.connection.onProgress(
      new ProgressType<{ kind: string; message?: string }>(),
      "t",
      ({ kind, message }) => {
        seen.push(message ? `${kind} ${message}` : kind);
      },
    );
    await client.connection.sendRequest("podgrace/scanRendered", { workDoneToken: "t" });
    await until("the end", () => seen.at(-1) === "end");
    expect(seen).toEqual(["begin", "report", "report shop", "end"]);
  });

  it("ends the program when it is cancelled", async () => {
    const { client, workspace } = await startIn(chart);
    const mark = path.join(workspace.path, "pid");
    client.settings = { helm: { path: helmIn(workspace, `echo $$ > ${mark}\nexec /bin/sleep 600`) } };
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest<RenderedScanSummary>(
      "podgrace/scanRendered",
      {},
      source.token,
    );
    const pid = await until("the program", () => existsSync(mark) && Number(readFileSync(mark, "utf8")));
    source.cancel();
    expect(await answer).toMatchObject({ cancelled: true, rendered: 0 });
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it("says what is missing and what to do", async () => {
    const { client } = await startIn(chart);
    client.settings = { helm: { path: "/nowhere/helm" } };
    const { problems, notRendered } = await summaryOf(client);
    expect(notRendered).toBe(1);
    expect(problems).toEqual([
      "Helm charts were not rendered (1): /nowhere/helm is not a program that can be run. Install Helm, or name it with the setting podgrace.helm.path or the flag --helm.",
    ]);
    expect(client.log.join("\n")).toContain("/nowhere/helm");
  });

  it.each([[7], [["helm"]], [{ path: {} }], [null]])("takes %j for no setting", async (helm) => {
    const { client } = await startIn({ "a.yaml": "x: 1\n" });
    client.settings = { helm, kustomize: { path: 3 } };
    expect(await summaryOf(client)).toMatchObject({ rendered: 0, problems: [] });
  });

  it("starts nothing in a workspace that is not trusted, until it is", async () => {
    const { client, workspace } = await startIn(chart, {
      initializationOptions: { workspaceTrusted: false },
    });
    const mark = path.join(workspace.path, "started");
    client.settings = { helm: { path: helmIn(workspace, `: > ${mark}`) } };
    expect(await scan(client)).toEqual({ state: "untrusted" });
    expect(existsSync(mark)).toBe(false);
    await client.connection.sendNotification("podgrace/workspaceTrusted");
    expect(await summaryOf(client)).toMatchObject({ rendered: 1 });
    expect(existsSync(mark)).toBe(true);
  });
});
