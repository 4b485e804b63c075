import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { URI } from "vscode-uri";
import type { LeftOut } from "../core/workspace/fileSource.ts";
import { createLeftOut } from "./leftOut.ts";
import { ignoreFile } from "./manifestFiles.ts";

/**
 * What git ignores in a folder of the disk: `.gitignore` files from the root of the repository down, and `.git/info/exclude`. The
 * user's own excludes (`core.excludesFile`) do not count, so that everybody sees the same. A folder that is ignored itself but
 * was asked for is read as if no rule stood above it.
 */
export async function ignoredByGit(folder: string): Promise<LeftOut> {
  const absolute = URI.parse(folder).fsPath;
  const root = await rootOf(absolute);
  if (root === null) return createLeftOut("", ignoresCase);
  const excluded = await textOf(path.join(await commonFolder(path.join(root, ".git")), "info", "exclude"));
  const leftOut = createLeftOut(excluded, ignoresCase);
  const way = path.relative(root, absolute).split(path.sep).filter(Boolean);
  for (const depth of way.keys()) {
    const above = way.slice(0, depth);
    leftOut.learn(above, await textOf(path.join(root, ...above, ignoreFile)));
  }
  return leftOut.leavesOut(way, true) ? createLeftOut("", ignoresCase) : leftOut.below(way);
}

/** As git does by default on systems whose file systems tell cases apart. */
const ignoresCase = process.platform !== "linux";

/** The root of the repository that a folder stands in. */
async function rootOf(folder: string): Promise<string | null> {
  for (let each = folder; ; each = path.dirname(each)) {
    if (await exists(path.join(each, ".git"))) return each;
    if (path.dirname(each) === each) return null;
  }
}

/** The repository behind `.git`: a folder or, in a further worktree or a submodule, a file that names one. */
async function commonFolder(git: string): Promise<string> {
  const named = /^gitdir: (.*)$/m.exec(await textOf(git))?.[1];
  if (named === undefined) return git;
  const own = path.resolve(path.dirname(git), named);
  const common = (await textOf(path.join(own, "commondir"))).trim();
  return common === "" ? own : path.resolve(own, common);
}

/** Empty where it cannot be read: what cannot be read ignores nothing. */
async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
