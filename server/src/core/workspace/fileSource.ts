/** The port to files. Hosts implement it; `core` never touches a disk. URIs are opaque but for their path segments. */
export interface FileSource {
  /**
   * The manifest files below a folder (`.yaml`, `.yml`, `.json`), folder by folder in a stable order, without those of
   * `.git`, `node_modules` and the like, and without what is left out. Folders that cannot be read are reported as skipped, never
   * thrown.
   *
   * @param leftOut what `leftOutOf` gave for this folder; it learns what the ignore files below it say.
   *   Without it nothing is left out.
   */
  list(folder: string, leftOut?: LeftOut): AsyncIterable<readonly ListedFile[]>;
  /** What git ignores in a folder, as far as it is told above it. */
  leftOutOf(folder: string): Promise<LeftOut>;
  /**
   * The text of a file, decoded as UTF-8. With `below`, a folder that it stands in, it is missing where a symbolic link leads
   * from there to it, as it is from the list of that folder.
   */
  read(uri: string, below?: string): Promise<ReadResult>;
  /** The same of a file that may be as it was when it was read before; `version` is what was told then. */
  readAgain(uri: string, version: FileVersion | null): Promise<VersionedResult>;
}

/** What is left out of a folder although it stands there. Paths are the names from the folder on. */
export interface LeftOut {
  /** Something whose own folder is not left out. */
  isLeftOut(path: readonly string[], isFolder: boolean): boolean;
  /** The same of anything: by itself, or with a folder that it stands in. */
  leavesOut(path: readonly string[], isFolder: boolean): boolean;
  /** Takes in what the ignore file of a folder says. */
  learn(folder: readonly string[], text: string): void;
  /** The same, for paths that start at a folder in this one. */
  below(folder: readonly string[]): LeftOut;
}

/** Tells the content of a file from any other that it has had or will have. */
export type FileVersion = string;

export type VersionedResult =
  | { readonly state: "unchanged" }
  /** No version where the source knows of none, or where the file is so young that it may change without another one. */
  | (ReadResult & { readonly version: FileVersion | null });

/** A file found, or a file or folder that cannot be read and why. */
export type ListedFile =
  | { readonly state: "file"; readonly uri: string }
  | {
      readonly state: "unreadable";
      readonly uri: string;
      readonly reason: "denied" | "other";
      readonly detail: string;
    };

export type ReadResult =
  | { readonly state: "text"; readonly text: string }
  /** Gone since it was listed. */
  | { readonly state: "missing" }
  /** Not text, too large, or refused by the system. */
  | {
      readonly state: "unreadable";
      readonly reason: "binary" | "too-large" | "denied" | "other";
      readonly detail: string;
    };
