import path from "node:path";
import picomatch from "picomatch";
import { URI } from "vscode-uri";
import { uriOf } from "./paths.ts";

/** Files that a pattern names. */
export interface Glob {
  /** URI of the folder below which they lie. */
  readonly folder: string;
  matches(uri: string): boolean;
}

/** The glob in an argument of the command line, with `/` or the system's own separator; null where there is none. */
export function globIn(argument: string, workingDirectory: string): Glob | null {
  const pattern = path.sep === "\\" ? argument.replaceAll("\\", "/") : argument;
  const { isGlob, base, glob } = picomatch.scan(pattern);
  if (!isGlob) return null;
  const folder = path.resolve(workingDirectory, base);
  const isMatch = picomatch(glob, { dot: false, nonegate: true });
  return {
    folder: uriOf(folder),
    matches: (uri) => isMatch(path.relative(folder, URI.parse(uri).fsPath).split(path.sep).join("/")),
  };
}
