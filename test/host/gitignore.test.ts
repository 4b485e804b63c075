import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pathsFrom, uriOf } from "../../server/src/cli/paths.ts";
import { listUnignored } from "../../server/src/host/nodeFileSource.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "podgrace-ignore-"));
});

afterEach(() => rm(root, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
}

async function listed(folder = ""): Promise<string[]> {
  const files: string[] = [];
  for await (const some of listUnignored(uriOf(path.join(root, folder))))
    files.push(...some.map(({ uri }) => pathsFrom(root)(uri)));
  return files.sort();
}

function git(...args: string[]): string {
  const { stdout, status, stderr } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

describe("what git ignores", () => {
  const manifests = {
    "a.yaml": "",
    "b.yaml": "",
    "rendered/c.yaml": "",
    "app/a.yaml": "",
    "app/keep.yaml": "",
    "app/deep/x.tmp.yaml": "",
    "app/deep/out/d.yaml": "",
    "lib/out/e.yaml": "",
    "lib/private.yaml": "",
  };
  const rules = {
    ".gitignore": "# generated\n/rendered/\n*.tmp.yaml\n/a.yaml\nout/\n",
    "app/.gitignore": "*.yaml\n!keep.yaml\n!x.tmp.yaml\n",
    "lib/.gitignore": "!out/\n",
  };

  it("is what git says, with nested files, negation and .git/info/exclude", async () => {
    await write({ ...manifests, ...rules });
    git("init", "-q");
    await write({ ".git/info/exclude": "private.yaml\n" });
    const byGit = git("ls-files", "--others", "--exclude-standard", "-z")
      .split("\0")
      .filter((name) => name.endsWith(".yaml"));
    expect(await listed()).toEqual(byGit.sort());
    expect(await listed()).toEqual(["app/deep/x.tmp.yaml", "app/keep.yaml", "b.yaml", "lib/out/e.yaml"]);
  });

  it("holds in a folder below the root too, and not in one that was asked for although it is ignored", async () => {
    await write({ ...manifests, ...rules });
    git("init", "-q");
    expect(await listed("lib")).toEqual(["lib/out/e.yaml", "lib/private.yaml"]);
    expect(await listed("app/deep")).toEqual(["app/deep/x.tmp.yaml"]);
    expect(await listed("rendered")).toEqual(["rendered/c.yaml"]);
  });

  it("holds without a repository, for the folder and what is below it", async () => {
    await write({ ...manifests, ...rules });
    expect(await listed("lib")).toEqual(["lib/out/e.yaml", "lib/private.yaml"]);
    expect(await listed()).not.toContain("rendered/c.yaml");
  });

  it("may be everything", async () => {
    await write({ ...manifests, ".gitignore": "*\n" });
    expect(await listed()).toEqual([]);
  });

  it("is known in a further worktree", async () => {
    await write({ "a.yaml": "", "b.yaml": "" });
    git("init", "-q");
    git("-c", "user.name=n", "-c", "user.email=e@x", "commit", "-q", "--allow-empty", "-m", "x");
    git("worktree", "add", "-q", "wt");
    await write({ ".git/info/exclude": "private.yaml\n", "wt/private.yaml": "", "wt/c.yaml": "" });
    expect(await listed("wt")).toEqual(["wt/c.yaml"]);
  });
});
