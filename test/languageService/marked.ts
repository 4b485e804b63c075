import type { Settings } from "../../server/src/core/settings.ts";
import type { LanguageService } from "../../server/src/languageService/api.ts";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";

/** Where the files of tests live. */
export const root = "file:///work/shop";

/** The URI of a path below `root`. */
export function uriOf(path: string): string {
  return `${root}/${path}`;
}

/** Files by their path below `root`, as open buffers of a completely indexed folder. */
export type Files = Readonly<Record<string, string>>;

/** A service that has seen all files. */
export function serviceOf(files: Files, settings?: Settings): LanguageService {
  const service = createLanguageService(settings, root);
  for (const [path, text] of Object.entries(files)) service.update(uriOf(path), text);
  service.setComplete(true);
  return service;
}

/** The files without their cursor mark `$0`, and where it stood. */
export function takeCursor(files: Files): {
  readonly files: Files;
  readonly uri: string;
  readonly offset: number;
} {
  const marked = Object.entries(files).filter(([, text]) => text.includes("$0"));
  const [found] = marked;
  if (!found || marked.length > 1) throw new Error("exactly one file holds the cursor mark $0");
  const [path, text] = found;
  return {
    files: { ...files, [path]: text.replace("$0", "") },
    uri: uriOf(path),
    offset: text.indexOf("$0"),
  };
}
