import { URI } from "vscode-uri";

/**
 * One spelling per file. Editors differ in what they encode and in the case of drive letters (`file:///C:/a`,
 * `file:///c%3A/a`); only the canonical spelling may be used as a key or handed to the language service. Folders have no
 * slash at the end, not even the root (`file://`).
 */
export function canonicalUri(uri: string): string {
  const text = URI.parse(uri).toString();
  return text.endsWith("/") ? text.slice(0, -1) : text;
}

/** A canonical folder as other programs want to see it: the root has a path. */
export function folderUri(folder: string): URI {
  const uri = URI.parse(folder);
  return uri.path === "" ? uri.with({ path: "/" }) : uri;
}

/** The folder a file or folder stands in, canonical. */
export function parentUri(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}

/** True for the folder itself and for everything below it; both canonical. */
export function isInside(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}
