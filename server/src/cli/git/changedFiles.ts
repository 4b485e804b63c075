import { stat } from "node:fs/promises";
import path from "node:path";
import { standardInput, uriOf } from "../paths.ts";
import { UsageError } from "../usageError.ts";
import { type GitAnswer, git } from "./git.ts";

/**
 * The files below the paths of a scan that differ from a revision: committed since, staged, changed or untracked, as
 * URIs. Where the branches have parted, what the other side has done does not count: the difference is to the commit
 * at which they parted, if it is known here.
 *
 * @throws UsageError where git cannot say
 */
export async function changedFiles(
  paths: readonly string[],
  revision: string,
  workingDirectory: string,
): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  for (const folder of await foldersOf(paths, workingDirectory)) {
    const base = await baseRevision(folder, revision);
    // Of a renamed file both names are listed; the one that is gone is in nobody's way.
    const differing = await listed(folder, [
      "diff",
      "--name-only",
      "--no-renames",
      "--no-ext-diff",
      "--relative",
      "-z",
      base,
      "--",
    ]);
    const untracked = await listed(folder, ["ls-files", "--others", "--exclude-standard", "-z"]);
    for (const file of [...differing, ...untracked]) changed.add(uriOf(path.join(folder, file)));
  }
  return changed;
}

/** The folders that the paths name or lie in, without those inside of others. */
async function foldersOf(paths: readonly string[], workingDirectory: string): Promise<string[]> {
  const folders = new Set<string>();
  for (const each of paths) {
    if (each === standardInput) continue;
    folders.add(await existingFolder(path.resolve(workingDirectory, each)));
  }
  return [...folders].filter(
    (folder) => ![...folders].some((other) => other !== folder && isBelow(folder, other)),
  );
}

/** The path if it is a folder, else the next one above it that is. A glob has no folder of its name. */
async function existingFolder(absolute: string): Promise<string> {
  const isFolder = await stat(absolute).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  const parent = path.dirname(absolute);
  return isFolder || parent === absolute ? absolute : existingFolder(parent);
}

function isBelow(folder: string, other: string): boolean {
  const way = path.relative(other, folder);
  return way !== "" && way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

async function baseRevision(folder: string, revision: string): Promise<string> {
  const inside = await git(folder, ["rev-parse", "--is-inside-work-tree"]);
  if (inside.code !== 0 || inside.output.trim() !== "true") {
    throw new UsageError(
      `--changed-since needs a git repository, and git finds none around ${folder}.${reasonIn(inside)}`,
    );
  }
  const known = await git(folder, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  if (known.code !== 0) {
    throw new UsageError(
      `git knows no revision "${revision}" in ${folder}. A shallow clone may not have it: fetch it first.`,
    );
  }
  const commit = known.output.trim();
  const common = await git(folder, ["merge-base", commit, "HEAD"]);
  return common.code === 0 ? common.output.trim() : commit;
}

async function listed(folder: string, args: readonly string[]): Promise<string[]> {
  const answer = await git(folder, args);
  if (answer.code !== 0) throw new UsageError(`git ${args[0]} failed in ${folder}.${reasonIn(answer)}`);
  return answer.output.split("\0").filter((name) => name !== "");
}

/** Git's own words, where it has some beyond that there is no repository. */
function reasonIn({ complaint }: GitAnswer): string {
  const line = complaint.trim().split("\n")[0] ?? "";
  return line === "" || line.includes("not a git repository") ? "" : ` git says: ${line}`;
}
