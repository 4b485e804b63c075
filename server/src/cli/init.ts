import { existsSync } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { configurationFileNames } from "../core/workspace/configurationFile.ts";
import { detailOf } from "../host/nodeFileSource.ts";
import { configurationTemplate } from "../languageService/configuration/template.ts";
import { exitCode } from "./exitCode.ts";
import { complain } from "./output.ts";
import { UsageError } from "./usageError.ts";

/**
 * `podgrace init`: writes a configuration file in which everything is explained and nothing is changed. Gives the exit
 * code.
 * @throws UsageError when there is one already, or it cannot be written
 */
export async function init(folder: string): Promise<number> {
  const absolute = path.resolve(folder);
  const shown = (name: string) => path.relative(process.cwd(), path.join(absolute, name)) || name;
  const existing = configurationFileNames.find((name) => existsSync(path.join(absolute, name)));
  if (existing !== undefined) throw new UsageError(`${shown(existing)} exists already, and stays as it is.`);
  const [name] = configurationFileNames;
  try {
    if (!(await stat(absolute)).isDirectory()) throw new UsageError(`${folder} is not a directory.`);
    await writeFile(path.join(absolute, name), configurationTemplate(), { flag: "wx" });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${shown(name)} cannot be written: ${detailOf(error)}.`);
  }
  complain(
    `Wrote ${shown(name)}. It changes nothing as it is: take the # away where you want something else.`,
  );
  return exitCode.none;
}
