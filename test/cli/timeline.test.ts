import { XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BundledCli, bundleCli, repository } from "./bundledCli.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

let cli: BundledCli;

beforeAll(async () => {
  cli = await bundleCli();
});

afterAll(() => cli.dispose());

const before = "examples/before";
const run = (...args: string[]) =>
  cli.run(["timeline", ...args], { cwd: repository, env: { COLUMNS: "70" } });

describe("timeline", () => {
  it("draws workloads in characters, within the width of the terminal", async () => {
    const { code, stdout, stderr } = await run(before, "--name", "web");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").slice(0, 2)).toEqual([
      "Deployment web",
      "✗ Requests can be lost for 60 s after the pod is deleted. The",
    ]);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(70);
  });

  it("draws them as one SVG", async () => {
    const { code, stdout } = await run(before, "--format", "svg");
    expect(code).toBe(0);
    expect(XMLValidator.validate(stdout)).toBe(true);
    expect(stdout.match(/<svg/g)).toHaveLength(1);
    expect(stdout).toContain("Shutdown timeline of Deployment checkout, Deployment web");
  });

  it("suggests the name that was probably meant", async () => {
    const { code, stdout, stderr } = await run(before, "--name", "wep");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe('No workload of the name "wep" was found. Did you mean web?\n');
  });

  it("calls workload and container of a template what reports call them", async () => {
    const hook = 'lifecycle: {preStop: {exec: {command: [sleep, "60"]}}}';
    const folder = await temporaryFolder({
      "web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: {name: "{{ .Release.Name }}-web"}
spec:
  template:
    spec:
      containers:
        - name: {{ .Chart.Name }}
          ${hook}
`,
    });
    const { stdout } = await cli.run(["scan", "--format", "json", "web.yaml"], { cwd: folder.path });
    const [{ object, container }] = JSON.parse(stdout).findings;
    const drawn = await cli.run(["timeline", "web.yaml"], { cwd: folder.path });
    await folder.remove();
    expect(drawn.stdout.split("\n")[0]).toBe(`${object.kind} ${object.name}`);
    expect([object.name, container]).toEqual(["{{ .Release.Name }}-web", "{{ .Chart.Name }}"]);
    expect(drawn.stdout).toContain(`\n${container}  `);
  });

  it("says that there is nothing to draw, and which path cannot be read", async () => {
    expect(await run(`${before}/service.yaml`)).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "No workload was found.\n",
    });
    const folder = await temporaryFolder({ "a.yaml": "kind: Pod\nmetadata: {name: a\n" });
    const { code, stdout, stderr } = await run(folder.path);
    await folder.remove();
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(
      /^No workload was found\.\n\S+a\.yaml:2 Skipped, because the YAML cannot be parsed: .+\n$/,
    );
    expect(await run(before, "missing.yaml")).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("missing.yaml"),
    });
    expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining("Say what to draw") });
    expect(await run(before, "--format", "png")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("text or svg"),
    });
  });
});
