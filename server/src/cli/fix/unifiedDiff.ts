import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

/** A file that would change. */
export interface Difference {
  /** From the working directory, with `/`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A unified diff that `git apply` and `patch -p1` accept in the working directory. */
export function unifiedDiff(files: readonly Difference[]): string {
  return files
    .map(({ path, before, after }) =>
      createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, "", "", {
        context: 3,
        headerOptions: FILE_HEADERS_ONLY,
      }),
    )
    .join("");
}
