import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { digestOf } from "../core/text/digest.ts";
import type { FileVersion } from "../core/workspace/fileSource.ts";

/**
 * The version of a file as the system tells it: size, both times of its last change, and which file it is. The time of a change
 * of content (`mtime`) can be set by programs, as archives and checkouts do; that of any change (`ctime`) cannot.
 *
 * Null for a file that changed so lately that it may change again within the same tick of the clock of its disk, as git knows
 * of its index ("racily clean"), and where the times cannot be relied on: in the future, or none.
 */
export function versionOf({ size, mtimeMs, ctimeMs, ino, dev }: Stats, now: number): FileVersion | null {
  const isSettled = mtimeMs > 0 && ctimeMs > 0 && Math.max(mtimeMs, ctimeMs) < now - coarsestTick;
  return isSettled ? digestOf(`${size} ${mtimeMs} ${ctimeMs} ${ino} ${dev}`) : null;
}

/** Milliseconds. FAT counts in two seconds, which is the coarsest in use. */
const coarsestTick = 3000;

/** Whether a file still has a version. A file that cannot be asked has none. */
export async function isOfVersion(path: string, version: FileVersion): Promise<boolean> {
  const facts = await stat(path).catch(() => null);
  return facts?.isFile() === true && versionOf(facts, Number.POSITIVE_INFINITY) === version;
}
