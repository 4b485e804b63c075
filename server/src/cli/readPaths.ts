import { defaultSettings } from "../core/settings.ts";
import { createNodeFileSource, listUnignored } from "../host/nodeFileSource.ts";
import type { LanguageService } from "../languageService/api.ts";
import { createLanguageService } from "../languageService/languageService.ts";
import { collect } from "./collect.ts";
import { type ConfigurationOption, checkConfiguration, chooseConfiguration } from "./configuration.ts";
import { type Failure, fill } from "./fill.ts";
import { complain } from "./output.ts";
import { pathsFrom, reportRoot, standardInput, uriOf } from "./paths.ts";
import type { Progress } from "./progress.ts";
import { createTexts, type Texts } from "./texts.ts";

/** The manifests that a command was told to look at. */
export interface ReadManifests {
  readonly service: LanguageService;
  readonly texts: Texts;
  /** The path of the report's root. */
  readonly root: string;
  readonly failures: readonly Failure[];
}

/**
 * Hands the manifests in the paths to an engine of their own, with the configuration that holds for them. Paths that cannot be
 * read are named on standard error.
 * @throws UsageError when the configuration is wrong
 */
export async function readPaths(
  paths: readonly string[],
  option: ConfigurationOption,
  progress: Progress,
): Promise<ReadManifests> {
  const workingDirectory = process.cwd();
  const source = createNodeFileSource();
  const root = reportRoot(paths, workingDirectory);
  const fromHere = pathsFrom(workingDirectory);
  const service = createLanguageService(defaultSettings, uriOf(root));
  const configured = { service, source, workingDirectory, root, fromHere };
  await chooseConfiguration(option, configured);
  if (paths.includes(standardInput) && process.stdin.isTTY)
    complain("Reading manifests from the terminal; end with Ctrl+D.");
  const texts = createTexts(source);
  const here = {
    workingDirectory,
    source: { ...source, list: listUnignored },
    standardInput: () => process.stdin,
  };
  const failures = await fill(service, texts, collect(paths, here), progress);
  progress.end();
  await checkConfiguration(option, configured);
  for (const { uri, detail } of failures) complain(`${fromHere(uri)}: ${detail}`);
  return { service, texts, root, failures };
}
