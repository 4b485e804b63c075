import { spawn } from "node:child_process";
import { open, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BundledCli, bundleCli, repository } from "./bundledCli.ts";
import { deployment, makeScanFolder } from "./scanFolder.ts";

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

describe("the exit code of scan", () => {
  it("is 0 without findings, also where there is nothing to scan", async () => {
    expect((await scan("empty")).code).toBe(0);
  });

  it("is 1 for findings at or above --fail-on, whatever is shown", async () => {
    expect((await scan("bad.yaml")).code).toBe(1);
    expect((await scan("bad.yaml", "--fail-on", "error")).code).toBe(1);
    expect((await scan("mild.yaml")).code).toBe(0);
    expect((await scan("mild.yaml", "--fail-on", "hint")).code).toBe(1);
    expect((await scan("bad.yaml", "mild.yaml", "--fail-on=hint", "--severity=error")).code).toBe(1);
  });

  it("is 3 when a named path cannot be read, even with findings elsewhere", async () => {
    const { code, stdout, stderr } = await scan("nowhere.yaml", "bad.yaml");
    expect(code).toBe(3);
    expect(stderr).toBe("nowhere.yaml: no such file or directory\n");
    expect(stdout).toContain("grace-period-too-short");
    expect(stdout).toContain(
      "Skipped, because it could not be read:\n  nowhere.yaml: no such file or directory\n",
    );
  });

  it("is 2 when the command line is wrong, even with a path that cannot be read", async () => {
    const { code, stdout, stderr } = await scan("nowhere.yaml", "--formt", "json");
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toBe(
      "podgrace scan has no flag --formt. Did you mean --format?\nHelp: podgrace help scan\n",
    );
  });

  it("does not mind broken YAML, which is skipped and reported", async () => {
    const { code, stdout, stderr } = await scan("broken.yaml");
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toContain("1 skipped");
    expect(stdout).toContain("Skipped, because the YAML cannot be parsed:\n  broken.yaml:2 ");
  });
});

describe("the text report", () => {
  it("of the examples", async () => {
    const { stdout, stderr } = await cli.run(["scan", "examples/before"]);
    expect(stderr).toBe("");
    expect(stdout).toMatchSnapshot();
  });

  it("is coloured when asked, and only then", async () => {
    const painted = await cli.run(["scan", "examples/before"], { env: { FORCE_COLOR: "1" } });
    expect(painted.stdout).toContain("\u001b[31merror\u001b[39m");
    expect((await cli.run(["scan", "examples/before"])).stdout).not.toContain("\u001b");
  });

  it("is empty when quiet and without findings", async () => {
    expect(await cli.run(["scan", "-q", "examples/after"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});

describe("standard input", () => {
  it("is read where the path is -", async () => {
    const { code, stdout } = await cli.run(["scan", "-"], {
      input: deployment('exec: {command: ["sleep 70"]}'),
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^<stdin>\n {2}10:\d+ warning prestop-ineffective\n/);
  });

  it("is joined with files named beside it", async () => {
    const input = await readFile(path.join(repository, "examples/before/deployment.yaml"), "utf8");
    const cwd = path.join(repository, "examples/before");
    const { stdout } = await cli.run(["scan", "-", "service.yaml", "ingress.yaml"], { cwd, input });
    expect(stdout).toContain("<stdin>\n  21:17 warning prestop-missing\n");
    expect(stdout).toContain("↳ ingress.yaml:6 ALB Ingress/shop");
  });
});

it("a report that cannot be written is a failure of its own", async () => {
  const notWritable = await open(path.join(folder.path, "bad.yaml"), "r");
  const stdio = ["ignore", notWritable.fd, "pipe"] as const;
  const child = spawn(process.execPath, [cli.program, "scan", folder.path], { stdio: [...stdio] });
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  await notWritable.close();
  expect(code).toBe(70);
  expect(stderr).toMatch(/^The report could not be written: /);
});

it("a reader that closes the pipe early is no trouble", async () => {
  const lines = Array.from({ length: 400 }, (_, index) =>
    deployment('exec: {command: ["sleep", "70"]}', `w${index}`),
  );
  const many = path.join(folder.path, "many.yaml");
  await writeFile(many, lines.join("---\n"));
  const child = spawn(process.execPath, [cli.program, "scan", "--format", "json", many]);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once("close", resolve));
  await rm(many);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
});
