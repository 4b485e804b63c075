import { isInside } from "./canonicalUri.ts";

/**
 * Scanned are `.yaml`, `.yml` and `.json` files (design.md §6); what they hold decides whether they are manifests. Files such
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

/** True when a file below `folder` would be listed, as far as its name tells. Both URIs canonical. */
export function wouldBeListed(uri: string, folder: string): boolean {
  if (!isInside(uri, folder) || uri === folder) return false;
  const names = uri.slice(folder.length).split("/").filter(Boolean).map(decodeURIComponent);
  return isManifestFile(names.at(-1) ?? "") && !names.slice(0, -1).some(isIgnoredFolder);
}
