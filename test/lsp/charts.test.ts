import { describe, expect, it } from "vitest";
import type { CodeAction, WorkspaceEdit } from "vscode-languageserver";
import { type TimelineResult, timelineRequest } from "../../server/src/protocol/timeline.ts";
import { applied } from "./support/applyEdit.ts";
import { servers } from "./support/server.ts";

const values = "service:\n  type: LoadBalancer\ngrace: 30\ndelay: 45\n";
const template = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  template:
    metadata:
      labels:
        {{- include "labels" . | nindent 8 }}
    spec:
      terminationGracePeriodSeconds: {{ .Values.grace }}
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
          readinessProbe: { httpGet: { path: /, port: 8080 } }
          {{- if .Values.delay }}
          lifecycle: { preStop: { exec: { command: [sleep, "{{ .Values.delay }}"] } } }
          {{- end }}
`;
const service = `apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
spec:
  type: {{ .Values.service.type }}
  selector:
    {{- include "labels" . | nindent 4 }}
  ports: [{ port: 80, targetPort: 8080 }]
`;
const chart = {
  "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
  "values.yaml": values,
  "templates/_helpers.tpl": '{{- define "labels" -}}\napp: web\nrelease: {{ .Release.Name }}\n{{- end }}\n',
  "templates/deployment.yaml": template,
  "templates/service.yaml": service,
};
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe("a Helm chart", () => {
  const { startIn } = servers();

  it("is checked with its default values, and repaired in them", async () => {
    const { client, workspace } = await startIn(chart);
    const uri = workspace.uriOf("values.yaml");
    client.open(workspace.uriOf("templates/deployment.yaml"), template, "helm");
    client.open(uri, values);
    const [finding] = await client.diagnostics(uri, (all) => all.length > 0);
    expect(finding).toMatchObject({
      code: "grace-period-too-short",
      severity: 1,
      range: { start: { line: 2 } },
    });
    expect(finding?.message).toContain("with the chart's default values");
    const [fix] = await client.codeActions(uri, everything, ["quickfix"]);
    const { edit } = await client.connection.sendRequest<CodeAction>("codeAction/resolve", fix);
    const fixed = applied(values, uri, edit);
    expect(fixed).toBe(values.replace("grace: 30", "grace: 65"));
    client.edit(uri, fixed);
    expect(await client.diagnostics(uri, (all) => all.length === 0)).toEqual([]);
  });

  it("is explained in its templates, and follows its named templates", async () => {
    const { client, workspace } = await startIn(chart);
    const uri = workspace.uriOf("templates/deployment.yaml");
    client.open(uri, template, "helm");
    await client.diagnostics(workspace.uriOf("values.yaml"), (all) => all.length > 0).catch(() => undefined);
    const hover = await client.hover(uri, 12, 18);
    expect(JSON.stringify(hover?.contents)).toContain("chart's default values");
    expect(JSON.stringify(hover?.contents)).toContain("45 s");
  });

  it("shows its shutdown, and calls its objects by the names that they get", async () => {
    const files = {
      ...chart,
      "values.yaml": `${values}name: shop\n`,
      "templates/deployment.yaml": template.replace("{{ .Release.Name }}", "{{ .Values.name }}"),
    };
    const { client, workspace } = await startIn(files);
    await client.connection.sendRequest("podgrace/scan", {});
    const uri = workspace.uriOf("templates/deployment.yaml");
    client.open(uri, files["templates/deployment.yaml"] ?? "", "helm");
    const position = { line: 12, character: 18 };
    const overrides = { graceSeconds: 65 };
    const { none, workloads } = await client.connection.sendRequest<TimelineResult>(timelineRequest, {
      uri,
      position,
      overrides,
    });
    expect(none).toBeNull();
    expect(workloads).toMatchObject([{ uri, picture: { name: "shop", containers: [{ sigkillAt: 65 }] } }]);
    // The grace period is a value of the chart, and is written there.
    const valuesUri = workspace.uriOf("values.yaml");
    expect(applied(files["values.yaml"], valuesUri, workloads[0]?.edit as WorkspaceEdit)).toContain(
      "grace: 65\n",
    );
  });

  it("is checked anew when one of its templates is edited", async () => {
    const without = template.replace(/ +\{\{- if .Values.delay[\s\S]*\{\{- end \}\}\n$/, "");
    const { client, workspace } = await startIn({ ...chart, "templates/deployment.yaml": without });
    await client.connection.sendRequest("podgrace/scan", {});
    const uri = workspace.uriOf("templates/deployment.yaml");
    client.open(uri, without, "helm");
    expect(await client.diagnostics(uri, (all) => all.length > 0)).toMatchObject([
      { code: "prestop-missing", range: { start: { line: 12 } } },
    ]);
    client.edit(uri, without.replace("containers:", "# edited\n      containers:"));
    expect(await client.diagnostics(uri, (all) => all[0]?.range.start.line === 13)).toMatchObject([
      { code: "prestop-missing" },
    ]);
  });

  it("may be half typed: nothing is said about its syntax", async () => {
    const { client, workspace } = await startIn(chart);
    const uri = workspace.uriOf("templates/deployment.yaml");
    client.open(uri, template, "helm");
    for (const text of [
      template.replace(".Values.grace }}", ".Val"),
      template.replace("{{- end }}", ""),
      template.replace("{{- if .Values.delay }}", ""),
      template.replace('include "labels"', 'include "unknown"'),
      `${template}{{`,
    ]) {
      client.edit(uri, text);
      const messages = (await client.diagnostics(uri, () => true)).map(({ code }) => code);
      expect(messages.filter((code) => code !== "prestop-missing")).toEqual([]);
    }
  });
});
