import { paletteOf } from "../core/picture/palette.ts";
import type { LanguageService } from "../languageService/api.ts";
import { exitCode } from "./exitCode.ts";
import { reportLocale } from "./locale.ts";
import { didYouMean } from "./mistake.ts";
import { complain, write } from "./output.ts";
import { pathsFrom } from "./paths.ts";
import { progressOn } from "./progress.ts";
import { readPaths } from "./readPaths.ts";
import { skippedInWords } from "./reporters/words.ts";
import { harmless } from "./terminal/harmless.ts";
import { escapeCommands, withoutCommands } from "./terminal/pipelineCommands.ts";
import { terminalOf } from "./terminal/terminal.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** Pixels of the picture. */
const width = 720;

/** `podgrace timeline`: draws how the workloads in the paths shut down, and gives the exit code. */
export async function timeline({ paths, format, name }: TimelineOptions): Promise<number> {
  const { service, failures } = await readPaths(paths, "nearest", progressOn(process.stderr));
  const all = service.files().flatMap((uri) => service.timelines(uri, null, reportLocale).workloads);
  const pictures = all.map(({ picture }) => picture).filter((each) => name === null || each.name === name);
  if (name !== null && pictures.length === 0) {
    const names = all.map(({ picture }) => picture.name);
    complain(`No workload of the name "${name}" was found.${didYouMean(name, names)}`);
    nameUnread(service);
    return failures.length > 0 ? exitCode.unreadablePath : exitCode.badUsage;
  }
  if (pictures.length === 0) {
    complain("No workload was found.");
    nameUnread(service);
  } else if (format === "svg") {
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

/** More documents than this are counted only: a chart may have hundreds of templates. */
const mostUnread = 5;

/** What was meant may stand in a document that could not be read. */
function nameUnread(service: LanguageService): void {
  const fromHere = pathsFrom(process.cwd());
  const lines = service.files().flatMap((uri) =>
    service.fileSummary(uri).skipped.map((document) => {
      const { line } = service.positionAt(uri, document.at);
      return `${fromHere(uri)}:${line + 1} ${skippedInWords(document)}`;
    }),
  );
  for (const line of lines.slice(0, mostUnread)) complain(line);
  if (lines.length > mostUnread) complain(`… and ${lines.length - mostUnread} more`);
}
