import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BundledCli, bundleCli } from "../cli/bundledCli.ts";
import { deployment, ingress, shop } from "../lsp/support/manifests.ts";
import { servers } from "../lsp/support/server.ts";
import { createWorkspace, type Workspace } from "../lsp/support/workspace.ts";

/** Milliseconds until a test is taken to hang: many share the machine. */
const timeout = 40_000;

/** What would change the findings if anybody read it. */
const secrets: Readonly<Record<string, string>> = {
  "outside.yaml": ingress(),
  "values.yaml": "grace: 5\n",
  "podgrace.yaml": "rules: { prestop-missing: off, readiness-probe-missing: off }\n",
  "folder/ingress.yaml": ingress(),
};

/** Fills `ws`, a folder in which everything points to what stands beside it. */
function fill(parent: Workspace): void {
  const outside = path.join(parent.path, "outside.yaml");
  const { "ingress.yaml": _, ...rest } = shop();
  for (const [name, text] of Object.entries(rest)) parent.write(`ws/${name}`, text);
  parent.write("ws/chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  parent.write(
    "ws/chart/templates/web.yaml",
    deployment({ name: "chart" }).replace(/Seconds: 45/, "Seconds: {{ .Values.grace }}"),
  );
  const paths = [
    "../outside.yaml",
    "../../../../../../../..",
    outside,
    parent.uriOf("outside.yaml"),
    "%2e%2e/outside.yaml",
    "..%2foutside.yaml",
    "./a/../../outside.yaml",
    "..\\outside.yaml",
    "https://example.com/outside.yaml",
    "link.yaml",
    "linked",
    "linked/ingress.yaml",
    "linked/../outside.yaml",
    "/dev/zero",
  ];
  const list = (key: string) => `${key}:\n${paths.map((each) => `- ${JSON.stringify(each)}\n`).join("")}`;
  parent.write(
    "ws/kustomization.yaml",
    `${list("resources")}${list("components")}${list("patchesStrategicMerge")}${list("configurations")}`,
  );
  const links: Readonly<Record<string, string>> = {
    "link.yaml": "outside.yaml",
    linked: "folder",
    ".podgrace.yaml": "podgrace.yaml",
    "chart/values.yaml": "values.yaml",
    "chart/templates/link.yaml": "outside.yaml",
  };
  for (const [name, target] of Object.entries(links))
    symlinkSync(path.join(parent.path, target), path.join(parent.path, "ws", name));
  mkdirSync(path.join(parent.path, "folder"), { recursive: true });
}

describe("what stands outside of the folder", { timeout }, () => {
  const { start } = servers();
  let cli: BundledCli;
  let parent: Workspace;
  beforeAll(async () => {
    cli = await bundleCli();
  });
  afterAll(() => cli.dispose());
  beforeEach(() => {
    parent = createWorkspace();
    fill(parent);
  });
  afterEach(() => parent.remove());

  function show(): void {
    for (const [name, text] of Object.entries(secrets)) writeFileSync(path.join(parent.path, name), text);
  }

  const manifests = ["deployment.yaml", "service.yaml", "chart/templates/web.yaml"];

  it.each([
    { paths: ["."], kustomized: true },
    { paths: ["."], kustomized: false },
    { paths: [...manifests, "kustomization.yaml"], kustomized: true },
    { paths: manifests, kustomized: false },
  ])("has no say in a scan of $paths, kustomized: $kustomized", async ({ paths, kustomized }) => {
    if (!kustomized) rmSync(path.join(parent.path, "ws/kustomization.yaml"));
    const scan = async () => {
      const args = ["scan", "--format", "json", "--severity", "hint", ...paths];
      const { code, stdout, stderr } = await cli.run(args, { cwd: path.join(parent.path, "ws") });
      const { findings, summary, skipped } = JSON.parse(stdout);
      return { code, stderr, findings, files: summary.files, skipped };
    };
    const before = await scan();
    show();
    expect(await scan()).toEqual(before);
    if (kustomized || paths[0] !== ".") return;
    // The same text inside of the folder does have one.
    rmSync(path.join(parent.path, "ws/link.yaml"));
    parent.write("ws/link.yaml", ingress());
    expect((await scan()).findings).not.toEqual(before.findings);
  });

  it("has no say in an editor", async () => {
    const uri = parent.uriOf("ws/deployment.yaml");
    const findings = async () => {
      const client = await start({ folders: [parent.uriOf("ws")] });
      const summary = await client.connection.sendRequest<{ files: number; skipped: number }>(
        "podgrace/scan",
        {},
      );
      const report = await client.pull(uri);
      const changes = [".podgrace.yaml", "link.yaml", "linked", "chart/values.yaml"].map((name) => ({
        uri: parent.uriOf(`ws/${name}`),
        type: 1,
      }));
      void client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
      const again = await client.pull(uri);
      return [
        summary.files,
        summary.skipped,
        report.kind === "full" && report.items,
        again.kind === "full" && again.items,
      ];
    };
    const before = await findings();
    show();
    expect(await findings()).toEqual(before);
  });
});
