import { paletteOf } from "../core/picture/palette.ts";
import { defaultSettings } from "../core/settings.ts";
import { createNodeFileSource, listUnignored } from "../host/nodeFileSource.ts";
import { createLanguageService } from "../languageService/languageService.ts";
import { collect } from "./collect.ts";
import { checkConfiguration, chooseConfiguration } from "./configuration.ts";
import { exitCode } from "./exitCode.ts";
import { fill } from "./fill.ts";
import { reportLocale } from "./locale.ts";
import { didYouMean } from "./mistake.ts";
import { complain, write } from "./output.ts";
import { pathsFrom, reportRoot, uriOf } from "./paths.ts";
import { progressOn } from "./progress.ts";
import { harmless } from "./terminal/harmless.ts";
import { escapeCommands, withoutCommands } from "./terminal/pipelineCommands.ts";
import { terminalOf } from "./terminal/terminal.ts";
import { createTexts } from "./texts.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** Pixels of the picture. */
const width = 720;

/** `podgrace timeline`: draws how the workloads in the paths shut down, and gives the exit code. */
export async function timeline({ paths, format, name }: TimelineOptions): Promise<number> {
  const workingDirectory = process.cwd();
  const source = createNodeFileSource();
  const root = reportRoot(paths, workingDirectory);
  const fromHere = pathsFrom(workingDirectory);
  const service = createLanguageService(defaultSettings, uriOf(root));
  const configured = { service, source, workingDirectory, root, fromHere };
  await chooseConfiguration("nearest", configured);
  const here = {
    workingDirectory,
    source: { ...source, list: listUnignored },
    standardInput: () => process.stdin,
  };
  const failures = await fill(service, createTexts(source), collect(paths, here), progressOn(process.stderr));
  await checkConfiguration("nearest", configured);
  for (const { uri, detail } of failures) complain(`${fromHere(uri)}: ${detail}`);

  const all = service.files().flatMap((uri) => service.timelines(uri, null, reportLocale).workloads);
  const pictures = all.map(({ picture }) => picture).filter((each) => name === null || each.name === name);
  if (name !== null && pictures.length === 0) {
    const names = all.map(({ picture }) => picture.name);
    complain(`No workload of the name "${name}" was found.${didYouMean(name, names)}`);
    return failures.length > 0 ? exitCode.unreadablePath : exitCode.badUsage;
  }
  if (pictures.length === 0) complain("No workload was found.");
  else if (format === "svg") {
    const look = { width, heading: true, background: true, palette: paletteOf("light") };
    const svg = service.drawTimelines(pictures, { ...reportLocale, ...look });
    write(`${escapeCommands(svg, "&#35;#")}\n`);
  } else {
    const columns = terminalOf(process.stdout, process.env).width;
    const text = service.drawTimelinesAsText(pictures, columns, reportLocale);
    write(`${withoutCommands(text.split("\n").map(harmless).join("\n"))}\n`);
  }
  return failures.length > 0 ? exitCode.unreadablePath : exitCode.none;
}
