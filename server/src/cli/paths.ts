import { statSync } from "node:fs";
import path from "node:path";
import { URI } from "vscode-uri";
import type { ReportBase } from "./reporters/reporter.ts";

/** The URI of a path, as the engine writes URIs. */
export function uriOf(absolutePath: string): string {
  return URI.file(absolutePath).toString();
}

/** The folder that paths in reports start from: the one directory named, otherwise the working directory. */
export function reportRoot(paths: readonly string[], workingDirectory: string): string {
  const [first] = paths;
  if (paths.length !== 1 || first === undefined || first === standardInput) return workingDirectory;
  const only = path.resolve(workingDirectory, first);
  return isDirectory(only) ? only : workingDirectory;
}

/** The path argument that stands for standard input. */
export const standardInput = "-";

/**
 * The URI under which standard input is analysed: a file of the working directory, so that it is joined with files
 * named beside it. No real file has this name on every system.
 */
export function standardInputUri(workingDirectory: string): string {
  return uriOf(path.join(workingDirectory, "<stdin>"));
}

/** Turns URIs into paths relative to `root`, with `/` on every system. */
export function pathsFrom(root: string): (uri: string) => string {
  const known = new Map<string, string>();
  return (uri) => {
    const found =
      known.get(uri) ?? (path.relative(root, URI.parse(uri).fsPath).split(path.sep).join("/") || ".");
    known.set(uri, found);
    return found;
  };
}

/** Where paths start for programs that look at a whole repository: at its checkout where that is known and above `root`. */
export function reportBase(root: string, checkout: string | undefined): ReportBase {
  const way = checkout ? path.relative(checkout, root) : "";
  const isAbove = checkout && !path.isAbsolute(way) && way.split(path.sep)[0] !== "..";
  const folder = isAbove ? checkout : root;
  const prefix = isAbove && way !== "" ? `${way.split(path.sep).join("/")}/` : "";
  return { uri: uriOf(folder).replace(/\/?$/, "/"), prefix };
}

/** A path that cannot even be looked at is none; that it cannot is said when it is read. */
function isDirectory(absolutePath: string): boolean {
  try {
    return statSync(absolutePath).isDirectory();
  } catch {
    return false;
  }
}
