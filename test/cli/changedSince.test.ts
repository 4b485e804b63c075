import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
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

const tooLong = (name: string) => deployment('exec: {command: ["sleep", "70"]}', name);

beforeEach(async () => {
  folder = await temporaryFolder({
    "k8s/a.yaml": tooLong("a"),
    "k8s/b.yaml": tooLong("b"),
    "c.yaml": tooLong("c"),
  });
  folder.commitAll();
});

afterEach(() => folder.remove());

async function files(...args: string[]): Promise<string[]> {
  const { stdout } = await cli.run(["scan", "--format", "json", ...args], { cwd: folder.path });
  return JSON.parse(stdout).findings.map(({ file }: { file: string }) => file);
}

describe("--changed-since", () => {
  it("leaves out what has not changed, and says how much", async () => {
    const { code, stdout } = await cli.run(["scan", "--changed-since", "HEAD"], { cwd: folder.path });
    expect(code).toBe(0);
    expect(stdout).toContain("Left out: 3 findings in files that have not changed.");
  });

  it("counts committed, staged, changed, renamed and untracked files", async () => {
    await folder.write({ "k8s/a.yaml": `# x\n${tooLong("a")}` });
    expect(await files("--changed-since", "HEAD")).toEqual(["k8s/a.yaml"]);
    folder.git("add", "-A");
    expect(await files("--changed-since", "HEAD")).toEqual(["k8s/a.yaml"]);
    folder.git("commit", "-q", "-m", "two");
    expect(await files("--changed-since", "HEAD~1")).toEqual(["k8s/a.yaml"]);
    folder.git("mv", "c.yaml", "k8s/ü d.yaml");
    await folder.write({ "new.yaml": tooLong("new") });
    expect(await files("--changed-since", "HEAD")).toEqual(["k8s/ü d.yaml", "new.yaml"]);
  });

  it("names paths as ever when a folder or a file is named", async () => {
    await folder.write({ "k8s/a.yaml": `# x\n${tooLong("a")}`, "c.yaml": `# x\n${tooLong("c")}` });
    expect(await files("--changed-since", "HEAD", "k8s")).toEqual(["a.yaml"]);
    expect(await files("--changed-since", "HEAD", "k8s/a.yaml", "k8s/b.yaml", "c.yaml")).toEqual([
      "c.yaml",
      "k8s/a.yaml",
    ]);
  });

  it("does not count what the other branch has done meanwhile", async () => {
    folder.git("checkout", "-q", "-b", "feature");
    await folder.write({ "k8s/a.yaml": `# x\n${tooLong("a")}` });
    folder.git("commit", "-q", "-a", "-m", "ours");
    folder.git("checkout", "-q", "-");
    await folder.write({ "k8s/b.yaml": `# x\n${tooLong("b")}` });
    folder.git("commit", "-q", "-a", "-m", "theirs");
    folder.git("tag", "theirs");
    folder.git("checkout", "-q", "feature");
    expect(await files("--changed-since", "theirs")).toEqual(["k8s/a.yaml"]);
  });

  it("counts findings whose cause has changed in another file", async () => {
    const example = (name: string) => path.resolve("examples/before", name);
    const { readFile } = await import("node:fs/promises");
    const names = ["deployment.yaml", "service.yaml", "ingress.yaml"];
    const texts = await Promise.all(names.map((name) => readFile(example(name), "utf8")));
    await folder.write(Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""])));
    folder.git("add", "-A");
    folder.git("commit", "-q", "-m", "shop");
    await folder.write({ "ingress.yaml": `# x\n${texts[2]}` });
    expect(await files("--changed-since", "HEAD")).toContain("deployment.yaml");
  });

  it("says in words what is wrong", async () => {
    const run = (...args: string[]) => cli.run(["scan", "--changed-since", ...args], { cwd: folder.path });
    const unknown = await run("no-such-branch");
    expect(unknown.code).toBe(2);
    expect(unknown.stdout).toBe("");
    expect(unknown.stderr).toMatch(
      /^git knows no revision "no-such-branch" in .*A shallow clone may not have it/,
    );
    expect((await cli.run(["scan", "--changed-since=--output=x"], { cwd: folder.path })).code).toBe(2);
    const outside = await mkdtemp(path.join(tmpdir(), "podgrace-no-git-"));
    const nowhere = await run("HEAD", outside);
    expect(nowhere.code).toBe(2);
    expect(nowhere.stderr).toContain("--changed-since needs a git repository, and git finds none around ");
    const noGit = await cli.run(["scan", "--changed-since", "HEAD"], {
      cwd: folder.path,
      env: { PATH: outside },
    });
    await rm(outside, { recursive: true });
    expect(noGit.code).toBe(2);
    expect(noGit.stderr).toContain("could not be started: it is not installed.");
  });
});
