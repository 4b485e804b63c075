import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BundledCli, bundleCli } from "./bundledCli.ts";
import { deployment } from "./scanFolder.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporaryFolder.ts";

let cli: BundledCli;
let folder: TemporaryFolder;

beforeAll(async () => {
  cli = await bundleCli();
});

afterAll(() => cli.dispose());

const web = deployment('exec: {command: ["sleep", "70"]}');
const other = deployment('exec: {command: ["sleep 5"]}', "other");

beforeEach(async () => {
  folder = await temporaryFolder({ "k8s/web.yaml": web, "k8s/other.yaml": other });
});

afterEach(() => folder.remove());

const scan = (...args: string[]) => cli.run(["scan", ...args], { cwd: folder.path });
const write = () => scan("--baseline", "accepted.json", "--write-baseline");

describe("a baseline", () => {
  it("accepts what is there, without a line number in it", async () => {
    const { code, stderr, stdout } = await write();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "Wrote 2 entries to accepted.json.\n" });
    expect(stdout).toContain("Accepted by the baseline: 2 findings.");
    expect(await folder.read("accepted.json")).toMatchInlineSnapshot(`
      "{
        "podgraceBaseline": 1,
        "findings": [
          {"rule":"prestop-ineffective","file":"k8s/other.yaml","kind":"Deployment","namespace":null,"name":"other","container":"other","count":1},
          {"rule":"grace-period-too-short","file":"k8s/web.yaml","kind":"Deployment","namespace":null,"name":"web","container":"web","count":1}
        ]
      }
      "
    `);
  });

  it("is the same whatever was named, and whichever order the files have", async () => {
    await write();
    const first = await folder.read("accepted.json");
    await scan("--baseline", "accepted.json", "--write-baseline", "k8s/web.yaml", "k8s");
    expect(await folder.read("accepted.json")).toBe(first);
    expect((await scan("--baseline", "accepted.json", "k8s")).code).toBe(0);
    const cwd = path.join(folder.path, "k8s");
    expect((await cli.run(["scan", "--baseline", "../accepted.json"], { cwd })).code).toBe(0);
  });

  it("survives edits elsewhere in the file, and lets new findings through", async () => {
    await write();
    await folder.write({ "k8s/web.yaml": `# a new line\n\n${web}` });
    expect((await scan("--baseline", "accepted.json")).code).toBe(0);
    await folder.write({ "k8s/new.yaml": deployment('exec: {command: ["sleep", "90"]}', "new") });
    const { code, stdout } = await scan("--baseline", "accepted.json");
    expect(code).toBe(1);
    expect(stdout).toContain("k8s/new.yaml\n");
    expect(stdout).not.toContain("k8s/web.yaml\n");
  });

  it("tells which entries are of no use any more, but not of files that were not read", async () => {
    await write();
    await folder.write({ "k8s/web.yaml": deployment("sleep: {seconds: 5}") });
    const stale = "1 entry of the baseline is no longer found; write it anew with --write-baseline.";
    expect((await scan("--baseline", "accepted.json")).stdout.replaceAll("\n", " ")).toContain(stale);
    expect((await scan("--baseline", "accepted.json", "k8s/other.yaml")).stdout).not.toContain(
      "no longer found",
    );
    await rm(path.join(folder.path, "k8s/web.yaml"));
    expect((await scan("--baseline", "accepted.json", "k8s/other.yaml")).stdout).toContain("no longer");
  });

  it("of another version, or of anything else, is refused and kept", async () => {
    const cases = [
      [
        '{"podgraceBaseline": 2, "findings": []}',
        "is a baseline of version 2; this podgrace reads version 1.",
      ],
      ['{"findings": []}', "is not a baseline of Podgrace."],
      ["[]", "is not a baseline of Podgrace."],
      ["null", "is not a baseline of Podgrace."],
      ["kind: Deployment", "is not JSON, so it is not a baseline."],
      ['{"podgraceBaseline": 1}', 'is a baseline without "findings".'],
      [
        '{"podgraceBaseline": 1, "findings": [{"rule": 1}]}',
        'entry 1 of "findings" is not one that podgrace writes.',
      ],
    ] as const;
    for (const [text, words] of cases) {
      await folder.write({ "b.json": text });
      for (const flags of [[], ["--write-baseline"]]) {
        const { code, stdout, stderr } = await scan("--baseline", "b.json", ...flags);
        expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
        expect(stderr).toContain(words);
        expect(await folder.read("b.json")).toBe(text);
      }
    }
  });

  it("that is missing is a mistake, unless it is to be written", async () => {
    const { code, stderr } = await scan("--baseline", "nowhere.json");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "The baseline nowhere.json cannot be read: no such file or directory. To write it: --write-baseline\n",
    });
    expect((await scan("--baseline", "no/such/folder.json", "--write-baseline")).code).toBe(2);
  });

  it("is not written after half a scan", async () => {
    const { code, stderr } = await scan("--baseline", "b.json", "--write-baseline", "k8s", "nowhere");
    expect(code).toBe(3);
    expect(stderr).toContain("b.json is not written, because not everything could be read.");
    await expect(folder.read("b.json")).rejects.toThrow("ENOENT");
  });
});
