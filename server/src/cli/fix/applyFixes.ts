import { readFile } from "node:fs/promises";
import { detailOf } from "../../host/nodeFileSource.ts";
import type { LanguageService, ReportedFinding } from "../../languageService/api.ts";
import { type StagedFile, stageFile } from "../writing/replaceFile.ts";
import { changedMeanwhile, type FixPlan, type PlannedFile, planFixes, type Refusals } from "./planFixes.ts";

/** What has been written. */
export interface AppliedFixes extends FixPlan {
  readonly refusals: Refusals;
}

/**
 * Fixes the files on the disk. Every new content is prepared before the first one takes its place. Where one of them
 * cannot be, all are given up and planned anew without that file, so that no fix is ever made by half.
 */
export async function applyFixes(
  service: LanguageService,
  wanted: (finding: ReportedFinding) => boolean,
): Promise<AppliedFixes> {
  const refusals: Refusals = new Map();
  for (;;) {
    const plan = await planFixes(service, wanted, refusals);
    const before = refusals.size;
    const staged = await stageAll(plan.files, refusals);
    if (refusals.size === before) {
      const written = await commitAll(staged, refusals);
      for (const { uri, text } of written) service.updateFromDisk(uri, text);
      const uris = new Set(written.map(({ uri }) => uri));
      return { files: plan.files.filter(({ uri }) => uris.has(uri)), applied: plan.applied, refusals };
    }
    for (const { staged: each } of staged) await each.discard();
  }
}

interface Staged {
  readonly file: PlannedFile;
  readonly staged: StagedFile;
}

async function stageAll(files: readonly PlannedFile[], refusals: Refusals): Promise<Staged[]> {
  const staged: Staged[] = [];
  for (const file of files) {
    try {
      staged.push({ file, staged: await stageFile(file.path, Buffer.from(file.after)) });
    } catch (error) {
      refusals.set(file.uri, detailOf(error));
    }
  }
  return staged;
}

/** Looks at each file once more, right before it is replaced. */
async function commitAll(
  all: readonly Staged[],
  refusals: Refusals,
): Promise<{ readonly uri: string; readonly text: string }[]> {
  const written = [];
  for (const { file, staged } of all) {
    const { uri, before, after } = file;
    try {
      const now = await readFile(file.path);
      // The same file under another name, which has just been fixed.
      const isDone = now.equals(Buffer.from(after));
      if (!isDone && !now.equals(before.bytes)) {
        await staged.discard();
        refusals.set(uri, changedMeanwhile);
        continue;
      }
      await (isDone ? staged.discard() : staged.commit());
      written.push({ uri, text: after.slice(before.mark.length) });
    } catch (error) {
      await staged.discard();
      refusals.set(uri, detailOf(error));
    }
  }
  return written;
}
