import { spawnSync } from "node:child_process";
import { chmod, lstat, readdir, readFile, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { unprivileged } from "../lsp/support/unprivileged.ts";
import { type BundledCli, bundleCli, repository } from "./bundledCli.ts";
import { deployment } from "./scanFolder.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporaryFolder.ts";

let cli: BundledCli;
let folder: TemporaryFolder;

beforeAll(async () => {
  cli = await bundleCli();
});

afterAll(() => cli.dispose());

beforeEach(async () => {
  folder = await temporaryFolder(await examples("before"));
});

afterEach(() => folder.remove());

const scan = (...args: string[]) => cli.run(["scan", ...args], { cwd: folder.path });

async function examples(which: string): Promise<Record<string, string>> {
  const from = path.join(repository, "examples", which);
  const names = (await readdir(from)).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(from, name), "utf8")])),
  );
}

const tooLong = deployment('exec: {command: ["sleep", "70"]}');

describe("--fix", () => {
  it("makes every preferred fix and reports what is left", async () => {
    const { code, stdout, stderr } = await scan("--fix");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(
      "No findings; 5 files, 6 documents, 2 workloads read.\nFixed: 3 findings in 3 files.\n",
    );
    expect((await scan("--severity", "hint")).stdout).toMatch(/^No findings;/);
    expect(await readdir(folder.path)).toEqual(Object.keys(await examples("before")).sort());
  });

  it("does nothing the second time", async () => {
    await scan("--fix");
    const before = await stat(path.join(folder.path, "deployment.yaml"));
    expect((await scan("--fix")).stdout).toContain("Nothing could be fixed.");
    expect((await stat(path.join(folder.path, "deployment.yaml"))).ino).toBe(before.ino);
  });

  it("lists in the JSON report what was done", async () => {
    const report = JSON.parse((await scan("--fix", "--format", "json")).stdout);
    expect(report.findings).toEqual([]);
    expect(report.fixed.files).toEqual([
      { file: "checkout.yaml" },
      { file: "deployment.yaml" },
      { file: "namespace.yaml" },
    ]);
    expect(report.fixed.fixes.map(({ rule }: { rule: string }) => rule).sort()).toEqual([
      "grace-period-too-short",
      "prestop-missing",
      "readiness-gate-label-missing",
    ]);
  });

  it("fails for what is left", async () => {
    // Nobody but its author knows which of the two is meant.
    const two = 'exec: {command: ["/drain.sh"]}, httpGet: {path: /, port: 80}';
    await folder.write({ "hook.yaml": deployment(two, "hook") });
    const { code, stdout } = await scan("--fix");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^hook.yaml\n {2}10:\d+ error prestop-ineffective\n/);
    expect(stdout).toContain("1 error in 1 file; 6 files, 7 documents, 3 workloads read.\nFixed: 3 findings");
  });

  it("leaves a write-protected file alone, and says so", async () => {
    await folder.write({ "kept.yaml": tooLong, "mine.yaml": tooLong });
    await chmod(folder.path, 0o777);
    await chmod(path.join(folder.path, "kept.yaml"), 0o444);
    await chmod(path.join(folder.path, "mine.yaml"), 0o666);
    const program = unprivileged(cli.program);
    const { stderr } = spawnSync(process.execPath, [program, "scan", "--fix", "kept.yaml", "mine.yaml"], {
      cwd: folder.path,
      encoding: "utf8",
    });
    expect(stderr).toBe("kept.yaml: left alone, permission denied\n");
    expect(await folder.read("kept.yaml")).toBe(tooLong);
    expect(await folder.read("mine.yaml")).toContain("terminationGracePeriodSeconds: 90");
    expect((await stat(path.join(folder.path, "kept.yaml"))).mode & 0o777).toBe(0o444);
  });

  it("keeps permissions, links, line ends and the mark at the beginning", async () => {
    const text = `\ufeff${tooLong.replaceAll("\n", "\r\n")}`;
    await folder.write({ "real/web.yaml": text });
    await chmod(path.join(folder.path, "real/web.yaml"), 0o640);
    await symlink("real/web.yaml", path.join(folder.path, "link.yaml"));
    await scan("--fix", "link.yaml");
    expect((await lstat(path.join(folder.path, "link.yaml"))).isSymbolicLink()).toBe(true);
    expect((await stat(path.join(folder.path, "real/web.yaml"))).mode & 0o777).toBe(0o640);
    const fixed = await folder.read("real/web.yaml");
    expect(fixed).toMatch(/^\ufeffapiVersion/);
    expect(fixed).toContain("terminationGracePeriodSeconds: 90\r\n");
    expect(fixed).not.toMatch(/[^\r]\n/);
    expect(await readdir(path.join(folder.path, "real"))).toEqual(["web.yaml"]);
  });

  it("leaves alone what is not valid UTF-8, and says so", async () => {
    const bytes = Buffer.concat([Buffer.from(`# caf\u00e9\n${tooLong}`, "latin1")]);
    await folder.write({ "latin.yaml": bytes });
    const { code, stderr } = await scan("--fix", "latin.yaml");
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "latin.yaml: left alone, it is not valid UTF-8\n",
    });
    expect((await readFile(path.join(folder.path, "latin.yaml"))).equals(bytes)).toBe(true);
  });

  it("fixes only what is shown, and what the baseline does not accept", async () => {
    const before = await folder.read("checkout.yaml");
    await scan("--baseline", "b.json", "--write-baseline", "checkout.yaml");
    await scan("--fix", "--severity", "error", "deployment.yaml");
    expect(await folder.read("deployment.yaml")).toBe((await examples("before"))["deployment.yaml"]);
    await scan("--fix", "--baseline", "b.json");
    expect(await folder.read("checkout.yaml")).toBe(before);
    expect(await folder.read("deployment.yaml")).not.toBe((await examples("before"))["deployment.yaml"]);
  });
});

describe("--fix-dry-run", () => {
  it("prints a difference that git and patch take, and changes nothing", async () => {
    await folder.write({
      "with space/ü.yaml": deployment('exec: {command: ["sleep", "70"]}', "spaced").trimEnd(),
      "crlf.yaml": deployment('exec: {command: ["sleep", "70"]}', "crlf").replaceAll("\n", "\r\n"),
    });
    folder.commitAll();
    const { code, stdout, stderr } = await scan("--fix-dry-run");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "This would fix 5 findings in 5 files.\n" });
    expect(folder.git("status", "--porcelain")).toBe("");
    await folder.write({ "d.patch": stdout });
    folder.git("apply", "d.patch");
    const byGit = folder.git("diff", "--", "*.yaml");
    folder.git("checkout", "--", ".");
    const patched = spawnSync("patch", ["-p1", "--binary", "-i", "d.patch"], {
      cwd: folder.path,
      encoding: "utf8",
    });
    // Not every system has patch; git is there wherever this is developed.
    if (patched.error === undefined) expect(folder.git("diff", "--", "*.yaml")).toBe(byGit);
    folder.git("checkout", "--", ".");
    await scan("--fix");
    expect(folder.git("diff", "--", "*.yaml")).toBe(byGit);
  });

  it("is made of paths from the working directory, whatever folder is scanned", async () => {
    const cwd = path.dirname(folder.path);
    const { stdout } = await cli.run(["scan", "--fix-dry-run", folder.path], { cwd });
    expect(stdout).toContain(`+++ b/${path.basename(folder.path)}/checkout.yaml\n`);
  });

  it("is empty where there is nothing to fix", async () => {
    const { code, stdout } = await cli.run(["scan", "--fix-dry-run", "examples/after"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });
});
