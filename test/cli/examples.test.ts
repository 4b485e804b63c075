import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BundledCli, bundleCli, repository } from "./bundledCli.ts";

let cli: BundledCli;

beforeAll(async () => {
  cli = await bundleCli();
});

afterAll(() => cli.dispose());

async function findingsIn(folder: string): Promise<string[]> {
  const { stdout } = await cli.run(["scan", folder, "--format", "json", "--severity", "hint"]);
  return JSON.parse(stdout).findings.map(
    (finding: { severity: string; rule: string; file: string }) =>
      `${finding.severity} ${finding.rule} ${finding.file}`,
  );
}

it("before/ has one mistake of each kind and nothing else", async () => {
  expect(await findingsIn("examples/before")).toEqual([
    "error grace-period-too-short checkout.yaml",
    "warning prestop-missing deployment.yaml",
    "warning readiness-gate-label-missing namespace.yaml",
  ]);
});

it("after/ has none", async () => {
  expect(await findingsIn("examples/after")).toEqual([]);
});

it("the two do not mix when they are scanned together, although all names are the same", async () => {
  expect(await findingsIn("examples")).toEqual([
    "error grace-period-too-short before/checkout.yaml",
    "warning prestop-missing before/deployment.yaml",
    "warning readiness-gate-label-missing before/namespace.yaml",
  ]);
});

it("what is not part of the story is the same in both", async () => {
  const examples = path.join(repository, "examples");
  const [before, after] = await Promise.all(
    ["before", "after"].map((folder) => readdir(path.join(examples, folder))),
  );
  expect(before).toEqual(after);
  for (const name of ["service.yaml", "ingress.yaml"]) {
    const texts = ["before", "after"].map((folder) => readFile(path.join(examples, folder, name), "utf8"));
    const [a, b] = await Promise.all(texts);
    expect(a).toBe(b);
  }
});
