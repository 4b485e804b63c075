import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { type BundledCli, bundleCli, repository } from "./bundledCli.ts";

let cli: BundledCli;

beforeAll(async () => {
  cli = await bundleCli();
});

afterAll(() => cli.dispose());

describe("explain", () => {
  it("tells everything about a rule, wrapped for the terminal", async () => {
    const { code, stdout } = await cli.run(["explain", "grace-period-too-short"], { env: { COLUMNS: "60" } });
    const rule = createLanguageService().rule("grace-period-too-short", { locale: "en" });
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    expect(lines.filter((line) => line.length > 60).every((line) => line.includes("https://"))).toBe(true);
    const text = lines.map((line) => line.trim()).join(" ");
    for (const part of [rule?.title, rule?.what, rule?.why, rule?.whatToDo]) expect(text).toContain(part);
    for (const { title, url } of rule?.sources ?? []) expect(text).toContain(`${title} ${url}`);
    expect(lines.filter((line) => /^[A-Z][a-z ]+$/.test(line))).toEqual([
      "What is reported",
      "Why it matters",
      "What to do",
      "Sources",
    ]);
  });

  it("lists the rules", async () => {
    const { code, stdout } = await cli.run(["explain"]);
    expect(code).toBe(0);
    expect(stdout).toContain("prestop-missing warning\n  No preStop delay behind a load balancer\n");
  });

  it("suggests the nearest rule for one that does not exist", async () => {
    const { code, stdout, stderr } = await cli.run(["explain", "grace-period-to-short"]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(
      'There is no rule "grace-period-to-short". Did you mean grace-period-too-short?',
    );
  });
});

describe("help and version", () => {
  it("go to standard output", async () => {
    const { version } = JSON.parse(await readFile(path.join(repository, "package.json"), "utf8"));
    expect(await cli.run(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
    expect((await cli.run(["help"])).stdout).toContain("podgrace scan [path…]");
    const [byHelp, byFlag] = await Promise.all([cli.run(["help", "scan"]), cli.run(["scan", "--help"])]);
    expect(byHelp).toEqual(byFlag);
    expect(byHelp.stdout).toContain("--fail-on LEVEL");
  });

  it("are suggested to those who say nothing", async () => {
    const { code, stdout, stderr } = await cli.run([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Help: podgrace help\n");
  });
});

it("server --stdio answers the initialize request of an editor", async () => {
  const request = {
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { processId: null, rootUri: null, capabilities: {} },
  };
  const child = spawn(process.execPath, [cli.program, "server", "--stdio"]);
  const body = JSON.stringify(request);
  child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  let answer = "";
  await new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
      if (answer.includes('"capabilities"')) resolve();
    });
  });
  child.kill();
  expect(answer).toContain('"hoverProvider"');
});
