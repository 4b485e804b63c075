import { isInside } from "../host/canonicalUri.ts";
import type { RenderedFinding } from "../languageService/rendered/api.ts";
import type { Changes, ContentChange } from "./changes.ts";
import type { Documents } from "./documents.ts";
import type { Folder } from "./folder.ts";

/** What the last rendering showed, as long as nothing it rests on has changed. */
export interface RenderedFindings {
  of(folder: Folder, uri: string): readonly RenderedFinding[];
  /** Takes the place of everything that was known of a folder. */
  put(folder: Folder, findings: readonly RenderedFinding[]): void;
}

/** Editing a file takes away what rests on it at once: a finding about an older text would stand at a wrong place. */
export function createRenderedFindings(changes: Changes, documents: Documents): RenderedFindings {
  const known = new Map<Folder, readonly RenderedFinding[]>();

  function keep(folder: Folder, holds: (finding: RenderedFinding) => boolean): void {
    const before = known.get(folder) ?? [];
    const after = before.filter(holds);
    if (after.length === before.length) return;
    known.set(folder, after);
    changes.fire({ folder, uris: null, others: true, cause: "rendering" });
  }

  changes.event((change: ContentChange) => {
    if (change.cause === "rendering") return;
    const { uris } = change;
    keep(change.folder, (finding) => uris !== null && !uris.some((uri) => restsOn(finding, uri)));
  });
  documents.onEdited(({ folder, uri }) => keep(folder, (finding) => !restsOn(finding, uri)));

  return {
    of: (folder, uri) => (known.get(folder) ?? []).filter((finding) => finding.uri === uri),
    put(folder, findings) {
      if (findings.length === 0 && (known.get(folder) ?? []).length === 0) return;
      known.set(folder, findings);
      changes.fire({ folder, uris: null, others: true, cause: "rendering" });
    },
  };
}

/** A chart rests on everything in its folder, also on files that are no manifests. */
function restsOn({ uri: at, rendered }: RenderedFinding, uri: string): boolean {
  const { restsOn: files, targets } = rendered;
  const inChart = targets.some(({ kind, folder }) => kind === "chart" && isInside(uri, folder));
  return at === uri || inChart || files.includes(uri);
}
