import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { configurationTemplate } from "../../server/src/languageService/configuration/template.ts";
import { shop } from "../languageService/configuration/service.ts";
import { type BundledCli, bundleCli } from "./bundledCli.ts";

let cli: BundledCli;
let folder: string;

beforeAll(async () => {
  cli = await bundleCli();
});
afterAll(() => cli.dispose());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "podgrace-config-"));
  await put("web.yaml", shop());
  await put("a/web.yaml", shop({ namespace: "a" }));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}

const run = (...args: string[]) => cli.run(args, { cwd: folder });

/** The severities of the findings, by their files. */
async function severities(...args: string[]): Promise<Record<string, string>> {
  const { stdout, stderr } = await run("scan", "--format", "json", "--severity", "hint", ...args);
  expect(stderr).toBe("");
  const { findings } = JSON.parse(stdout) as { findings: readonly { file: string; severity: string }[] };
  return Object.fromEntries(findings.map(({ file, severity }) => [file, severity]));
}

describe("a scan", () => {
  it("goes by the files that stand above each manifest", async () => {
    await put(".podgrace.yaml", "rules: {prestop-missing: error}\n");
    await put("a/.podgrace.yml", "rules: {prestop-missing: hint}\n");
    expect(await severities()).toEqual({ "web.yaml": "error", "a/web.yaml": "hint" });
    expect(await severities("--no-config")).toEqual({ "web.yaml": "warning", "a/web.yaml": "warning" });
  });

  it("finds them for a file that is named alone too", async () => {
    await put(".podgrace.yaml", "rules: {prestop-missing: error}\n");
    expect(await severities("a/web.yaml")).toEqual({ "a/web.yaml": "error" });
  });

  it("reads none above its root, and says so", async () => {
    await put(".podgrace.yaml", "rules: {prestop-missing: error}\n");
    const { code, stdout, stderr } = await run("scan", "a", "--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([{ severity: "warning" }]);
    expect(stderr).toBe(
      ".podgrace.yaml is not read, because it stands above a. To go by it: --config .podgrace.yaml\n",
    );
    expect(await severities("a", "--config", ".podgrace.yaml")).toEqual({ "web.yaml": "error" });
  });

  it("goes by the one that is named, whose patterns start at its folder", async () => {
    await put("ci.yaml", "overrides: [{files: a, rules: {prestop-missing: hint}}]\n");
    await put(".podgrace.yaml", "rules: {prestop-missing: error}\n");
    expect(await severities("--config", "ci.yaml")).toEqual({ "web.yaml": "warning", "a/web.yaml": "hint" });
    expect(await severities("a", "--config", "ci.yaml")).toEqual({ "web.yaml": "hint" });
  });

  it("leaves out what is ignored, and counts it nowhere", async () => {
    await put(".podgrace.yaml", "ignore: [a]\n");
    const { stdout } = await run("scan", "--format", "json");
    const { summary, workloads } = JSON.parse(stdout);
    expect(summary).toMatchObject({ files: 1, workloads: 1 });
    expect(workloads).toHaveLength(1);
  });

  it("carries what an override suppresses into the report, with the reason", async () => {
    await put(".podgrace.yaml", "overrides: [{files: a, reason: by hand, rules: {prestop-missing: off}}]\n");
    const { code, stdout } = await run("scan", "a/web.yaml", "--format", "sarif");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).runs[0].results).toMatchObject([
      { ruleId: "prestop-missing", suppressions: [{ kind: "external", justification: "by hand" }] },
    ]);
  });
});

describe("a configuration that is wrong", () => {
  it("ends the scan with exit code 2 and the place of each mistake", async () => {
    await put(".podgrace.yaml", "rules:\n  prestop-mising: off\n");
    await put("a/.podgrace.yaml", "nonsense: 1\n");
    expect(await run("scan")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        ".podgrace.yaml:2:3 There is no rule prestop-mising. Did you mean prestop-missing?\n" +
        "a/.podgrace.yaml:1:1 There is no setting nonsense.\n" +
        "Nothing was reported, because it would not be by the rules you wrote. To scan without them: podgrace scan --no-config\n",
    });
    expect((await run("scan", "--no-config")).code).toBe(1);
  });

  it("is told of in the order of its lines, with what is only odd among them", async () => {
    await put(".podgrace.yaml", "nonsense: 1\noverrides:\n  - files: a\nrules: 1\n");
    const { code, stderr } = await run("scan");
    expect(code).toBe(2);
    expect(stderr.match(/^\.podgrace\.yaml:\d+:\d+ .*$/gm)).toEqual([
      ".podgrace.yaml:1:1 There is no setting nonsense.",
      ".podgrace.yaml:3:5 This override sets nothing.",
      ".podgrace.yaml:4:8 rules must be a group of settings, not 1.",
    ]);
  });

  it("may be no YAML at all, a binary file, or unreadable", async () => {
    await put(".podgrace.yaml", "rules: [\n");
    const broken = await run("scan");
    expect(broken).toMatchObject({ code: 2, stdout: "" });
    expect(broken.stderr).toMatch(
      /^\.podgrace\.yaml:\d+:\d+ This is not YAML, so nothing in this file counts: /,
    );
    await writeFile(path.join(folder, ".podgrace.yaml"), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]));
    expect(await run("scan")).toMatchObject({ code: 2, stdout: "" });
    const { code, stderr } = await run("scan", "--config", "nowhere.yaml");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "The configuration nowhere.yaml cannot be read: no such file or directory.\n",
    });
    expect((await run("scan", "--config", "a")).code).toBe(2);
  });

  it("that only looks odd is scanned by, with a word about it", async () => {
    await put(".podgrace.yaml", 'ignore: "**"\n');
    const { code, stdout, stderr } = await run("scan");
    expect(code).toBe(0);
    expect(stderr).toBe(".podgrace.yaml:1:9 This pattern leaves out every file.\n");
    expect(stdout).toContain("No manifest files were found, so nothing was checked.");
  });
});

describe("podgrace init", () => {
  it("writes a file that changes nothing, and never over one that is there", async () => {
    const before = await severities();
    const written = await run("init");
    expect(written).toMatchObject({ code: 0, stdout: "" });
    expect(written.stderr).toMatch(/^Wrote \.podgrace\.yaml\./);
    expect(await readFile(path.join(folder, ".podgrace.yaml"), "utf8")).toBe(configurationTemplate());
    expect(await severities()).toEqual(before);
    await put(".podgrace.yaml", "rules: {}\n");
    expect(await run("init")).toEqual({
      code: 2,
      stdout: "",
      stderr: ".podgrace.yaml exists already, and stays as it is.\n",
    });
    expect(await readFile(path.join(folder, ".podgrace.yaml"), "utf8")).toBe("rules: {}\n");
  });

  it("minds the other name, and goes where it is told", async () => {
    await put(".podgrace.yml", "rules: {}\n");
    expect(await run("init")).toMatchObject({
      code: 2,
      stderr: ".podgrace.yml exists already, and stays as it is.\n",
    });
    expect((await run("init", "a")).code).toBe(0);
    expect(await readFile(path.join(folder, "a/.podgrace.yaml"), "utf8")).toBe(configurationTemplate());
    expect(await run("init", "nowhere")).toMatchObject({ code: 2, stdout: "" });
    expect(await run("init", "web.yaml")).toMatchObject({
      code: 2,
      stderr: "web.yaml is not a directory.\n",
    });
  });
});
