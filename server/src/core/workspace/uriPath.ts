import { URI, Utils } from "vscode-uri";

/** The folder of a file or folder URI, without a trailing slash: `file:///a/b.yaml` gives `file:///a`. */
export function folderOf(uri: string): string {
  const slash = uri.lastIndexOf("/");
  return slash <= uri.indexOf("://") + 2 ? uri : uri.slice(0, slash);
}

/** True when `uri` is the folder itself or stands below it. */
export function isWithin(uri: string, folder: string): boolean {
  return uri.startsWith(folder) && (uri.length === folder.length || uri[folder.length] === "/");
}

/** The last segment, decoded. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** The names that kustomize looks for (kustomize, konfig.RecognizedKustomizationFileNames). */
export function isKustomizationFile(uri: string): boolean {
  return /\/kustomization\.ya?ml$/i.test(uri) || uri.endsWith("/Kustomization");
}

/** The file that names what Helm leaves out of a chart. */
export function isHelmIgnoreFile(uri: string): boolean {
  return uri.endsWith("/.helmignore");
}

/** The URI of a relative path as a kustomization writes it; null for URLs, absolute paths and what is no path. */
export function resolveRelative(folder: string, path: string): string | null {
  if (
    path === "" ||
    path.startsWith("/") ||
    path.includes("://") ||
    path.includes("?") ||
    path.includes("\\")
  )
    return null;
  try {
    const resolved = Utils.resolvePath(URI.parse(`${folder}/`), path).toString();
    return resolved.endsWith("/") ? resolved.slice(0, -1) : resolved;
  } catch {
    return null;
  }
}

/** The path of `uri` below `folder`, or the whole URI where it stands elsewhere. */
export function relativeTo(folder: string, uri: string): string {
  return isWithin(uri, folder) && uri.length > folder.length
    ? decodeURIComponent(uri.slice(folder.length + 1))
    : uri;
}
