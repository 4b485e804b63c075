import { isConfigurationFile } from "../core/workspace/configurationFile.ts";
import { isInside } from "../host/canonicalUri.ts";
import type { RenderedFinding, RenderedOutputs } from "../languageService/rendered/api.ts";
import type { Changes, ContentChange } from "./changes.ts";
import type { Documents } from "./documents.ts";
import type { Folder } from "./folder.ts";

/** What the last rendering showed, as long as nothing it rests on has changed. */
export interface RenderedFindings {
  of(folder: Folder, uri: string): readonly RenderedFinding[];
  /** Takes the place of everything that was known of a folder; null where nothing is any more. */
  put(folder: Folder, rendered: Rendered | null): void;
}

interface Rendered {
  readonly findings: readonly RenderedFinding[];
  readonly outputs: RenderedOutputs;
}

/** Says anew what is found in what was rendered, by the settings that hold now. */
type Judge = (folder: Folder, outputs: RenderedOutputs) => Promise<readonly RenderedFinding[]>;

/**
 * Editing a file takes away what rests on it at once: a finding about an older text would stand at a wrong place. Other settings
 * leave what was rendered as it is, so it is judged again.
 */
export function createRenderedFindings(
  changes: Changes,
  documents: Documents,
  judge: Judge,
): RenderedFindings {
  const known = new WeakMap<Folder, Rendered>();
  const findingsOf = (folder: Folder) => known.get(folder)?.findings ?? [];

  function put(folder: Folder, next: Rendered | null): void {
    const hadFindings = findingsOf(folder).length > 0;
    if (next) known.set(folder, next);
    else known.delete(folder);
    if (hadFindings || findingsOf(folder).length > 0)
      changes.fire({ folder, uris: null, others: true, cause: "rendering" });
  }

  function forget(folder: Folder, uris: readonly string[]): void {
    const before = known.get(folder);
    if (!before) return;
    const findings = before.findings.filter((finding) => !uris.some((uri) => restsOn(finding, uri)));
    const units = before.outputs.units.filter(({ unit }) => !uris.some((uri) => isMadeOf(unit, uri)));
    if (units.length === before.outputs.units.length && findings.length === before.findings.length) return;
    put(folder, { findings, outputs: { ...before.outputs, units } });
  }

  async function judgeAgain(folder: Folder): Promise<void> {
    const before = known.get(folder);
    if (!before) return;
    const findings = await judge(folder, before.outputs);
    // Others may have been here meanwhile, and with older settings.
    if (known.get(folder) !== before) return judgeAgain(folder);
    put(folder, { ...before, findings });
  }

  changes.event(({ cause, folder, uris }: ContentChange) => {
    if (cause === "rendering") return;
    const files = uris?.filter((uri) => !isConfigurationFile(uri)) ?? [];
    forget(folder, files);
    if (files.length < (uris?.length ?? 1)) void judgeAgain(folder);
  });
  documents.onEdited(({ folder, uri }) => {
    if (!isConfigurationFile(uri)) forget(folder, [uri]);
  });

  return { of: (folder, uri) => findingsOf(folder).filter((finding) => finding.uri === uri), put };
}

function restsOn({ uri: at, rendered: { targets, restsOn: files } }: RenderedFinding, uri: string): boolean {
  return at === uri || targets.some((target) => isMadeOf({ target, files }, uri));
}

/** A chart rests on everything in its folder, also on files that are no manifests. */
function isMadeOf({ target, files }: MadeOfFiles, uri: string): boolean {
  return (target.kind === "chart" && isInside(uri, target.folder)) || files.includes(uri);
}

type MadeOfFiles = Pick<RenderedOutputs["units"][number]["unit"], "target" | "files">;
