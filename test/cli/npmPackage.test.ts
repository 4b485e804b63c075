import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repository } from "./bundledCli.ts";

// The package as it is published, installed as users install it.

let folder: string;
const run = (program: string, args: readonly string[], input = "") =>
  spawnSync(program, args, { cwd: folder, encoding: "utf8", input });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "podgrace-npm-test-"));
  const packed = run(process.execPath, [path.join(repository, "scripts/packageCli.mjs"), folder]);
  expect(packed.stderr).toBe("");
  const { version } = JSON.parse(await readFile(path.join(repository, "package.json"), "utf8"));
  const args = ["install", "--offline", "--no-audit", "--no-fund", "--prefix", folder];
  const installed = run("npm", [...args, path.join(folder, `podgrace-${version}.tgz`)]);
  expect(installed.status, installed.stderr).toBe(0);
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

const podgrace = (...args: string[]) => run(path.join(folder, "node_modules/.bin/podgrace"), args);

describe("the npm package", () => {
  it("holds only what the command line needs", () => {
    const listed = run("tar", ["-tzf", path.join(folder, tarball())])
      .stdout.trim()
      .split("\n");
    const pages = listed.filter((name) =>
      /^package\/docs\/rules\/(zh-tw\/)?([\w-]+\.md|images\/[\w-]+\.svg)$/.test(name),
    );
    expect(pages).toContain("package/docs/rules/zh-tw/prestop-missing.md");
    expect(pages.length).toBeGreaterThan(10);
    expect(listed.filter((name) => !pages.includes(name)).sort()).toEqual([
      "package/LICENSE",
      "package/README.md",
      "package/dist/cli.js",
      "package/dist/commands.js",
      "package/dist/server.js",
      "package/dist/third-party-notices.txt",
      "package/docs/configuration.md",
      "package/package.json",
      "package/schemas/podgrace.schema.json",
      "package/schemas/report.schema.json",
    ]);
  });

  it("holds every page that its pages lead to", async () => {
    const installed = path.join(folder, "node_modules/podgrace");
    const files = await readdir(installed, { recursive: true });
    const missing: string[] = [];
    for (const page of files.filter((name) => name.endsWith(".md"))) {
      const text = await readFile(path.join(installed, page), "utf8");
      for (const [, link = ""] of text.matchAll(/\]\((?!https:)([^)\s#]+)/g))
        if (!files.includes(path.join(path.dirname(page), link))) missing.push(`${page}: ${link}`);
    }
    expect(missing).toEqual([]);
  });

  it("runs: version, scan, explain", async () => {
    const { version } = JSON.parse(await readFile(path.join(repository, "package.json"), "utf8"));
    expect(podgrace("--version").stdout).toBe(`${version}\n`);
    const { status, stdout } = podgrace("scan", path.join(repository, "examples/before"));
    expect(status).toBe(1);
    expect(stdout).toContain("1 error, 2 warnings in 3 files;");
    expect(podgrace("explain", "prestop-missing").status).toBe(0);
  });

  it("starts the language server", () => {
    const { status, stderr } = podgrace("server");
    expect(status).toBe(2);
    expect(stderr).toContain("--stdio");
  });

  it("needs no other package, and names those that are inside", async () => {
    const installed = path.join(folder, "node_modules/podgrace");
    const manifest = JSON.parse(await readFile(path.join(installed, "package.json"), "utf8"));
    expect(Object.keys(manifest).filter((key) => /dependencies|scripts/i.test(key))).toEqual([]);
    const notices = await readFile(path.join(installed, "dist/third-party-notices.txt"), "utf8");
    for (const name of ["yaml", "vscode-languageserver", "picomatch", "diff"])
      expect(notices).toMatch(new RegExp(`^${name} \\d`, "m"));
  });
});

function tarball(): string {
  return spawnSync("ls", { cwd: folder, encoding: "utf8" })
    .stdout.split("\n")
    .find((name) => name.endsWith(".tgz")) as string;
}
