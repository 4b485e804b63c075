import { isInside } from "./canonicalUri.ts";

/**
 * Scanned are `.yaml`, `.yml` and `.json` files; what they hold decides whether they are manifests. Files such
 * as `_helpers.tpl` hold the named templates of a Helm chart, which its manifests are made with; kustomize also reads files named
 * `Kustomization`, and Helm leaves out what a `.helmignore` names.
 */
export function isManifestFile(name: string): boolean {
  return /\.(ya?ml|json)$/i.test(name) || /(?:^|\/)_[^/]*\.tpl$/i.test(name) || otherNames.has(name);
}

const otherNames: ReadonlySet<string> = new Set(["Kustomization", ".helmignore"]);

/**
 * Folders of version control, package stores and tools. What stands in them was not written for a cluster by the
 * owner of the workspace, or is a copy of something that was.
 */
const ignoredFolders: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".jj",
  "node_modules",
  "bower_components",
  ".yarn",
  ".pnpm-store",
  ".venv",
  ".terraform",
  ".terragrunt-cache",
  ".direnv",
  ".cache",
]);

/**
 * True for folders that are never read. `vendor` alone proves nothing, because manifests of other people are kept and
 * deployed under that name too; Go and Composer leave a mark in theirs.
 */
export function isIgnoredFolder(name: string): boolean {
  return ignoredFolders.has(name);
}

/** The file by which Go (`modules.txt`) or Composer (`autoload.php`) marks a `vendor` folder as its own. */
export function isVendoredCode(folder: string, files: readonly string[]): boolean {
  return folder === "vendor" && (files.includes("modules.txt") || files.includes("autoload.php"));
}

/** The file by which git is told what to ignore in its folder. */
export const ignoreFile = ".gitignore";

/** The same for a whole repository, below its folder. */
export const excludeFile = ".git/info/exclude";

/** True when a file below `folder` would be listed, as far as its name tells. Both URIs canonical. */
export function wouldBeListed(uri: string, folder: string): boolean {
  const names = namesBelow(uri, folder);
  return isManifestFile(names.at(-1) ?? "") && !names.slice(0, -1).some(isIgnoredFolder);
}

/** The names on the way from a folder to what stands in it; none for anything else. Both URIs canonical. */
export function namesBelow(uri: string, folder: string): readonly string[] {
  if (!isInside(uri, folder)) return [];
  return uri.slice(folder.length).split("/").filter(Boolean).map(decodeURIComponent);
}
