import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A folder of files that a test may change. */
export interface TemporaryFolder {
  readonly path: string;
  write(files: Readonly<Record<string, string | Buffer>>): Promise<void>;
  read(name: string): Promise<string>;
  /** Runs git in it; what it prints. */
  git(...args: string[]): string;
  /** Makes it a repository of which everything is committed. */
  commitAll(): void;
  remove(): Promise<void>;
}

export async function temporaryFolder(
  files: Readonly<Record<string, string | Buffer>> = {},
): Promise<TemporaryFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), "podgrace-test-"));
  const git = (...args: string[]) => {
    const own = [
      "-c",
      "user.name=Nobody",
      "-c",
      "user.email=nobody@example.com",
      "-c",
      "init.defaultBranch=main",
    ];
    const { status, stdout, stderr } = spawnSync("git", [...own, ...args], { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout;
  };
  const made: TemporaryFolder = {
    path: folder,
    async write(more) {
      for (const [name, content] of Object.entries(more)) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
        await writeFile(path.join(folder, name), content);
      }
    },
    read: (name) => readFile(path.join(folder, name), "utf8"),
    git,
    commitAll() {
      git("init", "-q");
      git("add", "-A");
      git("commit", "-q", "-m", "all");
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  await made.write(files);
  return made;
}
