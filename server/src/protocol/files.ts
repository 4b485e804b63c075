/**
 * Server to client: files that only the editor can reach, such as those of a virtual workspace or, in a browser, all
 * of them. Both requests answer with data, never with an error.
 */
export const readDirectoryRequest = "podgrace/readDirectory";
export const readFileRequest = "podgrace/readFile";

export interface UriParams {
  readonly uri: string;
}

/** The entries of a folder, in any order; links and special files are left out. */
export type DirectoryAnswer =
  | { readonly state: "entries"; readonly entries: readonly DirectoryEntry[] }
  | { readonly state: "unreadable"; readonly detail: string };

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory";
  /** Why it cannot be reached by this name; absent where it can. */
  readonly obstacle?: string;
}

export type FileAnswer =
  | { readonly state: "text"; readonly text: string }
  | { readonly state: "missing" }
  | {
      readonly state: "unreadable";
      readonly reason: "binary" | "too-large" | "denied" | "other";
      readonly detail: string;
    };

/** Larger files are no manifests: 64 MB, in bytes. A single document is limited further by the reader of YAML. */
const largestFileBytes = 64 * 1024 * 1024;

/** Why a file of so many bytes is not read, or null when it is. */
export function whyTooLarge(bytes: number): string | null {
  if (bytes <= largestFileBytes) return null;
  return `it has ${megabytes(bytes)} MB, the limit is ${megabytes(largestFileBytes)} MB`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

/**
 * Why these bytes are not UTF-8 text, or null when they may be. A NUL character does not occur in YAML, and every
 * common binary format has one; UTF-16 text has one beside each ASCII letter.
 */
export function whyNotText(bytes: Uint8Array): string | null {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return "it is UTF-16 text, only UTF-8 is read";
  return bytes.includes(0) ? "it is not text" : null;
}
