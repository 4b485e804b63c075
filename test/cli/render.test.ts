import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BundledCli, bundleCli } from "./bundledCli.ts";

let cli: BundledCli;
let folder: string;
beforeAll(async () => {
  cli = await bundleCli();
}, 60_000);
afterAll(() => cli.dispose());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "podgrace-render-test-"));
  await put("ws/chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  await put("ws/chart/templates/web.yaml", template);
  await put("ws/over/kustomization.yaml", "resources: [web.yaml]\n");
  await put("ws/over/web.yaml", workload("web", "60"));
  return () => rm(folder, { recursive: true });
});

const workload = (name: string, grace: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  template:
    spec:
      terminationGracePeriodSeconds: ${grace}
      containers:
        - name: web
          image: registry.example.com/web:1
          lifecycle: {preStop: {exec: {command: ["sleep", "25"]}}}
`;
const template = workload("shop", "{{ tpl .Values.grace . }}");

async function put(name: string, text: string, mode = 0o644): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  await chmod(file, mode);
  return file;
}

/** A program in the place of helm or kustomize: the rest of a script for the shell. */
function program(name: string, script: string): Promise<string> {
  // The PATH that programs get is empty, so everything is named in full.
  return put(`bin/${name}`, `#!/bin/sh\n${script}\n`, 0o755);
}

async function scan(programs: { readonly helm?: string; readonly kustomize?: string }, ...more: string[]) {
  const helm = programs.helm ?? (await program("quiet-helm", ":"));
  const kustomize = programs.kustomize ?? (await program("quiet-kustomize", ":"));
  const args = ["scan", "--render", "--helm", helm, "--kustomize", kustomize, "--format", "json", "ws"];
  const outcome = await cli.run([...args, ...more], { cwd: folder });
  const report = outcome.stdout === "" ? null : JSON.parse(outcome.stdout);
  return { ...outcome, report };
}

const rendered = `printf '%s\\n' '---' '# Source: shop/templates/web.yaml'\n/bin/cat <<'END'\n${workload("shop", "20")}END`;

describe("podgrace scan --render", () => {
  it("reports what only rendering shows, at its place in the template", async () => {
    const { report, code, stderr } = await scan({ helm: await program("helm", rendered) });
    expect(stderr).toBe("");
    expect(code).toBe(1);
    expect(report.findings).toMatchObject([
      {
        rule: "grace-period-too-short",
        severity: "error",
        file: "chart/templates/web.yaml",
        range: { start: { line: 7, character: 37 }, end: { line: 7, character: 62 } },
        object: { kind: "Deployment", name: "shop" },
        container: "web",
        fixes: [],
        rendered: [{ kind: "chart", name: "shop", folder: "chart" }],
      },
    ]);
  });

  it("starts the programs with a list of arguments and an environment of its own", async () => {
    const log = path.join(folder, "log");
    const tell = `{ printf '%s\\n' "$0" "$@"; pwd; /usr/bin/env; } > ${log}-`;
    await scan({
      helm: await program("helm", `${tell}helm`),
      kustomize: await program("kubectl", `${tell}kubectl`),
    });
    const read = async (name: string) => {
      return (await readFile(`${log}-${name}`, "utf8")).split("\n");
    };
    const helm = await read("helm");
    const chart = path.join(folder, "ws/chart");
    expect(helm.slice(1, 4)).toEqual(["template", "shop", chart]);
    expect(helm).not.toContain("--dependency-update");
    expect(helm.slice(4, 9)).toEqual([
      "--namespace",
      "$" + "{NAMESPACE}",
      "--kube-version",
      "1.33.0",
      "--skip-tests",
    ]);
    const kubectl = await read("kubectl");
    expect(kubectl.slice(1, 3)).toEqual(["kustomize", path.join(folder, "ws/over")]);

    for (const lines of [helm, kubectl]) {
      const home = lines.find((line) => line.startsWith("HOME="))?.slice("HOME=".length) ?? "";
      expect(home).toMatch(/podgrace-render-/);
      expect(lines).toContain(`PATH=${home}/bin`);
      expect(lines).toContain(`HELM_PLUGINS=${home}/helm/plugins`);
      expect(lines).toContain(`KUBECONFIG=${home}/kubeconfig`);
      expect(lines).toContain("HTTPS_PROXY=http://127.0.0.1:9");
      expect(lines.filter((line) => /^(COLUMNS|GITHUB_|AWS_)/.test(line))).toEqual([]);
    }
  });

  it("leaves no temporary folder behind", async () => {
    const temporary = path.join(folder, "tmp");
    await mkdir(temporary);
    const helm = await program("helm", rendered);
    const { code } = await cli.run(["scan", "--render", "--helm", helm, "ws/chart"], {
      cwd: folder,
      env: { TMPDIR: temporary },
    });
    expect(code).toBe(1);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("says which chart a program refuses, in its words, and goes on", async () => {
    const helm = await program(
      "helm",
      "echo 'WARNING: old chart' >&2\nprintf 'Error: values are missing \\033[31m\\n' >&2\nexit 1",
    );
    const { report, stderr, code } = await scan({ helm });
    expect(stderr).toContain("Chart shop was not rendered. helm says: values are missing");
    expect(stderr).not.toContain("\u001b");
    // The template is skipped once for being one, and the chart for not being rendered.
    expect(report.summary.skipped).toBeGreaterThan(0);
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
  });

  it("counts what could not be rendered as skipped", async () => {
    const good = await scan({});
    const bad = await scan({ kustomize: await program("bad", "exit 3") });
    expect(bad.report.summary.skipped).toBe(good.report.summary.skipped + 1);
    expect(bad.stderr).toContain("kustomize says: it ended with code 3");
  });

  it("says once that a program is missing, for all charts", async () => {
    await put("ws/other/Chart.yaml", "name: other\n");
    const { stderr, code } = await scan({ helm: path.join(folder, "nowhere/helm") });
    expect(stderr.match(/Helm charts were not rendered/g)).toHaveLength(1);
    expect(stderr).toContain("Helm charts were not rendered (2):");
    expect(stderr).toContain("--helm");
    expect(code).toBe(0);
  });

  it("stops a program that prints without end", async () => {
    const flood = await program("helm", "while :; do printf '%01000000d' 0; done");
    const { stderr } = await scan({ helm: flood });
    expect(stderr).toContain("helm printed more than 32 MB and was stopped");
  }, 60_000);

  it("takes whatever a program prints", async () => {
    const garbage = await program("helm", "printf '\\000\\377 {{{ : -\\n---\\n\\t- ] kind: Deployment\\n'");
    const { report, code, stderr } = await scan({ helm: garbage });
    expect(stderr).toBe("");
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
  });

  it("ends a program that hangs when it is itself ended", async () => {
    const mark = path.join(folder, "child");
    const hang = await program("helm", `echo $$ > ${mark}\nexec /bin/sleep 600`);
    const running = spawn(process.execPath, [cli.program, "scan", "--render", "--helm", hang, "ws"], {
      cwd: folder,
    });
    const pid = await numberIn(mark);
    running.kill("SIGINT");
    const code = await new Promise((resolve) => running.once("close", resolve));
    expect(code).toBe(130);
    expect(() => process.kill(pid, 0)).toThrow();
  }, 30_000);

  it("takes --helm only together with --render", async () => {
    const { code, stderr } = await cli.run(["scan", "--helm", "helm", "."], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain("--helm is of use with --render only.");
  });
});

async function numberIn(file: string): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const text = await readFile(file, "utf8").catch(() => "");
    if (text.trim() !== "") return Number(text);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The program was not started.");
}
