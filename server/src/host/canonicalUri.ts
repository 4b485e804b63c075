import { URI } from "vscode-uri";

/**
 * One spelling per file. Editors differ in what they encode and in the case of drive letters (`file:///C:/a`,
 * `file:///c%3A/a`); only the canonical spelling may be used as a key or handed to the language service.
 */
export function canonicalUri(uri: string): string {
  const text = URI.parse(uri).toString();
  return text.endsWith("/") && !text.endsWith("//") ? text.slice(0, -1) : text;
}

/** The folder a file or folder stands in, canonical. */
export function parentUri(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}

/** True for the folder itself and for everything below it; both canonical. */
export function isInside(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}
