import path from "node:path";
import { configurationFileNames } from "../core/workspace/configurationFile.ts";
import type { FileSource } from "../core/workspace/fileSource.ts";
import { folderOf, isWithin } from "../core/workspace/uriPath.ts";
import type { LanguageService, ReportedProblem } from "../languageService/api.ts";
import { reportLocale } from "./locale.ts";
import { complain } from "./output.ts";
import { uriOf } from "./paths.ts";
import { UsageError } from "./usageError.ts";

/** Which configuration a scan goes by: files found above each manifest, the one that is named, or none. */
export type ConfigurationOption = "nearest" | "none" | { readonly file: string };

export interface ConfigurationMeans {
  readonly service: LanguageService;
  readonly source: FileSource;
  readonly workingDirectory: string;
  /** The path of the report's root. */
  readonly root: string;
  /** Paths as the user sees them. */
  readonly fromHere: (uri: string) => string;
}

/** @throws UsageError when the file that is named cannot be read */
export async function chooseConfiguration(
  option: ConfigurationOption,
  means: ConfigurationMeans,
): Promise<void> {
  const { service, source, workingDirectory } = means;
  if (typeof option === "string") return service.configureFrom(option);
  const uri = uriOf(path.resolve(workingDirectory, option.file));
  const result = await source.read(uri);
  if (result.state !== "text") {
    const why = result.state === "missing" ? "no such file or directory" : result.detail;
    throw new UsageError(`The configuration ${option.file} cannot be read: ${why}.`);
  }
  service.configureFrom({ uri, text: result.text });
}

/**
 * Reads the configuration files that stand above manifests which were named alone, and complains about what is wrong in
 * any. Nothing above the root of the report is read.
 * @throws UsageError when something in a configuration had to be left out: a report by other rules than those that
 * were written must not pass for the one that was asked for
 */
export async function checkConfiguration(
  option: ConfigurationOption,
  means: ConfigurationMeans,
): Promise<void> {
  const { service, fromHere } = means;
  if (option === "nearest") await readAbove(means);
  const problems = service.configurationProblems(reportLocale);
  const unread = service.skippedFiles().filter(({ uri }) => option === "nearest" && isConfiguration(uri));
  const lines = [
    ...problems.map((problem) => lineOf(problem, fromHere)),
    ...unread.map(({ uri, detail }) => `${fromHere(uri)}: ${detail}`),
  ];
  if (unread.length > 0 || problems.some(({ severity }) => severity === "error"))
    throw new UsageError([...lines, whatToDo].join("\n"));
  for (const line of lines) complain(line);
}

const whatToDo =
  "Nothing was reported, because it would not be by the rules you wrote. To scan without them: podgrace scan --no-config";

/** `file:line:column message`, counted from 1 as editors and terminals do. */
function lineOf({ uri, start, message }: ReportedProblem, fromHere: (uri: string) => string): string {
  return `${fromHere(uri)}:${start.line + 1}:${start.character + 1} ${message}`;
}

function isConfiguration(uri: string): boolean {
  return configurationFileNames.some((name) => uri.endsWith(`/${name}`));
}

const filesAtOnce = 16;

/** Folders that were scanned as a whole have shown theirs; of the others nobody has looked yet. */
async function readAbove(means: ConfigurationMeans): Promise<void> {
  const { service, source } = means;
  const root = uriOf(means.root);
  const folders = new Set<string>();
  for (const uri of service.files()) {
    let folder = folderOf(uri);
    while (!folders.has(folder) && isWithin(folder, root)) {
      folders.add(folder);
      if (folder === root) break;
      folder = folderOf(folder);
    }
  }
  const wanted = [...folders].flatMap((folder) => configurationFileNames.map((name) => `${folder}/${name}`));
  const unread = wanted.filter((uri) => !service.has(uri));
  for (let at = 0; at < unread.length; at += filesAtOnce) {
    const some = unread.slice(at, at + filesAtOnce);
    const results = await Promise.all(some.map((uri) => source.read(uri, root)));
    for (const [number, uri] of some.entries()) {
      const result = results[number];
      if (result?.state === "text") service.updateFromDisk(uri, result.text);
      if (result?.state === "unreadable") service.skip(uri, result.reason, result.detail);
    }
  }
  await mentionOutside(means);
}

/** A file of the working directory that is not read, because only a folder below it is scanned, is easily missed. */
async function mentionOutside({
  source,
  workingDirectory,
  root,
  fromHere,
}: ConfigurationMeans): Promise<void> {
  const here = uriOf(workingDirectory);
  for (let folder = uriOf(root); folder !== here && isWithin(folder, here); ) {
    folder = folderOf(folder);
    for (const name of configurationFileNames) {
      const uri = `${folder}/${name}`;
      if ((await source.read(uri)).state !== "text") continue;
      const file = fromHere(uri);
      complain(
        `${file} is not read, because it stands above ${path.relative(workingDirectory, root)}. To go by it: --config ${file}`,
      );
      return;
    }
  }
}
