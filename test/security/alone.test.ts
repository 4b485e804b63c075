import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BundledCli, bundleCli, repository } from "../cli/bundledCli.ts";
import { containerName, deployment } from "../lsp/support/manifests.ts";
import { ordinaryRound } from "../lsp/support/ordinaryRound.ts";
import { servers } from "../lsp/support/server.ts";
import { createWorkspace, type Workspace } from "../lsp/support/workspace.ts";
import { createGuard, type Guard } from "./support/guarded.ts";

/** Milliseconds until a test is taken to hang: many share the machine. */
const timeout = 40_000;

let guard: Guard;
beforeAll(() => {
  guard = createGuard();
});
afterAll(() => guard.remove());
afterEach(() => expect(guard.attempts()).toEqual([]));

describe("the guard notices", { timeout }, () => {
  it.each([
    ["child_process.spawn", "require('child_process').spawn('true')"],
    ["child_process.execFileSync", "import('node:child_process').then((all) => all.execFileSync('true'))"],
    ["child_process.fork", "require('child_process').fork('x')"],
    ["worker_threads.Worker", "new (require('worker_threads').Worker)('x')"],
    ["net.connect", "require('net').connect(1)"],
    ["Socket.connect", "new (require('net').Socket)().connect(1)"],
    ["Server.listen", "require('http').createServer().listen(0)"],
    ["tls.connect", "require('tls').connect(1)"],
    ["https.get", "require('https').get('https://example.com')"],
    ["http2.connect", "require('http2').connect('https://example.com')"],
    ["dgram.createSocket", "require('dgram').createSocket('udp4')"],
    ["dns.lookup", "require('dns').lookup('example.com', () => {})"],
    ["dns.promises.resolve", "require('dns/promises').resolve('example.com')"],
    ["globalThis.fetch", "fetch('https://example.com')"],
    ["vm.runInThisContext", "require('vm').runInThisContext('1')"],
  ])("%s, also when somebody catches it", (what, script) => {
    const env = { ...process.env, ...guard.env };
    const code = `process.on('uncaughtException', () => {}); process.on('unhandledRejection', () => {}); ${script}`;
    writeFileSync(`${guard.env.PODGRACE_GUARD}.cjs`, code);
    spawnSync(process.execPath, [`${guard.env.PODGRACE_GUARD}.cjs`], { env });
    expect(guard.attempts()[0]).toMatch(new RegExp(`^${what.replaceAll(".", "\\.")} `));
  });

  it("text that becomes code", () => {
    writeFileSync(`${guard.env.PODGRACE_GUARD}.cjs`, "new Function('return 1')");
    const { stderr } = spawnSync(process.execPath, [`${guard.env.PODGRACE_GUARD}.cjs`], {
      env: { ...process.env, ...guard.env },
      encoding: "utf8",
    });
    expect(stderr).toContain("Code generation from strings disallowed");
  });
});

/** Charts, overlays and manifests, some of which name what stands elsewhere. */
function fill(folder: Workspace): void {
  cpSync(path.join(repository, "examples/before"), path.join(folder.path, "before"), { recursive: true });
  folder.write("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  folder.write("chart/values.yaml", "replicas: 2\n");
  folder.write(
    "chart/templates/web.yaml",
    deployment().replace("spec:\n", "spec:\n  replicas: {{ .Values.replicas }}\n"),
  );
  folder.write(
    "remote/kustomization.yaml",
    "resources:\n- https://example.com/base.yaml\n- github.com/example/repository//base?ref=main\n- ../before\nhelmCharts: [{name: x, repo: 'https://example.com'}]\n",
  );
  folder.write(".podgrace.yaml", "rules:\n  prestop-unmeasurable: off\n");
}

describe("no network, no other program:", { timeout }, () => {
  let cli: BundledCli;
  let folder: Workspace;
  beforeAll(async () => {
    cli = await bundleCli();
  });
  afterAll(() => cli.dispose());
  beforeEach(() => {
    folder = createWorkspace();
    fill(folder);
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => cli.run(args, { cwd: folder.path, env: guard.env });

  it.each(["text", "json", "sarif", "junit", "github", "markdown"])("a scan as %s", async (format) => {
    const { code, stdout } = await run("scan", "--format", format);
    expect(code).toBe(1);
    expect(stdout).toContain("prestop-missing");
  });

  it.each([
    ["fixes", ["scan", "--fix"], /Fixed/],
    ["the difference of fixes", ["scan", "--fix-dry-run"], /^\+\+\+ /m],
    ["a baseline", ["scan", "--baseline", "b.json", "--write-baseline"], /Wrote \d+ entries/],
    ["a timeline", ["timeline", "."], /Requests can be lost/],
    ["a picture", ["timeline", ".", "--format", "svg"], /<svg/],
    ["the words on a rule", ["explain", "prestop-missing"], /preStop/],
    ["a configuration", ["init", "chart"], /./],
  ])("%s", async (_, args, expected) => {
    const { stdout, stderr } = await run(...args);
    expect(stdout + stderr).toMatch(expected);
    expect(stdout + stderr).not.toMatch(/mistake of its own/);
  });

  it("only --changed-since asks git", async () => {
    const { stderr } = await run("scan", "--changed-since", "HEAD");
    expect(stderr).toContain("Refused by the guard");
    expect(guard.attempts()).toContainEqual(expect.stringMatching(/^child_process\.spawn git$/));
  });

  it("only --render starts what it is told to", async () => {
    mkdirSync(path.join(folder.path, "bin"));
    const program = path.join(folder.path, "bin/helm");
    writeFileSync(program, "#!/bin/sh\n", { mode: 0o755 });
    await run("scan", "--render", "--helm", program, "--kustomize", program);
    const attempts = guard.attempts();
    expect(attempts).toContain(`child_process.spawn ${program}`);
    expect(new Set(attempts).size).toBe(1);
  });
});

describe("no network, no other program in an editor:", { timeout }, () => {
  const { startIn } = servers();
  const before = { ...process.env };
  afterEach(() => {
    for (const key of Object.keys(guard.env)) {
      if (before[key] === undefined) delete process.env[key];
      else process.env[key] = before[key];
    }
  });

  it("everything that the server is asked for", async () => {
    Object.assign(process.env, guard.env);
    const { client, workspace } = await startIn();
    fill(workspace);
    const { connection } = client;
    const summary = await connection.sendRequest("podgrace/scan", {});
    expect(summary).toMatchObject({ findings: { error: 1 } });
    expect(JSON.stringify(await ordinaryRound(client, workspace))).toContain("prestop-missing");
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    const textDocument = { uri };
    const all: Readonly<Record<string, object>> = {
      "podgrace/overview": {},
      "podgrace/timeline": {
        uri,
        position: containerName.start,
        overrides: { delaySeconds: 5 },
        themes: ["dark"],
      },
      "podgrace/configurationText": {},
      "podgrace/fixWorkspace": {},
      "textDocument/codeLens": { textDocument },
      "textDocument/inlayHint": {
        textDocument,
        range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      },
      "textDocument/completion": { textDocument, position: { line: 0, character: 0 } },
      "workspace/executeCommand": { command: "podgrace.server.scanWorkspace" },
    };
    const answers: unknown[] = [];
    for (const [method, params] of Object.entries(all)) {
      answers.push(
        await connection.sendRequest(method, params).catch((error: Error) => {
          // Editors that show neither are not offered these two.
          expect(method).toMatch(/codeLens|inlayHint/);
          expect(error.message).toContain("Unhandled method");
        }),
      );
    }
    expect(JSON.stringify(answers)).toContain("<svg");
    expect(await client.stop()).toBe(0);
  });
});
