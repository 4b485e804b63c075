import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse as parseToml } from "smol-toml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { type BundledCli, bundleCli, repository } from "../cli/bundledCli.ts";
import { type TemporaryFolder, temporaryFolder } from "../cli/temporaryFolder.ts";

// The recipes of docs/ are read, and every command in them is run as it stands there.

const read = (file: string) => readFileSync(path.join(repository, file), "utf8");
const { version } = JSON.parse(read("package.json"));
const npx = `npx --yes podgrace@${version} `;

/** The fenced blocks of a language in a page. */
function blocks(page: string, language: string): string[] {
  return [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    ([, text = ""]) => text,
  );
}

const workflows = blocks("docs/ci.md", "yaml").map((text) => parseYaml(text));
const hook = parseYaml(read(".pre-commit-hooks.yaml"))[0];

/** Everything in the recipes that a shell runs. */
function commands(): string[] {
  const lines: string[] = [];
  const visit = (value: unknown, key = "") => {
    if (typeof value === "string" && ["run", "entry", "script"].includes(key)) lines.push(value);
    else if (Array.isArray(value)) for (const each of value) visit(each, key);
    else if (typeof value === "object" && value !== null)
      for (const [name, each] of Object.entries(value)) visit(each, name);
  };
  visit(workflows);
  visit(hook);
  lines.push(...blocks("docs/ci.md", "sh").join("").trim().split("\n"));
  lines.push(`${hook.entry} --changed-since HEAD`);
  return lines;
}

let cli: BundledCli;
let folder: TemporaryFolder;

beforeAll(async () => {
  cli = await bundleCli();
  const names = ["deployment.yaml", "service.yaml", "ingress.yaml", "namespace.yaml", "checkout.yaml"];
  folder = await temporaryFolder(
    Object.fromEntries(names.map((name) => [`k8s/${name}`, read(`examples/before/${name}`)])),
  );
  folder.commitAll();
  folder.git("update-ref", "refs/remotes/origin/main", "HEAD");
});

afterAll(async () => {
  await folder.remove();
  await cli.dispose();
});

/** Runs a command of a recipe with this program in place of the one that npx would fetch. */
async function run(command: string, env: Readonly<Record<string, string>> = {}) {
  expect(command).toContain(npx);
  const script = path.join(cli.program, "../podgrace");
  await writeFile(script, `#!/bin/sh\nexec "${process.execPath}" "${cli.program}" "$@"\n`);
  await chmod(script, 0o755);
  return spawnSync("sh", ["-c", command.replaceAll(npx, `"${script}" `)], {
    cwd: folder.path,
    encoding: "utf8",
    env: { PATH: process.env.PATH, ...env },
  });
}

describe("docs/ci.md", () => {
  it("holds YAML without faults, of the shape its readers want", () => {
    expect(workflows).toHaveLength(6);
    const actions = workflows.slice(0, 3);
    for (const { jobs, on } of actions) {
      expect(on).toBeDefined();
      for (const { steps } of Object.values<{ steps: { uses?: string; run?: string }[] }>(jobs))
        for (const step of steps) expect(step.uses ?? step.run).toBeTypeOf("string");
    }
    expect(workflows[3].podgrace.artifacts.reports.junit).toBe("podgrace.xml");
    expect(workflows[4].repos[0].hooks[0].id).toBe(hook.id);
  });

  it.each(commands())("%s", async (command) => {
    const env = {
      GITHUB_WORKSPACE: folder.path,
      GITHUB_STEP_SUMMARY: path.join(folder.path, "summary.md"),
      GITHUB_BASE_REF: "main",
    };
    const { status, stderr, stdout } = await run(command, env);
    // Findings are what a recipe is for; what the command line refuses would be 2.
    expect([0, 1], stderr).toContain(status);
    expect(stderr.replace(/^(Wrote|This would) .*\n/m, "")).toBe("");
    expect(stdout).not.toContain("podgrace failed");
  });

  it("leaves what the next step wants", async () => {
    expect(JSON.parse(await folder.read("podgrace.sarif")).runs[0].results).toHaveLength(3);
    expect(await folder.read("podgrace.xml")).toContain('<testsuites name="podgrace" tests="3"');
    expect(await folder.read("summary.md")).toMatch(/^## Podgrace: 1 error, 2 warnings in 3 files\n/);
  });
});

describe(".pre-commit-hooks.yaml", () => {
  it("names this version", () => {
    expect(hook).toMatchObject({ id: "podgrace", language: "system", pass_filenames: false });
    expect(hook.entry).toContain(npx.trim());
  });
});

describe("docs/rendering.md", () => {
  it("names this version", () => {
    const steps: { run?: string }[] = parseYaml(blocks("docs/rendering.md", "yaml").join("")) ?? [];
    expect(
      steps.map(({ run: command }) => command ?? "").filter((each) => each.includes("podgrace")),
    ).toEqual([`${npx}scan --render --format json . > podgrace.json`]);
  });
});

describe("docs/editors.md", () => {
  it("holds TOML that Helix can read", () => {
    const [text = ""] = blocks("docs/editors.md", "toml");
    expect(parseToml(text)).toEqual({
      "language-server": { podgrace: { command: "podgrace", args: ["server", "--stdio"] } },
      language: [{ name: "yaml", "language-servers": ["yaml-language-server", "podgrace"] }],
    });
  });
});

describe("docs/cli.md", () => {
  it("knows the flags of scan", async () => {
    const flags = (text: string) => [...new Set(text.match(/--[a-z-]+/g))].sort();
    const rows = read("docs/cli.md")
      .split("\n")
      .filter((line) => line.startsWith("| `-"))
      .map((line) => line.split("|")[1] ?? "");
    const { stdout } = await cli.run(["help", "scan"]);
    expect(flags(rows.join(" "))).toEqual(flags(stdout).filter((flag) => flag !== "--help"));
  });
});
