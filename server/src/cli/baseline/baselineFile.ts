import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { detailOf } from "../../host/nodeFileSource.ts";
import { pathsFrom } from "../paths.ts";
import { UsageError } from "../usageError.ts";
import { replaceFile } from "../writing/replaceFile.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";
import { readBaseline, writeBaseline } from "./baselineText.ts";

/** A baseline on the disk. */
export interface BaselineFile extends Baseline {
  /** As the user wrote it. */
  readonly name: string;
  readonly path: string;
}

/**
 * @param mayBeNew it will be written, so that it need not be there yet; without entries then
 * @throws UsageError when it cannot be read or is no baseline
 */
export async function openBaseline(
  name: string,
  mayBeNew: boolean,
  workingDirectory: string,
): Promise<BaselineFile> {
  const absolute = path.resolve(workingDirectory, name);
  const folder = path.dirname(absolute);
  const isGone = (file: string) => !existsSync(path.resolve(folder, file));
  const entries = await entriesIn(absolute, name, mayBeNew);
  return { name, path: absolute, entries, pathOf: pathsFrom(folder), isGone };
}

async function entriesIn(absolute: string, name: string, mayBeNew: boolean): Promise<BaselineEntry[]> {
  let text: string;
  try {
    text = await readFile(absolute, "utf8");
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (isMissing && mayBeNew) return [];
    const hint = isMissing ? " To write it: --write-baseline" : "";
    throw new UsageError(`The baseline ${name} cannot be read: ${detailOf(error)}.${hint}`);
  }
  return readBaseline(text, name);
}

/** @throws UsageError when it cannot be written */
export async function saveBaseline(
  { name, path: absolute }: BaselineFile,
  entries: readonly BaselineEntry[],
): Promise<void> {
  try {
    await replaceFile(absolute, Buffer.from(writeBaseline(entries)));
  } catch (error) {
    throw new UsageError(`The baseline ${name} cannot be written: ${detailOf(error)}.`);
  }
}
