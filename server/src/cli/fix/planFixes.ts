import { URI } from "vscode-uri";
import { applyEdits } from "../../core/text/applyEdits.ts";
import type { LanguageService, OfferedFix, ReportedFinding } from "../../languageService/api.ts";
import { reportLocale } from "../locale.ts";
import { type FixableText, readFixable } from "./fixableText.ts";

/** What fixing comes to, before anything is written. */
export interface FixPlan {
  readonly files: readonly PlannedFile[];
  readonly applied: readonly OfferedFix[];
}

export interface PlannedFile {
  readonly uri: string;
  readonly path: string;
  readonly before: FixableText;
  /** The new content, with the mark at its beginning that it had before. */
  readonly after: string;
}

/** Files that are left alone, by URI, and why in words. */
export type Refusals = Map<string, string>;

/** The fixes of all wanted findings, for the files as they are now. Files that cannot be fixed join the refusals. */
export async function planFixes(
  service: LanguageService,
  wanted: (finding: ReportedFinding) => boolean,
  refusals: Refusals,
): Promise<FixPlan> {
  const texts = new Map<string, FixableText>();
  const steps = service.fixFolder({ ...reportLocale, wanted });
  let step = steps.next();
  while (!step.done) step = steps.next(await textFor(step.value, service, texts, refusals));
  const { files, applied } = step.value;
  return {
    applied,
    files: files.flatMap(({ uri, edits }) => {
      const before = texts.get(uri);
      if (before === undefined) return [];
      return [{ uri, path: pathOf(uri), before, after: before.mark + applyEdits(before.text, edits) }];
    }),
  };
}

export const changedMeanwhile = "it changed while it was being fixed";

async function textFor(
  uri: string,
  service: LanguageService,
  texts: Map<string, FixableText>,
  refusals: Refusals,
): Promise<string | null> {
  if (refusals.has(uri)) return null;
  const file = await readFixable(pathOf(uri));
  if ("refusal" in file) refusals.set(uri, file.refusal);
  // What the findings rest on is not what stands there now.
  else if (service.updateFromDisk(uri, file.text).file) refusals.set(uri, changedMeanwhile);
  else texts.set(uri, file);
  return texts.get(uri)?.text ?? null;
}

function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
