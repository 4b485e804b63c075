import type { ReportedFinding } from "../../languageService/api.ts";
import { complain } from "../output.ts";
import type { Surroundings } from "../places.ts";
import type { Fixed } from "../report.ts";
import { plural } from "../reporters/words.ts";
import { applyFixes } from "./applyFixes.ts";
import { planFixes, type Refusals } from "./planFixes.ts";
import { unifiedDiff } from "./unifiedDiff.ts";

/** Which findings are fixed. */
export type Wanted = (finding: ReportedFinding) => boolean;

/** `--fix`: changes the files, and tells what was done for the report. What was left alone is named on standard error. */
export async function fixFiles({ service, texts, pathOf }: Surroundings, wanted: Wanted): Promise<Fixed> {
  const { files, applied, refusals } = await applyFixes(service, wanted);
  for (const { uri } of files) texts.forget(uri);
  nameRefusals(refusals, pathOf);
  return {
    files: files.map(({ uri }) => ({ file: pathOf(uri) })),
    fixes: applied.map(({ rule, title, uri }) => ({ rule, title, file: pathOf(uri) })),
  };
}

/**
 * `--fix-dry-run`: the same as a unified diff, without a report.
 * @param fromHere the path of a URI from the working directory
 */
export async function differenceOfFixes(
  { service }: Surroundings,
  wanted: Wanted,
  fromHere: (uri: string) => string,
): Promise<string> {
  const refusals: Refusals = new Map();
  const { files, applied } = await planFixes(service, wanted, refusals);
  nameRefusals(refusals, fromHere);
  complain(`This would fix ${plural(applied.length, "finding")} in ${plural(files.length, "file")}.`);
  return unifiedDiff(
    files.map(({ uri, before, after }) => ({
      path: fromHere(uri),
      before: before.mark + before.text,
      after,
    })),
  );
}

function nameRefusals(refusals: Refusals, pathOf: (uri: string) => string): void {
  for (const [uri, reason] of refusals) complain(`${pathOf(uri)}: left alone, ${reason}`);
}
