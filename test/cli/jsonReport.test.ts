import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BundledCli, bundleCli } from "./bundledCli.ts";
import { makeScanFolder } from "./scanFolder.ts";

let cli: BundledCli;
let folder: Awaited<ReturnType<typeof makeScanFolder>>;

beforeAll(async () => {
  cli = await bundleCli();
  folder = await makeScanFolder();
});

afterAll(async () => {
  await folder.remove();
  await cli.dispose();
});

const scan = (...args: string[]) => cli.run(["scan", ...args], { cwd: folder.path });

describe("the JSON report", () => {
  it("has the keys and types it promises", async () => {
    const { stdout, stderr } = await cli.run(["scan", "examples/before", "--format", "json"]);
    expect(stderr).toBe("");
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(["version", "summary", "findings", "workloads", "skipped"]);
    expect(report.version).toBe(1);
    expect(report.summary).toEqual({
      files: 5,
      documents: 6,
      workloads: 2,
      skipped: 0,
      findings: { error: 1, warning: 2, information: 0, hint: 0 },
    });
    for (const finding of report.findings) {
      expect(finding).toEqual({
        rule: expect.any(String),
        severity: expect.stringMatching(/^(error|warning|information|hint)$/),
        message: expect.any(String),
        file: expect.stringMatching(/^\w+\.yaml$/),
        range: anyRange,
        object: {
          kind: expect.any(String),
          namespace: nullOr(String, finding.object.namespace),
          name: expect.any(String),
        },
        container: nullOr(String, finding.container),
        related: finding.related.map(() => ({
          file: expect.any(String),
          range: anyRange,
          message: expect.any(String),
        })),
        fixes: finding.fixes.map(() => ({
          title: expect.any(String),
          preferred: expect.any(Boolean),
          disabled: null,
          edits: expect.arrayContaining([
            { file: expect.any(String), create: false, range: anyRange, newText: expect.any(String) },
          ]),
        })),
      });
    }
    expect(report.findings.map((finding: { rule: string }) => finding.rule)).toEqual([
      "grace-period-too-short",
      "prestop-missing",
      "readiness-gate-label-missing",
    ]);
    expect(report.workloads).toHaveLength(2);
    expect(report.workloads[0]).toEqual({
      file: "checkout.yaml",
      range: anyRange,
      kind: "Deployment",
      namespace: "shop",
      name: "checkout",
      gracePeriodSeconds: { state: "absent", value: 30 },
      exposure: {
        state: "loadBalancer",
        paths: [
          {
            loadBalancer: "alb",
            scope: "external",
            targetType: "ip",
            via: ["Ingress/shop", "Service/checkout"],
          },
        ],
      },
      containers: [
        {
          name: "checkout",
          serving: true,
          preStop: {
            state: "present",
            handler: "exec",
            delaySeconds: 70,
            hookSeconds: 70,
            delayState: "known",
          },
          timeline: { requiredSeconds: 60, sigtermAt: 30, sigkillAt: 32, lostWindow: { from: 30, to: 60 } },
        },
      ],
    });
    expect(report.workloads[1].containers).toEqual([
      {
        name: "web",
        serving: true,
        preStop: { state: "absent", handler: null, delaySeconds: null, hookSeconds: null, delayState: null },
        timeline: { requiredSeconds: 60, sigtermAt: 0, sigkillAt: 30, lostWindow: { from: 0, to: 60 } },
      },
    ]);
  });

  it("counts what it does not list, and lists it with --severity hint", async () => {
    const [usual, all] = await Promise.all(
      [[], ["--severity", "hint"]].map(async (flags) =>
        JSON.parse((await scan("mild.yaml", "--format", "json", ...flags)).stdout),
      ),
    );
    expect(usual.summary.findings).toEqual({ error: 0, warning: 0, information: 0, hint: 1 });
    expect(all.summary).toEqual(usual.summary);
    expect(usual.findings).toEqual([]);
    expect(all.findings).toHaveLength(1);
  });

  it("names paths from the one directory named, otherwise from the working directory", async () => {
    const files = async (...paths: string[]) => {
      const { stdout } = await cli.run(["scan", "--format", "json", ...paths]);
      return JSON.parse(stdout).findings.map((finding: { file: string }) => finding.file);
    };
    expect(await files("examples")).toEqual([
      "before/checkout.yaml",
      "before/deployment.yaml",
      "before/namespace.yaml",
    ]);
    expect(await files("examples/before/checkout.yaml")).toEqual(["examples/before/checkout.yaml"]);
    expect(await files("examples/before", "examples/after")).toContain("examples/before/checkout.yaml");
  });

  it("gives edits that make the finding go away", async () => {
    const text = await readFile(path.join(folder.path, "bad.yaml"), "utf8");
    const report = JSON.parse((await scan("bad.yaml", "--format", "json")).stdout);
    const [edit] = report.findings[0].fixes[0].edits;
    const lines = text.split("\n");
    const { start, end } = edit.range;
    expect(start).toEqual(end);
    const line = lines[start.line] ?? "";
    lines[start.line] = line.slice(0, start.character) + edit.newText + line.slice(start.character);
    const { code } = await cli.run(["scan", "-", "--severity", "hint"], { input: lines.join("\n") });
    expect(code).toBe(0);
  });
});

const anyPosition = { line: expect.any(Number), character: expect.any(Number) };
const anyRange = { start: anyPosition, end: anyPosition };

function nullOr(type: StringConstructor, value: unknown) {
  return value === null ? null : expect.any(type);
}
