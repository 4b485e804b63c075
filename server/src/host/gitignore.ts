import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import ignore, { type Ignore } from "ignore";
import { URI } from "vscode-uri";
import type { LeftOut } from "./walkFolder.ts";

/**
 * What git ignores below a folder: the `.gitignore` files of the folder, of those below it, and of those above it up to
 * the root of the repository, and `.git/info/exclude`. The user's own excludes (`core.excludesFile`) do not count, so
 * that everybody sees the same. A folder that is ignored itself but was asked for is read as if no rule stood above it.
 */
export async function ignoredByGit(folder: string): Promise<LeftOut> {
  const absolute = URI.parse(folder).fsPath;
  const layers = await layersAbove(absolute);
  const isItself = isIgnored(layers, absolute, true);
  return leftOut(isItself ? [] : layers, path.dirname(absolute));
}

/** The rules of one file, for paths that start at its folder. The later of two layers decides. */
interface Layer {
  readonly base: string;
  readonly rules: Ignore;
}

function leftOut(layers: readonly Layer[], folder: string): LeftOut {
  return {
    isLeftOut: (name, isFolder) => isIgnored(layers, path.join(folder, name), isFolder),
    async enter(uri, files) {
      const inside = URI.parse(uri).fsPath;
      const own = files.includes(".gitignore") ? await layerOf(path.join(inside, ".gitignore"), inside) : [];
      return leftOut([...layers, ...own], inside);
    },
  };
}

function isIgnored(layers: readonly Layer[], file: string, isFolder: boolean): boolean {
  for (const { base, rules } of [...layers].reverse()) {
    const below = path.relative(base, file).split(path.sep).join("/");
    const folder = path.posix.dirname(below);
    // A folder that was entered is not ignored: where this file ignores it, a later one has taken that back.
    if (below === "" || (folder !== "." && rules.test(`${folder}/`).ignored)) continue;
    const { ignored, unignored } = rules.test(isFolder ? `${below}/` : below);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The rules that hold for a folder from above; none outside of a repository. */
async function layersAbove(folder: string): Promise<readonly Layer[]> {
  const above: string[] = [];
  for (let each = folder; ; each = path.dirname(each)) {
    const git = path.join(each, ".git");
    const isRoot = await exists(git);
    if (each !== folder) above.unshift(each);
    if (isRoot) {
      const excluded = await layerOf(path.join(await commonFolder(git), "info", "exclude"), each);
      const own = await Promise.all(above.map((parent) => layerOf(path.join(parent, ".gitignore"), parent)));
      return [...excluded, ...own.flat()];
    }
    if (path.dirname(each) === each) return [];
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

async function layerOf(file: string, base: string): Promise<readonly Layer[]> {
  const text = await textOf(file);
  if (text === "") return [];
  // As git does by default on systems whose file systems tell cases apart.
  return [{ base, rules: ignore({ ignorecase: process.platform !== "linux" }).add(text) }];
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
