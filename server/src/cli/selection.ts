import type { ReportedFinding } from "../languageService/api.ts";
import { type Baseline, type BaselineEntry, entryOf, identityOf } from "./baseline/baseline.ts";

/** Which findings count. */
export interface Selection {
  /**
   * `accepted` by the baseline; `unchanged` where neither its file nor one of the files that prove it has changed since
   * the revision the user named.
   */
  judge(finding: ReportedFinding): "counts" | "accepted" | "unchanged";
  /** How many entries of the baseline stand for more than was found. Of files that were not read nothing is said. */
  staleEntries(accepted: readonly ReportedFinding[], filesRead: readonly string[]): number;
}

/** @param isChanged by URI; null: all findings count, whatever has changed */
export function createSelection(
  baseline: Baseline | null,
  isChanged: ((uri: string) => boolean) | null,
): Selection {
  const counts = new Map(baseline?.entries.map((entry) => [identityOf(entry), entry.count]));
  return {
    judge(finding) {
      if (isChanged !== null && !filesOf(finding).some(isChanged)) return "unchanged";
      if (baseline === null) return "counts";
      const entry = entryOf(finding, baseline.pathOf);
      return entry.count <= (counts.get(identityOf(entry)) ?? 0) ? "accepted" : "counts";
    },
    staleEntries(accepted, filesRead) {
      if (baseline === null || isChanged !== null) return 0;
      const found = new Set(accepted.map((finding) => numbered(entryOf(finding, baseline.pathOf))));
      const read = new Set(filesRead.map(baseline.pathOf));
      return baseline.entries.filter((entry) => {
        const isJudged = read.has(entry.file) || baseline.isGone(entry.file);
        return isJudged && !found.has(numbered(entry));
      }).length;
    },
  };
}

/** The files it rests on. */
function filesOf({ uri, related, rendered }: ReportedFinding): readonly string[] {
  return [uri, ...related.map((each) => each.uri), ...(rendered?.restsOn ?? [])];
}

function numbered(entry: BaselineEntry): string {
  return `${identityOf(entry)} ${entry.count}`;
}
