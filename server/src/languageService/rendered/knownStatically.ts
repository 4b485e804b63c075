import type { LanguageService, RenderOptions, ReportedFinding } from "../api.ts";
import type { RenderUnit } from "./findTargets.ts";

/**
 * Tells whether the files of a unit already say what was found in its rendering. The same fault is one of the same rule, the
 * same kind of object and the same container, at the same place or about an object of the same name. A template may not tell the
 * name of its object or container; then the file decides.
 */
export function alreadyKnown(
  { files }: RenderUnit,
  service: LanguageService,
  options: RenderOptions,
): (mapped: ReportedFinding) => boolean {
  const own = files.flatMap((uri) => [
    ...service.findings(uri, options),
    ...service.suppressed(uri, options).map(({ finding }) => finding),
  ]);
  return (mapped) => {
    // A finding on a file that the rendering only refers to is told by that file itself.
    const outside = files.includes(mapped.uri) ? [] : service.findings(mapped.uri, options);
    return [...own, ...outside].some((known) => known.rule === mapped.rule && isSame(known, mapped));
  };
}

function isSame(known: ReportedFinding, mapped: ReportedFinding): boolean {
  const samePlace =
    known.uri === mapped.uri && known.span.start === mapped.span.start && known.span.end === mapped.span.end;
  if (samePlace) return true;
  if (known.object.kind !== mapped.object.kind) return false;
  const sameFile = known.uri === mapped.uri;
  return (
    agrees(known.container, mapped.container, sameFile) &&
    agrees(known.object.name, mapped.object.name, sameFile)
  );
}

/** Kustomize adds to names; what a template leaves open may be any. */
function agrees(known: string | null, applied: string | null, sameFile: boolean): boolean {
  if (known === applied) return true;
  if (known === null || applied === null) return false;
  if (known === "" || known.includes("{{")) return sameFile;
  return applied.includes(known);
}
