import { visible } from "../core/text/visible.ts";
import type { LanguageService } from "../languageService/api.ts";

/** More lines than this are not read by anybody; how many there are stands in the summary of the scan. */
const mostLines = 100;

/** A key of a manifest, which may be named there, can be as long as its document. */
const mostCharacters = 2000;

/** What a scan could not read and why, a line each for the log: the summary has only their number. */
export function skippedLines(service: LanguageService): readonly string[] {
  const lines = service.skippedFiles().map(({ uri, detail }) => `Not read: ${uri}: ${detail}`);
  for (const uri of service.files()) {
    for (const { at, reason, detail } of service.fileSummary(uri).skipped) {
      const { line } = service.positionAt(uri, at);
      lines.push(`Not read: ${uri}#L${line + 1}: ${detail === "" ? reason : detail}`);
    }
    if (lines.length > mostLines) break;
  }
  return lines.slice(0, mostLines).map((line) => visible(line, mostCharacters));
}
