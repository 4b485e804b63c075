import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { WorkspaceEdit } from "vscode-languageserver";
import {
  type TimelineParams,
  type TimelineResult,
  timelineRequest,
} from "../../server/src/protocol/timeline.ts";
import { applied } from "./support/applyEdit.ts";
import type { Client } from "./support/client.ts";
import { deployment, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

describe("podgrace/timeline", () => {
  const { startIn } = servers();

  const ask = (client: Client, params: TimelineParams) =>
    client.connection.sendRequest<TimelineResult | null>(timelineRequest, params);

  /** A server that has read the folder, with the Deployment open. */
  async function opened(files: Record<string, string> = shop()) {
    const { client, workspace } = await startIn(files);
    await client.connection.sendRequest("podgrace/scan", {});
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, files["deployment.yaml"] ?? "");
    return { client, workspace, uri };
  }

  const inContainer = { line: 15, character: 10 };

  it("tells how the workload around a position shuts down, in figures, sentences and pictures", async () => {
    const { client, uri } = await opened();
    const result = await ask(client, {
      uri,
      position: inContainer,
      themes: ["light", "dark", "no such"],
      width: 500,
    });
    expect(result).toMatchObject({
      none: null,
      workloads: [
        {
          uri,
          range: { start: { line: 3, character: 8 }, end: { line: 3, character: 12 } },
          container: 0,
          picture: {
            kind: "Deployment",
            name: "shop",
            containers: [{ name: "web", sigtermAt: 0, sigkillAt: 45, lostWindow: { from: 0, to: 60 } }],
          },
          suggested: { delaySeconds: 70, graceSeconds: 90 },
          obstacles: { delay: null, grace: null },
          edit: null,
        },
      ],
    });
    expect(Object.keys(result?.pictures ?? {})).toEqual(["light", "dark"]);
    for (const svg of Object.values(result?.pictures ?? {})) {
      expect(XMLValidator.validate(svg)).toBe(true);
      expect(svg).toContain('width="500"');
    }
    expect(result?.text).toContain("Requests can be lost for 60 s");
    expect(result?.words["picture.mark.sigterm"]).toBe("SIGTERM {at} s");
  });

  it("tells what would be with other seconds, and the edit that writes them", async () => {
    const { client, uri } = await opened();
    const overrides = { delaySeconds: 75, graceSeconds: 100 };
    const result = await ask(client, { uri, position: inContainer, overrides });
    const [workload] = result?.workloads ?? [];
    expect(workload?.picture).toMatchObject({
      containers: [{ stopsAcceptingAt: 75, sigtermAt: 75, sigkillAt: 100, lostWindow: null }],
    });
    expect(result?.text).toContain("No request is lost");
    const text = applied(deployment(), uri, workload?.edit as WorkspaceEdit);
    expect(text).toContain("terminationGracePeriodSeconds: 100\n");
    expect(text).toMatch(/preStop:\n\s+sleep:\n\s+seconds: 75\n/);
    expect(text).toContain("- name: web # serves\n");
    // What was written is what was promised.
    client.edit(uri, text, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } });
    const after = await ask(client, { uri, position: inContainer });
    expect(after?.workloads[0]?.picture).toEqual(workload?.picture);
  });

  it("rewrites a delay where it stands", async () => {
    const hook =
      '\n          lifecycle: { preStop: { exec: { command: [sh, -c, "sleep 5 && nginx -s quit"] } } } # quiet';
    const text = deployment().replace("image: nginx:1.27", `image: nginx:1.27${hook}`);
    const { client, uri } = await opened({ ...shop(), "deployment.yaml": text });
    const result = await ask(client, { uri, position: inContainer, overrides: { delaySeconds: 65 } });
    const [workload] = result?.workloads ?? [];
    expect(applied(text, uri, workload?.edit as WorkspaceEdit)).toBe(
      text.replace("sleep 5 &&", "sleep 65 &&"),
    );
  });

  it("says what cannot be written and why", async () => {
    const text = deployment()
      .replace("terminationGracePeriodSeconds: 45", "terminationGracePeriodSeconds: {{ .Values.grace }}")
      .replace(
        "image: nginx:1.27",
        "image: nginx:1.27\n          lifecycle: { preStop: { httpGet: { path: /drain, port: 80 } } }",
      );
    const { client, uri } = await opened({ ...shop(), "deployment.yaml": text });
    const overrides = { delaySeconds: 65, graceSeconds: 90 };
    const result = await ask(client, { uri, position: inContainer, overrides });
    expect(result?.workloads[0]?.edit).toBeNull();
    expect(result?.workloads[0]?.obstacles).toEqual({
      delay: "The delay does not stand in one place that can be rewritten.",
      grace: "A template expression stands there. Make the change in the template by hand.",
    });
  });

  it("shows the workloads that a Service or an Ingress reaches", async () => {
    const { client, workspace, uri } = await opened();
    for (const [file, line] of [
      ["service.yaml", 4],
      ["ingress.yaml", 8],
    ] as const) {
      const result = await ask(client, { uri: workspace.uriOf(file), position: { line, character: 3 } });
      expect(result?.workloads).toMatchObject([{ uri, picture: { name: "shop" } }]);
    }
  });

  it("says kindly where there is nothing to show", async () => {
    const { client, workspace } = await opened({ ...shop(), "notes.yaml": "just: text\n" });
    const namespace = await ask(client, {
      uri: workspace.uriOf("namespace.yaml"),
      position: { line: 3, character: 2 },
    });
    expect(namespace).toMatchObject({
      workloads: [],
      none: "No pods are found in this workspace that Namespace shop sends requests to.",
    });
    const notes = await ask(client, {
      uri: workspace.uriOf("notes.yaml"),
      position: { line: 0, character: 0 },
    });
    expect(notes?.none).toMatch(/^Put the cursor into a workload/);
    expect(await ask(client, { uri: "untitled:nowhere", position: { line: 0, character: 0 } })).toBeNull();
  });

  it("gives all workloads of a file without a position", async () => {
    const two = `${deployment()}---\n${deployment({ name: "admin" })}`;
    const { client, uri } = await opened({ ...shop(), "deployment.yaml": two });
    const result = await ask(client, { uri });
    expect(result?.workloads.map(({ picture }) => (picture as { name: string }).name)).toEqual([
      "shop",
      "admin",
    ]);
  });

  it.each([
    { delaySeconds: -5, graceSeconds: 1e12, requiredSeconds: Number.NaN, container: 77, variant: 4 },
    { delaySeconds: "70" },
    null,
    [],
  ])("takes no nonsense for seconds: %j", async (overrides) => {
    const { client, uri } = await opened();
    const plain = await ask(client, { uri, position: inContainer });
    const result = await ask(client, { uri, position: inContainer, overrides: overrides as never });
    expect(result).toEqual(plain);
  });
});
