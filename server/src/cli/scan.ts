import { defaultSettings } from "../core/settings.ts";
import { createNodeFileSource } from "../host/nodeFileSource.ts";
import type { LanguageService } from "../languageService/api.ts";
import { createLanguageService } from "../languageService/languageService.ts";
import type { ScanOptions } from "./arguments.ts";
import { type Collected, collect } from "./collect.ts";
import { exitCodeOfScan } from "./exitCode.ts";
import { complain, write } from "./output.ts";
import { pathsFrom, reportRoot, standardInput, uriOf } from "./paths.ts";
import { makeReport } from "./report.ts";
import { reporters } from "./reporters/reporter.ts";
import { harmless } from "./terminal/harmless.ts";
import { terminalOf } from "./terminal/terminal.ts";
import { createTexts, type Texts } from "./texts.ts";

/** `podgrace scan`: reads the paths, reports on standard output, and gives the exit code. */
export async function scan(options: ScanOptions): Promise<number> {
  const workingDirectory = process.cwd();
  const root = reportRoot(options.paths, workingDirectory);
  const source = createNodeFileSource();
  const service = createLanguageService(defaultSettings, uriOf(root));
  const texts = createTexts(source);

  if (options.paths.includes(standardInput) && process.stdin.isTTY) {
    complain("Reading manifests from the terminal; end with Ctrl+D.");
  }
  const here = { workingDirectory, source, standardInput: () => process.stdin };
  const failures = await fill(service, texts, collect(options.paths, here));
  for (const { uri, detail } of failures) {
    complain(`${harmless(pathsFrom(workingDirectory)(uri))}: ${detail}`);
  }

  const report = makeReport(service, options.severity);
  const terminal = terminalOf(process.stdout, process.env);
  const means = { service, texts, pathOf: pathsFrom(root), terminal, quiet: options.quiet };
  write(await reporters[options.format](report, means));
  return exitCodeOfScan(report.counts, options.failOn, failures.length === 0);
}

/** Hands everything that can be read to the engine; gives back the named paths that cannot. */
async function fill(service: LanguageService, texts: Texts, files: AsyncIterable<Collected>) {
  const failures: { readonly uri: string; readonly detail: string }[] = [];
  for await (const file of files) {
    if (file.state === "text") {
      // What was named may be a pipe, which cannot be read a second time.
      if (file.named) texts.keep(file.uri, file.text);
      service.updateFromDisk(file.uri, file.text);
      continue;
    }
    service.skip(file.uri, file.reason, file.detail);
    if (file.named) failures.push(file);
  }
  service.setComplete(true);
  return failures;
}
